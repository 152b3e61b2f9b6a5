import AppConfiguration
import Commands
import DurableFiles
import Foundation
import PostgresEngine
import SQLStore
import SQLiteEngine
import SecurityQuestions
import Telemetry
import Vault

/// Puts the parts together: the only file that names a concrete store, clock or random source.
struct Composition: CommandEnvironment {
    /// The system's clock and its source of randomness.
    var world = World(now: { Date() }, randomBytes: randomBytes) {
        didSet { isOtherClock = true }
    }
    /// Whether somebody has set the clock: then it holds in place of the database server's as well.
    private var isOtherClock = false

    func open(
        _ configuration: Configuration, use: StoreUse, waiting wait: DatabaseWait?
    ) async throws -> AppContext {
        if use == .lookUp { try requireDatabase(configuration) }
        let source = KeySources.source(of: configuration)
        let (mark, early) = (source.mark(), try await KeySources.readEarly(source))
        try PrivateFolder(path: configuration.data).make()
        let telemetry = use == .server && configuration.telemetry != nil ? Telemetry() : .off
        let database = try await OpenDatabase(
            configuration, use: use, world: world, metrics: telemetry.pool, clock: isOtherClock ? world.now : nil,
            waiting: wait)
        do {
            let engine = database.engine
            let world = World(now: database.clock ?? world.now, randomBytes: world.randomBytes)
            let ring = try await keyRing(early, from: source, for: SQLKeyChecks(engine: engine))
            let current = CurrentKeyRing(ring)
            let events = EventMetrics(brands: configuration.brands.all.map(\.id), telemetry)
            let store = SQLStore(
                engine: MeasuredEngine(engine, telemetry.database), world: world,
                tag: { current.ring.auditKeys.tag($0) },
                tags: RowTags(current.rowTag, naming: current.throttleName), recorded: events.count)
            try await store.watchClock()
            try await store.tagRowsOnce()
            let keeper = KeyRingKeeper(current, mark: mark, source: source, store: store, world: world)
            if use == .server { try await keeper.begin() }
            let hashing = configuration.hashing
            let pool = HashPool(
                threads: hashing.threads, keepingMemoryFor: hashing.keepsMemory ? hashing.cost : nil,
                metrics: telemetry.hashing)
            let vault = try Vault(keys: keeper.current, pool: pool, cost: hashing.cost, world: world)
            return AppContext(
                stores: store, file: database.file, traces: database.traces, vault: vault, keys: keeper, world: world,
                telemetry: telemetry, events: events
            ) {
                await pool.shutDown()
                try database.close()
            }
        } catch {
            try? database.close()
            throw OpenDatabase.explained(error)
        }
    }

    func inspect(_ configuration: Configuration, keys: KeyRing?) async throws -> any DatabaseInspection {
        let tags = keys.map { ring in RowTags { ring.rowTag($0, $1) } } ?? .unchecked
        guard let settings = configuration.postgres else {
            return try SQLiteEngine.inspection(of: configuration.database, world: world, tags: tags)
        }
        return try await OpenDatabase.explaining {
            let engine = try await PostgresEngine(try PostgresAddress(settings), pool: 2)
            return StoreInspection(engine: engine, world: world, missingMigrations: [], tags: tags)
        }
    }

    func upgrade(of database: DatabaseSettings) async throws -> SchemaUpgrade {
        try await OpenDatabase.explaining { try await PostgresEngine.upgrade(of: try PostgresAddress(database)) }
    }

    func migrate(_ database: DatabaseSettings) async throws -> [String] {
        try await OpenDatabase.explaining { try await PostgresEngine.migrate(try PostgresAddress(database)) }
    }

    func copy(
        _ order: CopyOrder, ring: KeyRing, witness: AuditCheckpoint?, tell: @escaping @Sendable (CopyProgress) -> Void
    ) async throws -> CopyReport {
        let verification = { @Sendable (newest: AuditCheckpoint?) in
            AuditVerification(
                trusting: [], newest: newest, witness: witness,
                ring: AuditVerification.Ring(publicKeys: ring.auditKeys.publicKeys, isOurs: ring.auditKeys.isOurs))
        }
        return try await OpenDatabase.explaining {
            try await PostgresEngine.copying(try PostgresAddress(order.postgres)) { [world] server in
                let report: CopyReport
                switch order.direction {
                case .toPostgres:
                    report = try SQLiteEngine.copying(from: order.file) { source in
                        try DatabaseCopy(from: source, to: server.target, server.tables, tell: tell)
                            .perform(check: { try ring.require($0) }, verification: verification)
                    }
                    try server.analyze()
                case .toFile:
                    report = try server.asSource { source in
                        try SQLiteEngine.copying(to: order.file, world: world) { target in
                            try DatabaseCopy(from: source, to: target, server.tables, tell: tell)
                                .perform(check: { try ring.require($0) }, verification: verification)
                        }
                    }
                }
                return report
            }
        }
    }

    func facts(of database: DatabaseSettings) async throws -> DatabaseServerFacts {
        try await OpenDatabase.explaining { try await PostgresEngine.facts(of: try PostgresAddress(database)) }
    }

    /// What every SQLite database begins with (https://sqlite.org/fileformat.html).
    private static let databaseMark = Array("SQLite format 3\0".utf8)

    func verifyAuditLog(inCopy path: String, trusting keys: Set<[UInt8]>, witness: AuditCheckpoint?) throws
        -> AuditVerification.Result?
    {
        guard try FileContent.beginning(of: path, count: 16) == Self.databaseMark else { return nil }
        let copy = try AuditLogCopy(path: path)
        var verification = AuditVerification(trusting: keys, newest: try copy.newestCheckpoint(), witness: witness)
        try copy.read { try verification.read($0, $1) }
        return try verification.finish()
    }

    func readAuditLog(inCopy path: String, _ body: (AuditEntry) throws -> Void) throws {
        try AuditLogCopy(path: path).read { entry, _ in try body(entry) }
    }

    func damage(_ configuration: Configuration) throws -> [String] {
        try SQLiteEngine.damage(in: configuration.database)
    }

    func inspect(backup path: String) throws -> BackupFacts { try SQLiteEngine.inspect(backup: path) }

    func digest(of path: String, each: (ArraySlice<UInt8>) throws -> Void) throws -> String {
        try SQLiteEngine.digest(of: path, each: each)
    }

    private func keyRing(
        _ early: KeyRing?, from source: any KeySource, for store: any KeyCheckStore
    ) async throws -> KeyRing {
        guard let early else {
            guard let file = source as? FileKeySource else { return try await source.read() }
            return try await KeyRing.open(file: file.path, world: world, for: store)
        }
        try await early.verify(against: store)
        return early
    }

    private func requireDatabase(_ configuration: Configuration) throws {
        guard configuration.postgres == nil, !FileManager.default.fileExists(atPath: configuration.database) else {
            return
        }
        throw CommandError(
            .nothingFound,
            "There is no database at \(configuration.database): correct “data” in the configuration, or import accounts "
                + "or start the server first.")
    }

    private static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 7)
        while bytes.count < count {
            let word = generator.next()
            for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> (8 * UInt64(place)))) }
        }
        return Array(bytes.prefix(count))
    }
}
