import Foundation
import GRDB
import SecurityQuestions

extension SQLiteStore {
    public func requireUnalteredSchema() async throws {
        try read { [path] db in try SchemaCheck(migrations: Migration.all).require(of: db, path: path) }
    }

    public func readLog(
        from first: Int64, _ body: @escaping @Sendable (AuditEntry, AuditCheckpoint?) throws -> Void
    ) async throws {
        try await readAside { db in try db.readLog(from: first, body) }
    }

    public func newestCheckpoint() async throws -> AuditCheckpoint? {
        try readOnce { db in try db.newestCheckpoint() }
    }

    public func newestEntry() async throws -> AuditEntry? {
        try readOnce { db in
            try db.first(
                """
                SELECT \(AuditEntryRow.columns) FROM audit e JOIN audit_kinds k ON k.key = e.kind
                ORDER BY e.number DESC LIMIT 1
                """, [], AuditEntryRow.entry)
        }
    }

    public func newest(_ kind: AuditEvent.Kind) async throws -> RecordedEvent? {
        try await readAside { db in
            try db.first(
                """
                SELECT \(RecordedEvent.columns) FROM audit e JOIN audit_kinds k ON k.key = e.kind
                WHERE k.name = ? ORDER BY e.number DESC LIMIT 1
                """, [kind.rawValue], RecordedEvent.init)
        }
    }

    public func entry(_ number: Int64) async throws -> AuditEntry? {
        try readOnce { db in
            try db.first(
                """
                SELECT \(AuditEntryRow.columns) FROM audit e JOIN audit_kinds k ON k.key = e.kind WHERE e.number = ?
                """, [number], AuditEntryRow.entry)
        }
    }

    public func keep(_ checkpoint: AuditCheckpoint) async throws -> AuditCheckpoint {
        try await write { db in
            try db.run(
                """
                INSERT INTO audit_checkpoints (number, at, hash, public_key, next_key, signature)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO NOTHING
                """,
                [
                    checkpoint.number, checkpoint.at, Data(checkpoint.hash), Data(checkpoint.publicKey),
                    checkpoint.nextKey.map { Data($0) }, Data(checkpoint.signature),
                ])
            return try db.checkpoint(at: checkpoint.number) ?? checkpoint
        }
    }
}

/// The log of a copy of a database, which is only read.
public struct AuditLogCopy: Sendable {
    private let queue: DatabaseQueue
    private let mapping: FailureMapping

    /// Throws ``StoreFailure``, also where its schema is not as its migrations left it: what is read might be a view then.
    public init(path: String) throws {
        var settings = Configuration()
        settings.readonly = true
        settings.prepareDatabase { db in try db.execute(sql: "PRAGMA trusted_schema = OFF") }
        mapping = FailureMapping(path: path)
        queue = try mapping.mapping {
            let queue = try DatabaseQueue(path: path, configuration: settings)
            let run = MigrationRun(file: DatabaseFile(path: path), locksOutServer: false)
            try queue.read { db in try run.refuseStrange(db) }
            return queue
        }
    }

    public func newestCheckpoint() throws -> AuditCheckpoint? {
        try mapping.mapping { try queue.read { try $0.newestCheckpoint() } }
    }

    /// As ``AuditLogStore/readLog(from:_:)``, from the first entry.
    public func read(_ body: (AuditEntry, AuditCheckpoint?) throws -> Void) throws {
        try mapping.mapping { try queue.read { try $0.readLog(from: 1, body) } }
    }
}

extension Database {
    fileprivate func readLog(from first: Int64, _ body: (AuditEntry, AuditCheckpoint?) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            self,
            sql: """
                SELECT \(AuditEntryRow.columns), c.number, c.at, c.hash, c.public_key, c.next_key, c.signature
                FROM audit e JOIN audit_kinds k ON k.key = e.kind LEFT JOIN audit_checkpoints c ON c.number = e.number
                WHERE e.number >= ? ORDER BY e.number
                """, arguments: [first])
        while let row = try rows.next() {
            let checkpoint = row[AuditEntryRow.count] == nil ? nil : AuditCheckpoint(row, from: AuditEntryRow.count)
            let entry: AuditEntry
            do {
                entry = try AuditEntryRow.entry(row)
            } catch is UnreadableValue {
                throw AuditFault.changed(row[0])
            }
            try body(entry, checkpoint)
        }
    }

    fileprivate func newestCheckpoint() throws -> AuditCheckpoint? {
        try first(
            """
            SELECT number, at, hash, public_key, next_key, signature FROM audit_checkpoints
            ORDER BY number DESC LIMIT 1
            """
        ) { AuditCheckpoint($0, from: 0) }
    }

    fileprivate func checkpoint(at number: Int64) throws -> AuditCheckpoint? {
        try first(
            "SELECT number, at, hash, public_key, next_key, signature FROM audit_checkpoints WHERE number = ?", [number]
        ) { AuditCheckpoint($0, from: 0) }
    }
}

extension AuditCheckpoint {
    fileprivate init(_ row: Row, from first: Int) {
        self.init(
            number: row[first], at: row[first + 1], hash: Array(row[first + 2] as Data),
            publicKey: Array(row[first + 3] as Data), nextKey: (row[first + 4] as Data?).map { Array($0) },
            signature: Array(row[first + 5] as Data))
    }
}
