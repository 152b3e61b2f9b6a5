import SecurityQuestions

/// Where the key ring comes from. Behind a command can be whatever has a program: a KMS, an HSM, a secret store.
public protocol KeySource: Sendable {
    /// For people: "the file /var/lib/…", "the command …".
    var description: String { get }
    /// How often (in seconds) it is looked at while the server runs; nil where it cannot change.
    var interval: Int? { get }

    /// Throws ``KeyRingFailure``.
    func read() async throws(KeyRingFailure) -> KeyRing
    /// Tells cheaply whether the ring may have changed; nil where only reading it tells.
    func mark() -> KeySourceMark?
}

/// Is another one when the ring may have changed.
public struct KeySourceMark: Sendable, Hashable {
    let values: [Int]
}

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
