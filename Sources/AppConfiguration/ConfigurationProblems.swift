/// Collects problems, so that all of them are told at once.
final class ConfigurationProblems {
    private var found: [ConfigurationProblem] = []
    /// What is told and keeps nothing from being taken, in the order in which it was read.
    private(set) var warnings: [ConfigurationProblem] = []

    func add(_ origin: ConfigurationProblem.Origin, _ message: String) {
        found.append(ConfigurationProblem(origin: origin, message: message))
    }

    func warn(_ origin: ConfigurationProblem.Origin, _ message: String) {
        warnings.append(ConfigurationProblem(origin: origin, message: message))
    }

    /// Throws ``ConfigurationRefused`` where there are any: those of the file by line, then the others.
    func report() throws {
        guard !found.isEmpty else { return }
        let sorted = found.enumerated().sorted { one, other in
            (Self.rank(one.element), one.offset) < (Self.rank(other.element), other.offset)
        }
        throw ConfigurationRefused(problems: sorted.map(\.element))
    }

    var isEmpty: Bool { found.isEmpty }

    private static func rank(_ problem: ConfigurationProblem) -> Int {
        if case .file(_, let line) = problem.origin { line } else { .max }
    }
}
