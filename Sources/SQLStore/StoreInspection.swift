import Foundation
import SecurityQuestions

/// A database that is only looked at: nothing is migrated, recorded or changed through it.
package struct StoreInspection: DatabaseInspection {
    private let store: SQLStore
    package let missingMigrations: [String]

    /// - Parameter engine: of which only the reading is used.
    package init(engine: any SQLEngine, world: World, missingMigrations: [String], tags: RowTags) {
        store = SQLStore(engine: engine, world: world, tag: { _ in [] }, tags: tags)
        self.missingMigrations = missingMigrations
    }

    package func keyChecks() async throws -> [String: [UInt8]] { try await store.keyChecks() }

    package func areRowsTagged() async throws -> Bool { try await store.areRowsTagged() }

    package func alteredRows() async throws -> [RecordAltered] { try await store.alteredRows() }

    package func isClockDoubted() async throws -> Bool { try await store.isClockDoubted() }

    package func count(ofBrand brand: Brand.ID) async throws -> Int { try await store.count(ofBrand: brand) }

    package func messages(withSent: Bool, limit: Int) async throws -> [Message] {
        try await store.messages(withSent: withSent, limit: limit)
    }

    package func mailHold() async throws -> MailHold? { try await store.mailHold() }

    package func nodes() async throws -> [ServerNode] { try await store.nodes() }

    package func brandStops() async throws -> [Brand.ID: Date] { try await store.brandStops() }
}
