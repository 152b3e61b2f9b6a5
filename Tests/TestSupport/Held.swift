import SecurityQuestions
import Synchronization

/// A value that closures share.
public final class Held<Value: Sendable>: Sendable {
    private let held: Mutex<Value>

    public init(_ value: Value) { held = Mutex(value) }

    public var value: Value {
        get { held.withLock { $0 } }
        set { held.withLock { $0 = newValue } }
    }
}

extension Held<AuditVerification> {
    public func read(_ entry: AuditEntry, _ checkpoint: AuditCheckpoint?) throws {
        try held.withLock { try $0.read(entry, checkpoint) }
    }

    public func finish() throws -> AuditVerification.Result { try value.finish() }
}
