import Foundation

/// A row is not as Countersign wrote it: somebody changed it, moved it or put it in outside Countersign. Nothing that rests
/// on it is done.
package struct RecordAltered: Error, Sendable, Hashable {
    package let record: Record
    /// The row's own id, as text.
    package let id: String
    /// The account it is of, where it is of one.
    package let account: ID<Account>?

    package enum Record: String, Sendable {
        case account, member, agent, answer, client
    }

    package init(_ record: Record, id: String, account: ID<Account>?) {
        (self.record, self.id, self.account) = (record, id, account)
    }

    /// The entry of the audit log that it was come upon.
    package static let kind = AuditEvent.Kind.recordAltered

    /// Come upon by the server itself, while it did something that does not rest on it.
    package static func comeUpon(_ record: Record, of account: ID<Account>, at now: Date) -> AuditEvent {
        AuditOrigin.system.event(kind, at: now, account: account, detail: record.rawValue)
    }
}

extension AuditStore {
    /// What `read` reads; where it comes upon a row that was altered, the log tells of it before the error goes on.
    func tellingOfAltered<Value>(by origin: AuditOrigin, _ read: () async throws -> Value) async throws -> Value {
        do {
            return try await read()
        } catch let altered as RecordAltered {
            try await record(
                RecordAltered.kind, by: origin, account: altered.account, detail: altered.record.rawValue)
            throw altered
        }
    }
}
