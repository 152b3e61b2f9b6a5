import Foundation
import SQLStore

/// A connection within a transaction. What nobody waits for goes out with the next statement, or with the end of it.
final class PostgresConnection: SQLConnection {
    private let link: PQLink
    let moment: Date?
    let hasLocked: Bool?
    /// Whether what is found comes in portions: it may be the whole log.
    private let readsInPortions: Bool
    private var waiting: [PQStatement] = []
    private var hasLockedLogEnd = false

    /// How many rows at a time.
    private static let portion = 500
    /// How many statements wait for another one at most.
    private static let mostWaiting = 16

    init(link: PQLink, moment: Date?, hasLocked: Bool?, readsInPortions: Bool) {
        (self.link, self.moment, self.hasLocked, self.readsInPortions) = (link, moment, hasLocked, readsInPortions)
    }

    /// Others write at the same time.
    var locksRows: Bool { true }

    func query(_ sql: String, _ arguments: SQLArguments, _ body: (SQLRow) throws -> Bool) throws {
        if readsInPortions { return try queryInPortions(sql, arguments, body) }
        _ = try run(sql, arguments).give(to: body)
    }

    func execute(_ sql: String, _ arguments: SQLArguments) throws -> Int { try run(sql, arguments).changed }

    func executeTogether(_ changes: [SQLChange]) throws { try wait(link.joined(changes)) }

    func executeBefore(_ sql: String, _ arguments: SQLArguments) throws {
        try wait(link.statement(sql, arguments))
    }

    /// Whoever locks it lets go of it at COMMIT, and waits for the disk after that (``LogEnd``).
    func lockLogEnd() throws {
        try wait(link.statement(LogEnd.lock, []))
        hasLockedLogEnd = true
    }

    /// Ends the transaction by what waits and COMMIT, all sent at once: where one fails, nothing that follows it is done.
    func commit() throws {
        defer { waiting = [] }
        let warnings = link.warnings
        let statements = waiting + [PQStatement("COMMIT")]
        let results = try link.results(
            of: hasLockedLogEnd ? statements + [link.statement(LogEnd.waitForDisk, [])] : statements)
        for result in results.prefix(statements.count - 1) { _ = try result.get() }
        // Where a statement failed, and nobody minded, PostgreSQL answers ROLLBACK.
        guard try results[statements.count - 1].get().command == "COMMIT" else { throw PostgresFault.notCommitted }
        // It is done, and whether it stays is not known.
        if hasLockedLogEnd, case .failure = results[statements.count] { throw ConnectionLost() }
        // PostgreSQL acknowledges what a standby does not have when somebody cancels the wait, and warns.
        guard link.warnings == warnings else { throw ConnectionLost() }
    }

    private func run(_ sql: String, _ arguments: SQLArguments) throws -> PQRows {
        try send(link.statement(sql, arguments))
    }

    private func wait(_ statement: PQStatement) throws {
        if waiting.count == Self.mostWaiting {
            _ = try send(statement)
        } else {
            waiting.append(statement)
        }
    }

    private func send(_ statement: PQStatement) throws -> PQRows {
        defer { waiting = [] }
        return try link.run(waiting + [statement])
    }

    private func queryInPortions(_ sql: String, _ arguments: SQLArguments, _ body: (SQLRow) throws -> Bool) throws {
        // One inside the body of another has another name.
        let name = "portions_\(UUID().uuidString.replacing("-", with: ""))"
        _ = try run("DECLARE \(name) NO SCROLL CURSOR FOR \(sql)", arguments)
        while true {
            let rows = try run("FETCH \(Self.portion) FROM \(name)", [])
            guard try rows.give(to: body), rows.count == Self.portion else { break }
        }
        // Where the body throws, the transaction ends, and the cursor with it.
        _ = try run("CLOSE \(name)", [])
    }
}

/// A connection for a statement that is a transaction of its own: it goes out with its settings, and that is all.
final class PostgresReadOnce: SQLConnection {
    private let session: PQSession
    private let settings: String
    private let made: (Date) -> Date
    private var found: Date?
    private var failure: (any Error)?

    init(_ session: PQSession, _ settings: String, _ made: @escaping (Date) -> Date) {
        (self.session, self.settings, self.made) = (session, settings, made)
    }

    var locksRows: Bool { true }

    /// Asked for by itself where it is wanted before the statement. Where it cannot be had, the statement says so.
    var moment: Date? {
        if found == nil { do { _ = try rows([]) } catch { failure = error } }
        return found
    }

    func query(_ sql: String, _ arguments: SQLArguments, _ body: (SQLRow) throws -> Bool) throws {
        _ = try rows([(sql, arguments)]).give(to: body)
    }

    func execute(_ sql: String, _ arguments: SQLArguments) throws -> Int { try rows([(sql, arguments)]).changed }

    /// Nothing is recorded without a transaction.
    func lockLogEnd() throws { throw UnreadableValue() }

    private func rows(_ asked: [(sql: String, arguments: SQLArguments)]) throws -> PQRows {
        if let failure { throw failure }
        let rows = try session.onReadyLink { [settings] link in
            try link.all([PQStatement(settings)] + asked.map { link.statement($0.sql, $0.arguments) })
        }
        if found == nil { found = try rows.first.map { made(try $0.now) } }
        guard let last = rows.last else { throw UnreadableValue() }
        return last
    }
}

/// The end of the audit log, which one transaction at a time holds.
///
/// It is let go at COMMIT without waiting for the disk (and the standby), so that the next one need not wait for these as well: all who
/// commit meanwhile wait for them together. Nobody is told that anything is done before: a transaction that writes something follows
/// COMMIT, in the same piece, and is waited for as the server is set up to. The write-ahead log is one sequence: where that is kept so is
/// everything before it, and what was decided by something that is lost is lost with it.
enum LogEnd {
    static let lock = "SELECT set_config('synchronous_commit', 'off', true) FROM audit_end FOR UPDATE"

    static let waitForDisk = "SELECT pg_logical_emit_message(true, 'countersign', '')"
}

extension PostgresFault {
    /// `transaction_rollback` of the standard.
    static let notCommitted = PostgresFault(sqlState: "40000", constraint: nil, said: "")
}
