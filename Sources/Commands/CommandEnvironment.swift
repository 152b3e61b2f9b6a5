import AppConfiguration
import ArgumentParser
import SecurityQuestions
import Vault

/// What the commands need of the program they are part of: whatever names an engine, a clock or a random source.
package protocol CommandEnvironment: Sendable {
    /// The clock and the source of randomness; also of the database that is opened.
    var world: World { get set }

    /// Opens the database and the key ring of `configuration`, making them at first start.
    ///
    /// Throws `StoreFailure`, `KeyRingFailure`, `FileError` or ``CommandError``.
    ///
    /// - Parameter wait: for a database that is away; nil where that is an error.
    func open(_ configuration: Configuration, use: StoreUse, waiting wait: DatabaseWait?) async throws -> AppContext

    /// The database as `doctor` looks at it: nothing is brought up to date or recorded. Without `keys` no row is checked.
    func inspect(_ configuration: Configuration, keys: KeyRing?) async throws -> any DatabaseInspection

    /// What it takes to bring a PostgreSQL database up to date.
    func upgrade(of database: DatabaseSettings) async throws -> SchemaUpgrade

    /// Brings a PostgreSQL database up to date.
    ///
    /// - Returns: what was applied.
    func migrate(_ database: DatabaseSettings) async throws -> [String]

    /// Copies every table between a file and PostgreSQL, in portions that are each on the disk: one that was stopped goes on.
    ///
    /// Throws `CopyRefused`, `AuditFault` or `KeyRingFailure`. `ring` opens what is copied; `witness` is compared with the log.
    func copy(
        _ order: CopyOrder, ring: KeyRing, witness: AuditCheckpoint?, tell: @escaping @Sendable (CopyProgress) -> Void
    ) async throws -> CopyReport

    /// What a PostgreSQL server says of itself.
    func facts(of database: DatabaseSettings) async throws -> DatabaseServerFacts

    /// Verifies the audit log in a copy of a database; nil where the file is no database.
    ///
    /// Throws `AuditFault`.
    func verifyAuditLog(inCopy path: String, trusting keys: Set<[UInt8]>, witness: AuditCheckpoint?) throws
        -> AuditVerification.Result?

    /// Reads the audit log in a copy of a database; nothing is verified.
    ///
    /// Throws `StoreFailure`.
    func readAuditLog(inCopy path: String, _ body: (AuditEntry) throws -> Void) throws

    /// What is damaged in the database file.
    func damage(_ configuration: Configuration) throws -> [String]

    /// What a backup holds, once it was found in order.
    func inspect(backup path: String) throws -> BackupFacts

    /// The SHA-256 of a file, as `sha256sum` writes it. `each` gets every piece that was read.
    func digest(of path: String, each: (ArraySlice<UInt8>) throws -> Void) throws -> String
}

extension CommandEnvironment {
    /// Opens the data folder for as long as `work` lasts.
    package func with<Result>(
        _ configuration: Configuration, use: StoreUse, waiting wait: DatabaseWait? = nil,
        _ work: (AppContext) async throws -> Result
    ) async throws -> Result {
        let context = try await open(configuration, use: use, waiting: wait)
        let result: Result
        do {
            result = try await work(context)
        } catch {
            try? await context.close()
            throw error
        }
        try await context.close()
        return result
    }

    /// The key ring, where there is one and it can be read.
    func keyRingAtHand(_ configuration: Configuration) async -> KeyRing? {
        try? await KeySources.source(of: configuration).read()
    }
}
