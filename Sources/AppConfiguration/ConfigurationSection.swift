import Yams

/// A mapping of the configuration file. A key that nobody has asked for by the end is refused.
final class ConfigurationSection {
    let path: String
    let origin: ConfigurationProblem.Origin
    let problems: ConfigurationProblems
    private let file: ConfigurationFile
    /// Nil inside lists: environment and options say nothing about brands.
    private let overlay: Overlay?
    private let settings: WrittenSettings
    private var entries: [String: (value: Node, line: Int)] = [:]
    private var order: [String] = []
    private var known: [String] = []
    private var overlooked: Set<String> = []

    init(
        _ node: Node?, path: String, line: Int, file: ConfigurationFile, overlay: Overlay?,
        problems: ConfigurationProblems, settings: WrittenSettings
    ) {
        self.path = path
        self.origin = .file(file.path, line: line)
        self.file = file
        self.overlay = overlay
        self.problems = problems
        self.settings = settings
        guard let node, !node.isEmptyValue else { return }
        guard let mapping = node.mapping else {
            problems.add(origin, "\(path.isEmpty ? "The file" : path) must consist of “key: value” lines.")
            return
        }
        for (key, value) in mapping {
            guard let name = key.scalar?.string else { continue }
            entries[name] = (value, key.mark?.line ?? line)
            order.append(name)
        }
    }

    /// The value of `key` after environment and options; nil where nobody gives one (or only wrong ones).
    func value<Value>(_ key: String, _ kind: SettingKind<Value>) -> Value? {
        known.append(key)
        let full = self.full(key)
        var result: Value?
        for written in (inFile(key).map { [$0] } ?? []) + (overlay?.written(full) ?? []) {
            settings.note(full, written.text)
            if let value = kind.read(written) {
                result = value
            } else {
                let text =
                    written.text.isEmpty
                    ? "is empty" : kind.isRepeated ? "cannot be “\(written.text)”" : "cannot be what stands there"
                problems.add(written.origin, "\(full) \(text); allowed is \(kind.allowed).")
            }
        }
        return result
    }

    /// As ``value(_:_:)``, and refused where it is missing.
    func required<Value>(_ key: String, _ kind: SettingKind<Value>) -> Value? {
        let value = value(key, kind)
        if value == nil, entries[key] == nil {
            problems.add(origin, "\(full(key)) is missing; allowed is \(kind.allowed).")
        }
        return value
    }

    /// Whether anybody gives `key` a value, right or wrong.
    func says(_ key: String) -> Bool { entries[key] != nil || !(overlay?.written(full(key)) ?? []).isEmpty }

    /// Refuses a second one of `keys`: each is one of `what`, such as “ways to send mail”.
    func requireOne(of keys: [String], _ what: String) {
        let said = keys.filter(says)
        guard said.count > 1 else { return }
        problems.add(
            origin(of: said[1]), "\(full(said[0])) and \(full(said[1])) are two \(what); keep one of them.")
    }

    /// Where the value of `key` that holds was written.
    func origin(of key: String) -> ConfigurationProblem.Origin {
        overlay?.written(full(key)).last?.origin ?? entries[key].map { .file(file.path, line: $0.line) } ?? origin
    }

    func section(_ key: String) -> ConfigurationSection {
        known.append(key)
        let entry = entries[key]
        return ConfigurationSection(
            entry?.value, path: full(key), line: entry?.line ?? line, file: file, overlay: overlay, problems: problems,
            settings: settings)
    }

    /// The mappings of the list at `key`.
    func sections(_ key: String) -> [ConfigurationSection] {
        known.append(key)
        guard let entry = entries[key], !entry.value.isEmptyValue else { return [] }
        guard let sequence = entry.value.sequence else {
            problems.add(.file(file.path, line: entry.line), "\(full(key)) must be a list: lines that begin with “- ”.")
            return []
        }
        return sequence.enumerated().map { place, node in
            ConfigurationSection(
                node, path: "\(full(key))[\(place + 1)]", line: node.mark?.line ?? entry.line, file: file, overlay: nil,
                problems: problems, settings: settings)
        }
    }

    /// Lets `key` stand there, and does not count it among what is allowed.
    func overlook(_ key: String) { overlooked.insert(key) }

    /// Refuses what was not asked for.
    func close() {
        for key in order where !known.contains(key) && !overlooked.contains(key) {
            let allowed = known.sorted().joined(separator: ", ")
            problems.add(
                .file(file.path, line: entries[key]?.line ?? line),
                "\(full(key)) is not a setting; allowed here: \(allowed).")
        }
    }

    private var line: Int { if case .file(_, let line) = origin { line } else { 1 } }
    func full(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    private func inFile(_ key: String) -> Written? {
        guard let entry = entries[key] else { return nil }
        let origin = ConfigurationProblem.Origin.file(file.path, line: entry.line)
        // A list stands for its entries with commas between them, as in an environment variable.
        let items = entry.value.sequence?.map { $0.scalar?.string } ?? [entry.value.scalar?.string]
        let text = items.contains { $0 == nil } ? "…" : items.compactMap(\.self).joined(separator: ", ")
        let list = entry.value.sequence == nil ? nil : items.compactMap(\.self)
        return Written(text: text, origin: origin, folder: file.folder, items: list)
    }
}

extension Node {
    /// `key:` with nothing after it.
    fileprivate var isEmptyValue: Bool { scalar.map { $0.string.isEmpty && $0.style == .plain } ?? false }
}
