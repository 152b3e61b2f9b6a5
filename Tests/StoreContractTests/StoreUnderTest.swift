import SQLStore
import SQLiteEngine
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

/// A kind of store that must keep the contract. Another kind is one more entry of ``all``.
struct StoreUnderTest: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Opens the store that lives in a folder, or makes it.
    let open: @Sendable (_ folder: String, World, @escaping SQLStore.AuditTag) async throws -> OpenStore

    static let all = [sqlite, twoOnOneFile]

    static let sqlite = StoreUnderTest(testDescription: "SQLite") { folder, world, tag in
        let path = folder + "/database.sqlite"
        try MigratedDatabase.put(at: path)
        let store = try SQLStore.sqlite(at: path, world: world, tag: tag)
        try await store.registerSampleKey()
        return OpenStore(peers: [store], file: store.file, close: { try store.close() })
    }

    /// A server and a command beside it: each call goes to the other one.
    static let twoOnOneFile = StoreUnderTest(testDescription: "two stores on one SQLite file") { folder, world, tag in
        let path = folder + "/database.sqlite"
        try MigratedDatabase.put(at: path)
        let server = try SQLStore.sqlite(at: path, world: world, tag: tag)
        let command = try SQLStore.sqlite(at: path, use: .command, world: world, tag: tag)
        try await server.registerSampleKey()
        return OpenStore(
            peers: [server, command], file: server.file,
            close: {
                try command.close()
                try server.close()
            })
    }
}

struct OpenStore: Sendable {
    /// Stores on one database, which are asked in turns.
    let peers: [any Stores]
    let file: any DatabaseFile
    /// What the end of the program does.
    let close: @Sendable () async throws -> Void
}
