import Foundation
import SecurityQuestions

/// A change of the database: its connection, its moment, its randomness, and the events to be chained when it is done.
package struct Transaction: Reading {
    let connection: any SQLConnection
    let now: Date
    let world: World
    let tag: SQLStore.AuditTag?
    let tags: RowTags
    private let state = State()

    /// - Parameter tag: nil only for entries that are older than the chain.
    package init(connection: any SQLConnection, world: World, tag: SQLStore.AuditTag?, tags: RowTags) {
        self.connection = connection
        self.now = connection.moment ?? world.now()
        self.world = world
        self.tag = tag
        self.tags = tags
    }

    /// Executes a statement.
    ///
    /// - Returns: how many rows it has changed.
    @discardableResult
    func run(_ sql: String, _ arguments: SQLArguments = []) throws -> Int {
        try connection.execute(sql, arguments)
    }

    /// Inserts one row, or throws: a trigger of somebody else's may have swallowed it.
    func insert(_ sql: String, _ arguments: SQLArguments) throws {
        guard try run(sql, arguments) == 1 else { throw UnreadableValue() }
    }

    /// Updates one row, or throws likewise: a budget that is not written is no budget.
    func update(_ sql: String, _ arguments: SQLArguments) throws { try insert(sql, arguments) }

    /// Inserts and updates, each of which neither sees nor touches what another changes: one statement where the database is elsewhere.
    /// Throws likewise, there with the next statement.
    func perform(_ changes: [SQLChange]) throws {
        guard !changes.isEmpty else { return }
        try connection.executeTogether(changes)
    }

    /// Adds an entry to the audit log, and to the outbox what the owner hears of it: both as the last act of the
    /// transaction, so that the end of the chain is held for as short a time as can be.
    func record(_ event: AuditEvent) throws { state.recorded.append(event) }

    var recorded: [AuditEvent] { state.recorded }

    /// Likewise, with the entries of the log: for what nothing sees that is read until then.
    func performLast(_ changes: [SQLChange]) { state.posted += changes }

    /// Inserts messages into the outbox, all by one statement.
    func post(_ insert: String, _ messages: [SQLArguments]) throws {
        guard let change = posting(insert, messages) else { return }
        try connection.executeTogether([change])
    }

    /// Likewise, with the entries of the log.
    func postLast(_ insert: String, _ messages: [SQLArguments]) {
        if let change = posting(insert, messages) { state.posted.append(change) }
    }

    private func posting(_ insert: String, _ messages: [SQLArguments]) -> SQLChange? {
        guard !messages.isEmpty else { return nil }
        state.hasPosted = true
        let rows = messages.map { "(\($0.values.marks))" }.joined(separator: ", ")
        return SQLChange("\(insert) VALUES \(rows)", messages.reduce([], +), rows: messages.count)
    }

    /// Whether a message was put into the outbox.
    var hasPosted: Bool { state.hasPosted }

    /// Chains what was recorded.
    ///
    /// - Returns: that, with the brand of each.
    func chainRecorded() throws -> [AuditEvent] {
        // What is come upon meanwhile is chained behind it.
        for event in state.recorded { try announce(event) }
        let chained = try chain(state.recorded, with: state.posted)
        (state.recorded, state.posted) = ([], [])
        return chained
    }

    /// Whether the rows that the write asked for are locked (``WriteCompany/amongLocked(_:)``): nil where it asked for none or there is
    /// one writer, false where they are not there.
    var hasLocked: Bool? { connection.hasLocked }

    /// Locks rows that are about to be read and changed, in the one order in which everybody does, so that two never wait
    /// for each other. On a database with one writer there is nothing to lock.
    func lock(_ row: RowLock) throws {
        precondition(
            state.lastLocked <= row.order, "rows are locked in one order: account, answer, call, agent, client")
        state.lastLocked = row.order
        guard connection.locksRows else { return }
        _ = try exists("\(row.sql) \(RowLock.mode)", [row.key])
    }

    private final class State {
        var recorded: [AuditEvent] = []
        var posted: [SQLChange] = []
        var hasPosted = false
        var lastLocked = 0
    }
}

/// A row that several may want to change at once, in the order in which they are locked.
enum RowLock {
    case account(Int64)
    case answers(ofAccount: Int64)
    case call(Int64)
    case agent(Int64)
    case client(Int64)

    /// Two who lock a row wait for each other; nobody waits who adds a row that refers to it, which the stronger `FOR UPDATE` would have
    /// them do: in whatever order, and so for ever.
    static let mode = "FOR NO KEY UPDATE"

    var order: Int {
        switch self {
        case .account: 1
        case .answers: 2
        case .call: 3
        case .agent: 4
        case .client: 5
        }
    }

    var sql: String {
        switch self {
        case .account: "SELECT 1 FROM accounts WHERE key = ?"
        case .answers: "SELECT 1 FROM answers WHERE account = ?"
        case .call: "SELECT 1 FROM calls WHERE key = ?"
        case .agent: "SELECT 1 FROM agents WHERE key = ?"
        case .client: "SELECT 1 FROM clients WHERE key = ?"
        }
    }

    var key: Int64 {
        switch self {
        case .account(let key), .answers(let key), .call(let key), .agent(let key), .client(let key): key
        }
    }
}
