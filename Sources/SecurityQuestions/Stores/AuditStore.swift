import Foundation

/// What happened, in order.
package protocol AuditStore: Sendable {
    /// Records what is no part of another operation.
    ///
    /// - Returns: when, which is the moment of the transaction.
    @discardableResult
    func record(
        _ kind: AuditEvent.Kind, by origin: AuditOrigin, account: ID<Account>?, call: ID<Call>?, detail: String?
    ) async throws -> Date

    /// Records what somebody did who is nobody's, as ``VisitorEvents`` says.
    ///
    /// - Parameter detail: a word of the program's own; entries with another one are counted for themselves.
    func recordVisitor(_ kind: AuditEvent.Kind, at place: LoginPlace, by origin: AuditOrigin, detail: String?)
        async throws
    /// Records how many followed the first of a minute that is over.
    func recordVisitors() async throws

    /// What the owner may see of an account, newest first, older than `before` where given.
    func activity(
        of account: ID<Account>, about topic: ActivityTopic, before: Int64?, limit: Int
    ) async throws -> [RecordedEvent]
}

extension AuditStore {
    package func recordVisitor(_ kind: AuditEvent.Kind, at place: LoginPlace, by origin: AuditOrigin) async throws {
        try await recordVisitor(kind, at: place, by: origin, detail: nil)
    }

    /// The same of something that is no part of a call.
    @discardableResult
    package func record(
        _ kind: AuditEvent.Kind, by origin: AuditOrigin, account: ID<Account>? = nil, detail: String? = nil
    ) async throws -> Date {
        try await record(kind, by: origin, account: account, call: nil, detail: detail)
    }

    /// All of it.
    package func activity(of account: ID<Account>, before: Int64?, limit: Int) async throws -> [RecordedEvent] {
        try await activity(of: account, about: .everything, before: before, limit: limit)
    }
}

/// The audit log as a chain.
public protocol AuditLogStore: Sendable {
    /// Throws ``StoreFailure/altered(path:objects:)`` unless tables, indexes, triggers and views are those that the store has
    /// made: a trigger of somebody else's could keep entries from being written.
    func requireUnalteredSchema() async throws

    /// Every entry from `first` on, in order, with the checkpoint that was made at it; all of one state of the log.
    ///
    /// Ends early where `body` throws.
    func readLog(
        from first: Int64, _ body: @escaping @Sendable (AuditEntry, AuditCheckpoint?) throws -> Void
    ) async throws

    /// The checkpoint at the highest number, whether there is such an entry or not.
    func newestCheckpoint() async throws -> AuditCheckpoint?
    /// The last entry; nil where nothing has happened yet.
    func newestEntry() async throws -> AuditEntry?
    func entry(_ number: Int64) async throws -> AuditEntry?
    /// Keeps it, unless there is one at that entry already.
    ///
    /// - Returns: the one that is kept.
    func keep(_ checkpoint: AuditCheckpoint) async throws -> AuditCheckpoint
    /// The latest event of a kind.
    func newest(_ kind: AuditEvent.Kind) async throws -> RecordedEvent?
}
