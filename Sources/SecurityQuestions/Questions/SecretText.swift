import Synchronization

/// Something a person said or typed that nobody may see: an answer, a password.
///
/// It cannot be printed, encoded or compared, and its bytes are overwritten when the last owner lets go. (The request
/// it came in with is not ours to wipe: the HTTP library's buffers live a little longer.)
public final class SecretText: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let bytes: Mutex<[UInt8]>

    public init(_ text: String) { bytes = Mutex(Array(text.utf8)) }

    deinit {
        bytes.withLock { Self.overwrite(&$0) }
    }

    /// The one way to the text; what it is used for must not outlive `use`.
    public func reveal<Result>(_ use: (String) throws -> Result) rethrows -> Result {
        try use(bytes.withLock { String(decoding: $0, as: UTF8.self) })
    }

    /// Not inlined: where the compiler sees that the bytes are let go next, it leaves the zeros out.
    @inline(never)
    private static func overwrite(_ bytes: inout [UInt8]) {
        for place in bytes.indices { bytes[place] = 0 }
    }

    public var description: String { "•••" }
    public var debugDescription: String { "•••" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
