import Foundation
import PostgresEngine
import PostgresTesting
import SQLStore
import SQLiteEngine
import SQLiteTesting
import SecurityQuestions
import Synchronization
import TestSupport
import Testing

/// A kind of store that must keep the contract. Another kind is one more entry of ``all``.
struct StoreUnderTest: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Opens the store that lives in a folder, or makes it.
    let open: @Sendable (_ folder: String, World, @escaping SQLStore.AuditTag) async throws -> OpenStore

    /// By PgBouncer there is only what comes by it.
    static let all = PostgresServer.hasPooler ? [twoOnPostgres] : [sqlite, twoOnOneFile, twoOnPostgres]
    /// Those that are a file: what is a copy of it, or stands in it, is asked of them.
    static let files = [sqlite, twoOnOneFile]

    static let sqlite = StoreUnderTest(testDescription: "SQLite") { folder, world, tag in
        let path = folder + "/database.sqlite"
        try MigratedDatabase.put(at: path)
        let store = try SQLStore.sqlite(at: path, world: world, tag: tag)
        try await store.registerSampleKey()
        return OpenStore(peers: [store], file: store.file, traces: store.file, close: { try store.close() })
    }

    /// A server and a command beside it: each call goes to the other one.
    static let twoOnOneFile = StoreUnderTest(testDescription: "two stores on one SQLite file") { folder, world, tag in
        let path = folder + "/database.sqlite"
        try MigratedDatabase.put(at: path)
        let server = try SQLStore.sqlite(at: path, world: world, tag: tag)
        let command = try SQLStore.sqlite(at: path, use: .command, world: world, tag: tag)
        try await server.registerSampleKey()
        return OpenStore(
            peers: [server, command], file: server.file, traces: server.file,
            close: {
                try command.close()
                try server.close()
            })
    }

    /// Two nodes on one database: each call goes to the other one.
    static let twoOnPostgres = StoreUnderTest(testDescription: "two nodes on PostgreSQL") { folder, world, tag in
        let database = try await PostgresDatabases.shared.database(of: folder)
        let engines = [try await database.engine(world: world), try await database.engine(world: world)]
        let peers = engines.map { SQLStore(engine: $0, world: world, tag: tag, tags: .sample) }
        try await peers[0].registerSampleKey()
        return OpenStore(
            peers: peers, file: nil, traces: engines[0], database: database,
            close: { for engine in engines { engine.close() } })
    }
}

struct OpenStore: Sendable {
    /// Stores on one database, which are asked in turns.
    let peers: [any Stores]
    /// Of those that are one.
    let file: (any DatabaseFile)?
    let traces: any TraceSearcher
    /// Kept for as long as the store is.
    var database: PostgresDatabase?
    /// What the end of the program does.
    let close: @Sendable () async throws -> Void
}

/// Databases by the folders of tests, as files have them: whoever opens a folder again finds its database.
private final class PostgresDatabases: Sendable {
    static let shared = PostgresDatabases()

    private struct Known {
        weak var database: PostgresDatabase?
    }

    private let known = Mutex<[String: Known]>([:])

    func database(of folder: String) async throws -> PostgresDatabase {
        if let database = known.withLock({ $0[folder]?.database }) { return database }
        let made = try await PostgresDatabase(keepsSchema: true)
        known.withLock { $0[folder] = Known(database: made) }
        return made
    }
}
