/// Something in the configuration that cannot be taken, and where it stands.
package struct ConfigurationProblem: Sendable, Hashable {
    package let origin: Origin
    /// A sentence: what is wrong, what is allowed.
    package let message: String

    /// Where something was written.
    package enum Origin: Sendable, Hashable {
        case file(String, line: Int)
        case environment(String)
        case flag(String)
        case wholeFile(String)

        package var text: String {
            switch self {
            case .file(let path, let line): "\(path), line \(line)"
            case .environment(let name): "environment variable \(name)"
            case .flag(let name): "option \(name)"
            case .wholeFile(let path): path
            }
        }
    }

    package var sentence: String { "\(origin.text): \(message)" }
}
