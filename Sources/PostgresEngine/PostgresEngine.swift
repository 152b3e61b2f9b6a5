import Foundation
import SQLStore
import SecurityQuestions
import Synchronization
import Telemetry

/// A PostgreSQL database, which several nodes may share: READ COMMITTED, and what is decided by is locked by rows, or by writing
/// alone (``WriteCompany``).
package final class PostgresEngine: SQLEngine {
    private let pages: ConnectionPool
    private let long: ConnectionPool
    private let mapping: FailureMapping
    private let beginnings: Beginnings
    private let metrics: PoolMetrics
    private let moment: @Sendable (_ database: Date) -> Date
    private let skew = ClockSkew()

    /// Throws ``PostgresUnreachable``, ``PostgresTooOld``, and ``PostgresNotMigrated`` or ``StoreFailure`` where the schema is not one
    /// that this program may serve.
    ///
    /// - Parameters:
    ///   - pool: how many connections at most, beside those of long reads.
    ///   - patience: how long anybody waits for a connection, and a statement for its end and for locks.
    ///   - moment: the moment of a transaction, by the clock of the database; a test sets it.
    package init(
        _ address: PostgresAddress, pool: Int = 8, patience: Duration = .seconds(10), metrics: PoolMetrics = .none,
        moment: @escaping @Sendable (_ database: Date) -> Date = { $0 }
    ) async throws {
        pages = ConnectionPool(address, places: pool, patience: patience, metrics)
        long = ConnectionPool(address, places: DatabaseServerFacts.longReads, patience: patience, metrics)
        self.metrics = metrics
        beginnings = Beginnings(patience: patience)
        mapping = FailureMapping(location: address.location)
        self.moment = moment
        do {
            try await requireUnalteredSchema()
        } catch {
            // Whoever tries again makes another engine.
            close()
            throw error
        }
    }

    /// Brings the schema up to date.
    ///
    /// - Returns: what was applied.
    package static func migrate(_ address: PostgresAddress) async throws -> [String] {
        try await once(address) { try MigrationRun(location: address.location).bringUpToDate($0) }
    }

    /// What ``migrate(_:)`` would apply, and who may serve meanwhile.
    package static func upgrade(of address: PostgresAddress) async throws -> SchemaUpgrade {
        try await once(address) { try MigrationRun(location: address.location).upgrade($0) }
    }

    package var schema: String? { Migration.all.last?.name }

    /// Does `work` on a connection of its own, outside of any engine.
    static func once<Value: Sendable>(
        _ address: PostgresAddress, _ work: @escaping @Sendable (PQLink) throws -> Value
    ) async throws -> Value {
        let mapping = FailureMapping(location: address.location)
        return try await ConnectionThread(address).run { session in
            do { return try session.onLink(work) } catch { throw mapping.opening(error) }
        }
    }

    /// The time, by the clock of the database as far as its last answers tell: all nodes have one, whatever their own clocks say.
    package var clock: @Sendable () -> Date { { [skew] in Date().addingTimeInterval(skew.seconds) } }

    /// The moment of a transaction that was asked for from `asked` on.
    private func told(since asked: Date) -> (Date) -> Date {
        { [moment, skew] database in
            let made = moment(database)
            skew.learn(made, asked: asked, answered: Date())
            return made
        }
    }

    package func read(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws {
        try await transaction(on: pages, beginnings.read, body)
    }

    package func readOnce(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws {
        do {
            try await pages.with { [self, settings = beginnings.readOnce] session in
                try body(PostgresReadOnce(session, settings, told(since: Date())))
            }
        } catch { throw mapping.failure(for: error) }
    }

    package func readLong<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await transaction(on: long, beginnings.longRead, isLong: true, body)
    }

    package func write<Value: Sendable>(
        _ company: WriteCompany, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        let beginning = beginnings.write(company)
        for tried in 1... {
            do {
                return try await transaction(on: pages, beginning, body)
            } catch StoreFailure.conflict where tried <= Self.triesMore {
                metrics.triedAgain()
                // Without the place: somebody else may be what is waited for.
                try? await Task.sleep(for: .milliseconds(Int.random(in: 1...(20 * tried))))
            }
        }
        throw StoreFailure.conflict
    }

    package func waitForDisk() async throws {
        do {
            try await pages.with { [settings = beginnings.readOnce] session in
                try session.onReadyLink { link in
                    let warnings = link.warnings
                    _ = try link.run([PQStatement(settings), PQStatement(LogEnd.waitForDisk)])
                    // As where a transaction ends: somebody has cancelled the wait.
                    guard link.warnings == warnings else { throw ConnectionLost() }
                }
            }
        } catch { throw mapping.failure(for: error) }
    }

    /// How often what was in another's way is tried again.
    private static let triesMore = 3

    package func requireUnalteredSchema() async throws {
        try await onConnection { [location = mapping.location] link in
            try MigrationRun(location: location).requireServable(link)
        }
    }

    /// Ends the connections that nobody uses; the others end with what they do.
    package func close() {
        pages.closeIdle()
        long.closeIdle()
    }

    private func transaction<Value: Sendable>(
        on pool: ConnectionPool, _ beginning: Beginning, isLong: Bool = false,
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.with { [self] session in
                try session.transaction(beginning, told(since: Date()), readsInPortions: isLong, body)
            }
        } catch { throw mapping.failure(for: error) }
    }

    private func onConnection(_ work: @escaping @Sendable (PQLink) throws -> Void) async throws {
        do { try await pages.with { session in try session.onLink(work) } } catch { throw mapping.opening(error) }
    }
}

/// How far the clock of the database is before this machine's.
final class ClockSkew: Sendable {
    private let known = Mutex<TimeInterval>(0)

    var seconds: TimeInterval { known.withLock(\.self) }

    /// `told` was read at some moment between the other two. What was known before stays where it agrees with that, so that the way there
    /// moves no clock.
    func learn(_ told: Date, asked: Date, answered: Date) {
        let (least, most) = (told.timeIntervalSince(answered), told.timeIntervalSince(asked))
        known.withLock { $0 = min(max($0, least), max(least, most)) }
    }
}

private struct Beginnings: Sendable {
    let read: Beginning
    let longRead: Beginning
    /// Of a statement that needs no transaction around it.
    let readOnce: String
    private let settings: String

    /// Whoever writes alone holds it, and the others share it; until the transaction ends, so that a pooler may be between.
    private static let writers = 0x77_7269_7465_7273

    init(patience: Duration) {
        func select(_ more: String..., waiting patience: Duration = patience) -> String {
            let limit = Self.setting("statement_timeout", max(1, Int(patience / .milliseconds(1))))
            return "SELECT " + ([limit] + more).joined(separator: ", ")
        }
        // A node that stands still in the middle keeps nobody else out for longer.
        let idle = Self.setting("idle_in_transaction_session_timeout", 30_000)
        let readOnly = "REPEATABLE READ READ ONLY"
        read = Beginning(mode: readOnly, settings: select(idle))
        // Everything is read in the end.
        longRead = Beginning(
            mode: readOnly, settings: select(Self.setting("cursor_tuple_fraction", 1), waiting: patience * 6))
        readOnce = "\(select()), \(Beginning.now)"
        // The limit of a statement begins with the next one; that of a lock is looked at when it is waited for.
        settings = select(Self.setting("lock_timeout", max(1, Int(patience / .milliseconds(1)))), idle)
    }

    func write(_ company: WriteCompany) -> Beginning {
        let mode = "READ COMMITTED READ WRITE"
        let shared = "\(settings), pg_advisory_xact_lock_shared(\(Self.writers))"
        return switch company {
        case .alone: Beginning(mode: mode, settings: "\(settings), pg_advisory_xact_lock(\(Self.writers))")
        case .amongRowLocks: Beginning(mode: mode, settings: shared)
        case .amongLocked(let locks): Beginning(mode: mode, settings: shared, locks: locks)
        }
    }

    /// Of the transaction alone.
    private static func setting(_ name: String, _ value: Int) -> String { "set_config('\(name)', '\(value)', true)" }
}
