/// The ring's text in the environment: the same for as long as the process lives.
public struct EnvironmentKeySource: KeySource {
    private let variable: String
    private let text: String

    public init(variable: String, text: String) {
        self.variable = variable
        self.text = text
    }

    public var description: String { "the environment variable \(variable)" }
    public var interval: Int? { nil }
    public func read() throws(KeyRingFailure) -> KeyRing { try KeyRing(text) }
    public func mark() -> KeySourceMark? { nil }
}
