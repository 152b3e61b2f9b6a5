import Yams

/// A file that is not YAML at all, as the parser tells it.
struct YAMLFault {
    let line: Int?
    let what: String

    init(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            line = mark.line
            what = problem
        case .duplicatedKeysInMapping(let keys, let context):
            line = context.mark.line
            what = "a key stands there twice: \(keys.joined(separator: ", "))"
        case .reader(let problem, _, _, _):
            line = nil
            what = problem
        default:
            line = nil
            what = "\(error)"
        }
    }

    func problem(in file: ConfigurationFile) -> ConfigurationProblem {
        ConfigurationProblem(
            origin: line.map { .file(file.path, line: $0) } ?? .wholeFile(file.path),
            message: "The file is not proper YAML (\(what)); check indentation, colons and quotes.")
    }
}
