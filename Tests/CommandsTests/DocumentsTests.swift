import ArgumentParser
import Foundation
import SecurityQuestions
import Telemetry
import Testing

@testable import AppConfiguration
@testable import Commands

/// The documents name commands, options, settings and files: each of them is there.
struct DocumentsTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardizedFileURL
    /// Decisions tell of what was, and the changelog of what went.
    private static let documents = [
        "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "STYLE.md", "BrowserTests/README.md",
        "Tests/GuessingTests/Distributions/README.md", "docs/back-up.md", "docs/configure.md", "docs/glossary.md",
        "docs/guessing.md", "docs/incident.md", "docs/api.md", "docs/audit-kinds.md", "docs/grants.md",
        "docs/install.md", "docs/keys.md", "docs/monitoring.md", "docs/performance.md", "docs/postgresql.md",
        "docs/privacy.md",
        "docs/release.md",
        "docs/single-sign-on.md", "docs/spoken-answers.md", "docs/threat-model.md", "docs/upgrade.md",
    ]

    private static func content(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// What stands between backticks, and the lines that are set apart as code.
    private static func code(in document: String) throws -> [String] {
        let text = try content(document)
        let spans = text.matches(of: /`([^`\n]+)`/).map { String($0.output.1) }
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("    ") }
            .map { $0.trimmingCharacters(in: .whitespaces) }
        return spans + lines
    }

    private static func isThere(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path(percentEncoded: false))
    }

    @Test func `every document of the house is looked at`() throws {
        let docs = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "docs").path())
            .filter { $0.hasSuffix(".md") && $0 != "compliance.md" }.map { "docs/\($0)" }
        #expect(Set(docs).isSubset(of: Self.documents))
    }

    @Test(arguments: documents)
    func `the commands and options that a document names are there`(document: String) throws {
        for span in try Self.code(in: document) {
            for fault in CommandMention.faults(in: span) { Issue.record("\(document): \(span): \(fault)") }
        }
    }

    @Test(arguments: documents)
    func `the files and folders that a document names are there`(document: String) throws {
        let folder = URL(filePath: document).deletingLastPathComponent().relativePath
        for match in try Self.content(document).matches(of: /\]\(([^)#:]+)(?:#[^)]*)?\)/) {
            let path = "\(folder)/\(match.output.1)"
            #expect(Self.isThere(path), "\(document) links to \(match.output.1)")
        }
        for span in try Self.code(in: document) {
            let path = span.prefix { !$0.isWhitespace && $0 != ":" }
            guard path.contains(/^(?:Sources|Tests|BrowserTests|Benchmarks|Packaging|Scripts|docs|Help)\/[\w.\/-]+$/),
                !path.hasPrefix("Help/_site")
            else { continue }
            #expect(Self.isThere(String(path)), "\(document) names \(path)")
        }
    }

    /// A setting is named by its path or the end of it, such as `mail.user` or `policy.scopes`, or with a value, such as
    /// `recent-change: code`. Whatever in a document looks like that is one, so that a section can go as little as its last line.
    @Test(arguments: documents)
    func `the settings that a document names are in the sample`(document: String) throws {
        let sample = try SampleSettings(Self.content("Packaging/countersign.yaml"))
        #expect(sample.paths.count > 40)
        for span in try Self.code(in: document) {
            let path =
                span.wholeMatch(of: /([a-z-]+(?:\.[a-z-]+)+)(?::.*)?/) ?? span.wholeMatch(of: /([a-z]+-[a-z-]+): .*/)
            guard let name = path.map({ String($0.output.1) }), !Self.isFile(name), LoggedEvent(rawValue: name) == nil,
                MachineEvent.Kind(rawValue: name) == nil, Client.Permission(rawValue: name) == nil
            else { continue }
            #expect(sample.has(name), "\(document) names the setting \(name)")
        }
    }

    private static func isFile(_ name: String) -> Bool {
        name.contains(/\.(?:ya?ml|md|sqlite|json|csv|sh|swift|py|container|socket)$/)
    }

    @Test(arguments: documents)
    func `the variables of the environment that a document names are read`(document: String) throws {
        // What the doctor would call unused no document names, but for the one of the tests and the field of the journal.
        let known = DoctorCommand.known.union(["COUNTERSIGN_BINARY", Overlay.prefix, JournalWriter.eventField])
        for match in try Self.content(document).matches(of: /COUNTERSIGN_[A-Z_]*/) {
            #expect(known.contains(String(match.output)), "\(document) names \(match.output)")
        }
    }

    @Test func `a test that looks for what is not there fails`() {
        #expect(CommandMention.faults(in: "countersign account erase 17 --brand northline").isEmpty)
        #expect(!CommandMention.faults(in: "countersign account forget 17").isEmpty)
        #expect(!CommandMention.faults(in: "countersign account erase 17 --brnad northline").isEmpty)
        #expect(!Self.isThere("Scripts/nowhere"))
        let sample = SampleSettings("mail:\n  #user: me\n  smtp: a:25\ncare:\n  listen: b\n")
        #expect(sample.paths == ["mail", "mail.user", "mail.smtp", "care", "care.listen"])
        #expect(sample.has("mail.user") && sample.has("user") && !sample.has("care.user") && !sample.has("ser"))
    }
}

/// A command line, or the beginning of one, in a document.
private enum CommandMention {
    /// What in it the program would not take.
    static func faults(in text: String) -> [String] {
        text.matches(of: /(?:^|; |bin\/)countersign ([^|#;&>)”]*)/).flatMap { match in
            faults(of: match.output.1.split(separator: " ").map(String.init))
        }
    }

    private static func faults(of words: [String]) -> [String] {
        var command: any ParsableCommand.Type = Countersign.self
        var rest = words[...]
        while let word = rest.first, !command.configuration.subcommands.isEmpty, word.contains(/^[a-z-]+,?$/) {
            let name = word.replacing(",", with: "")
            guard !name.hasPrefix("-") else { break }
            guard let next = command.configuration.subcommands.first(where: { $0.configuration.commandName == name })
            else {
                return ["there is no command “\(name)”"]
            }
            (command, rest) = (next, rest.dropFirst())
        }
        let help = Countersign.helpMessage(for: command, columns: 200)
        return rest.filter { $0.hasPrefix("--") && $0.count > 2 }
            .map { String($0.prefix { $0 != "=" && $0 != "," && $0 != "`" && $0 != "]" }) }
            .filter { !help.contains("\($0) ") && !help.contains("\($0)\n") && $0 != "--help" }
            .map { "\(command.configuration.commandName ?? "") has no option \($0)" }
    }
}

/// The settings of the sample file, those that are switched off as well.
private struct SampleSettings {
    private(set) var paths: [String] = []

    func has(_ end: String) -> Bool { paths.contains { $0 == end || $0.hasSuffix(".\(end)") } }

    init(_ text: String) {
        var open: [(indent: Int, name: String)] = []
        for line in text.split(separator: "\n") {
            let bare = line.replacing(/^(\s*)(?:- )?#?(?:- )?/) { String($0.output.1) }
            guard let match = bare.firstMatch(of: /^(\s*)([a-z][a-z-]*):(?:\s|$)/) else { continue }
            let indent = match.output.1.count
            while let last = open.last, last.indent >= indent { open.removeLast() }
            open.append((indent, String(match.output.2)))
            paths.append(open.map(\.name).joined(separator: "."))
        }
    }
}
