import AppConfiguration
import Commands
import Foundation
import PostgresEngine
import SQLStore
import SQLiteEngine
import SecurityQuestions
import Telemetry

/// The database of a configuration, opened: the file of the data folder, or one of PostgreSQL's.
struct OpenDatabase: Sendable {
    let engine: any SQLEngine
    /// Nil where it is no file of ours.
    let file: (any DatabaseFile)?
    let traces: any TraceSearcher
    /// The clock that all nodes have in common; nil where there is one server.
    let clock: (@Sendable () -> Date)?
    let close: @Sendable () throws -> Void

    /// - Parameters:
    ///   - clock: in place of the database server's own, where it has one.
    ///   - wait: for PostgreSQL, where it is away.
    init(
        _ configuration: Configuration, use: StoreUse, world: World, metrics: PoolMetrics,
        clock: (@Sendable () -> Date)?, waiting wait: DatabaseWait?
    ) async throws {
        guard let settings = configuration.postgres else {
            let engine = try SQLiteEngine(
                path: configuration.database, use: use == .server ? .server : .command, world: world)
            (self.engine, file, traces, self.clock) = (engine, engine, engine, nil)
            close = { try engine.close() }
            return
        }
        // A folder has one server: its key ring, its witness and its mails are that one's.
        let lock = use == .server ? try Self.lock(configuration) : nil
        let engine = try await Self.explaining {
            let address = try PostgresAddress(settings)
            let opening = {
                try await PostgresEngine(address, pool: settings.pool, metrics: metrics) { clock?() ?? $0 }
            }
            guard let wait else { return try await opening() }
            return try await wait.forWhat {
                do { return try await opening() } catch { throw await Self.away(error, at: address) ?? error }
            }
        }
        (self.engine, file, traces, self.clock) = (engine, nil, engine, clock ?? engine.clock)
        close = {
            engine.close()
            lock?.release()
        }
    }

    /// Nil where waiting would mend nothing.
    private static func away(_ error: any Error, at address: PostgresAddress) async -> DatabaseAway? {
        switch error {
        case let error as PostgresUnreachable:
            await address.mayAnswerLater() ? DatabaseAway(reason: error.reason) : nil
        // It was there, and ends just now.
        case StoreFailure.connectionLost, StoreFailure.busy: DatabaseAway(reason: "the connection was lost")
        default: nil
        }
    }

    private static func lock(_ configuration: Configuration) throws -> ServerLock {
        do {
            return try ServerLock(ofServerAt: configuration.database)
        } catch StoreFailure.locked {
            throw CommandError(
                .unavailable,
                "Another server runs from \(configuration.data): stop that first, or give each node a data folder of its own."
            )
        }
    }

    /// Says what ``PostgresEngine`` throws as the person at the terminal needs it.
    static func explaining<Value>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch { throw explained(error) }
    }

    static func explained(_ error: any Error) -> any Error {
        switch error {
        case let error as PostgresUnreachable where error.isAboutCertificates:
            CommandError(
                .unavailable,
                "PostgreSQL cannot be reached: \(error.reason). Its certificate has to be of the authority that sslrootcert in database.url "
                    + "names, and for the name by which the host stands there.")
        case let error as PostgresUnreachable:
            CommandError(
                .unavailable,
                "PostgreSQL cannot be reached: \(error.reason). Check that it runs, and database.url and database.password-file."
            )
        case let error as PostgresNotMigrated:
            CommandError(
                .configuration,
                "The database lacks \(error.missing.joined(separator: ", ")): run “countersign database migrate” by the role that owns "
                    + "it, before the nodes of this version.")
        case let error as PostgresTooOld:
            CommandError(
                .configuration,
                "This is PostgreSQL \(error.version), and \(error.least) or newer is needed: upgrade the database server first."
            )
        case PostgresAddressRefused.holdsPassword:
            CommandError(
                .configuration,
                "database.url holds a password: take it out, and write it into the file that database.password-file names."
            )
        case PostgresAddressRefused.unreadable:
            CommandError(
                .configuration,
                "database.url cannot be read by libpq; write it as postgresql://user@host:5432/name?sslmode=verify-full."
            )
        case let fault as PostgresFault where fault.sqlState.hasPrefix("42"):
            CommandError(
                .permission,
                "PostgreSQL refuses this role something (\(fault)): docs/postgresql.md says what the role of a server may do."
            )
        default: error
        }
    }
}

extension PostgresAddress {
    init(_ settings: DatabaseSettings) throws {
        try self.init(url: settings.url, passwordFile: settings.passwordFile)
    }
}
