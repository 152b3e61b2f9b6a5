import SQLiteStore
import SecurityQuestions
import TestSupport
import Testing

/// A kind of store that must keep the contract. Another kind is one more entry of ``all``.
struct StoreUnderTest: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Opens the store that lives in a folder, or makes it.
    let open: @Sendable (_ folder: String) async throws -> OpenStore

    static let all = [sqlite]

    static let sqlite = StoreUnderTest(testDescription: "SQLite") { folder in
        let store = try SQLiteStore(path: folder + "/database.sqlite", use: .server)
        try await store.registerSampleKey()
        return OpenStore(stores: store, close: { try store.close() })
    }
}

struct OpenStore: Sendable {
    let stores: any Stores
    /// What the end of the program does.
    let close: @Sendable () async throws -> Void
}
