import Foundation
import SecurityQuestions
import Synchronization

/// Everything the product keeps, in one body of SQL over an engine: every change is one transaction with its entries of the
/// audit log inside.
///
/// It is whole from the start: the moment and the randomness of a transaction come from `world`, and every entry is marked
/// as ours by `tag`, every row that people go by in `tags`. There is no store that writes and cannot tag.
package struct SQLStore: Stores {
    package let engine: any SQLEngine
    package let outboxSignal = OutboxSignal()
    package var writingThread: (any TaskExecutor)? { engine.writingThread }
    private let world: World
    private let tag: AuditTag
    private let tags: RowTags
    private let recorded: Recorded

    /// Told what was recorded, with its brand, once it is on the disk: figures are counted by what the log says.
    package typealias Recorded = @Sendable ([AuditEvent]) -> Void

    /// 16 bytes that nobody without the key ring makes of an entry's hash.
    package typealias AuditTag = @Sendable (_ hash: [UInt8]) -> [UInt8]

    package init(
        engine: any SQLEngine, world: World, tag: @escaping AuditTag, tags: RowTags,
        recorded: @escaping Recorded = { _ in }
    ) {
        self.engine = engine
        self.world = world
        self.tag = tag
        self.tags = tags
        self.recorded = recorded
    }

    /// Reads a few rows by their keys, all of one state of the database.
    ///
    /// Throws ``StoreFailure``, as all that follow.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> Value) async throws -> Value {
        let found = Found<Value>()
        try await engine.read { [world, tags] in
            found.value = try body(Snapshot(connection: $0, world: world, tags: tags))
        }
        return try present(found.value)
    }

    /// Reads by one statement, which sees one state of the database by itself.
    func readOnce<Value: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> Value) async throws -> Value {
        let found = Found<Value>()
        try await engine.readOnce { [world, tags] in
            found.value = try body(Snapshot(connection: $0, world: world, tags: tags))
        }
        return try present(found.value)
    }

    /// Reads what may take its time, with a reader that pages never wait for.
    func readLong<Value: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> Value) async throws -> Value {
        try await engine.readLong { [world, tags] in
            try body(Snapshot(connection: $0, world: world, tags: tags))
        }
    }

    /// Changes the database in one transaction, which is on the disk when this returns and undone when it throws. What was
    /// recorded in it is chained to the audit log as its last act.
    ///
    /// Once begun it is finished, even when the task that asked for it is cancelled. An engine may run `body` again after a
    /// conflict with another node: it has no effect but through its transaction.
    ///
    /// - Parameter company: who else may write meanwhile. Alone until it is shown to lock every row that it decides by.
    @discardableResult
    func write<Value: Sendable>(
        _ company: WriteCompany = .alone, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let lease = Lease.held
        let (value, hasPosted, events) = try await engine.write(company) { [world, tag, tags] connection in
            let transaction = Transaction(connection: connection, world: world, tag: tag, tags: tags)
            if let lease { try transaction.require(lease) }
            let value = try body(transaction)
            let events = try transaction.chainRecorded()
            return (value, transaction.hasPosted, events)
        }
        if !events.isEmpty { recorded(events) }
        if hasPosted { outboxSignal.raise() }
        return value
    }
}

/// What was read, on its way from the thread of a connection: a body that gives nothing back is no generic requirement of an
/// engine, which would cost pages a tenth of their processor time.
private final class Found<Value: Sendable>: Sendable {
    private let kept = Mutex<Value?>(nil)

    var value: Value? {
        get { kept.withLock { $0 } }
        set { kept.withLock { $0 = newValue } }
    }
}
