import SecurityQuestions

/// Where the key ring comes from. Behind a command can be whatever has a program: a KMS, an HSM, a secret store.
package protocol KeySource: Sendable {
    /// For people: "the file /var/lib/…", "the command …".
    var description: String { get }
    /// How often (in seconds) it is looked at while the server runs; nil where it cannot change.
    var interval: Int? { get }

    /// Throws ``KeyRingFailure``.
    func read() async throws(KeyRingFailure) -> KeyRing
    /// Tells cheaply whether the ring may have changed; nil where only reading it tells.
    func mark() -> KeySourceMark?
}
