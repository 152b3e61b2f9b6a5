import SecurityQuestions

/// The ring in a file that an orchestrator has mounted for this process: it may be root's, and its group may read it. Never
/// made or changed here. Looked at every second.
package struct MountedKeySource: KeySource {
    package let path: String

    package init(path: String) { self.path = path }

    package var description: String { "the mounted file \(path)" }
    package var interval: Int? { 1 }
    package func read() throws(KeyRingFailure) -> KeyRing { try KeyRing(mountedFile: path) }
    package func mark() -> KeySourceMark? { FileKeySource(path: path).mark() }
}
