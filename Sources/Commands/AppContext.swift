import SecurityQuestions
import Vault

/// What every command works with once the data folder is open.
struct Backstage: Sendable {
    let stores: any Stores
    let vault: Vault
    let keys: KeyRingKeeper
    let world: World
    private let closing: @Sendable () async throws -> Void

    init(
        stores: any Stores, vault: Vault, keys: KeyRingKeeper, world: World,
        closing: @escaping @Sendable () async throws -> Void
    ) {
        self.stores = stores
        self.vault = vault
        self.keys = keys
        self.world = world
        self.closing = closing
    }

    /// Signs the audit log.
    var auditKeeper: AuditKeeper {
        AuditKeeper(store: stores, keys: { vault.auditKeys.forKeeper }, world: world)
    }

    /// Finishes what is being hashed and lets go of the database.
    func close() async throws { try await closing() }
}

extension Composition {
    /// Opens the data folder for as long as `work` lasts.
    static func with<Result>(
        _ configuration: Configuration, use: Use, _ work: (Backstage) async throws -> Result
    ) async throws -> Result {
        let backstage = try await open(configuration, use: use)
        let result: Result
        do {
            result = try await work(backstage)
        } catch {
            try? await backstage.close()
            throw error
        }
        try await backstage.close()
        return result
    }
}
