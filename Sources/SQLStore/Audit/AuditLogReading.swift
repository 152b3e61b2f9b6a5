import Foundation
import SecurityQuestions

extension SQLStore {
    package func requireUnalteredSchema() async throws { try await engine.requireUnalteredSchema() }

    package func readLog(
        from first: Int64, _ body: @escaping @Sendable (AuditEntry, AuditCheckpoint?) throws -> Void
    ) async throws {
        try await readLong { db in try db.readLog(from: first, body) }
        // Whoever exports it has what stays.
        try await engine.waitForDisk()
    }

    package func newestCheckpoint() async throws -> AuditCheckpoint? {
        try await readOnce { db in try db.newestCheckpoint() }
    }

    package func newestEntry() async throws -> AuditEntry? {
        try await readOnce { db in
            try db.first(
                """
                SELECT \(AuditEntryRow.columns) FROM audit e JOIN audit_kinds k ON k.key = e.kind
                ORDER BY e.number DESC LIMIT 1
                """, [], AuditEntryRow.entry)
        }
    }

    package func newest(_ kind: AuditEvent.Kind) async throws -> RecordedEvent? {
        try await readLong { db in
            try db.first(
                """
                SELECT \(RecordedEvent.columns) FROM audit e JOIN audit_kinds k ON k.key = e.kind
                WHERE k.name = ? ORDER BY e.number DESC LIMIT 1
                """, [kind], RecordedEvent.init)
        }
    }

    package func entry(_ number: Int64) async throws -> AuditEntry? {
        try await readOnce { db in
            try db.first(
                """
                SELECT \(AuditEntryRow.columns) FROM audit e JOIN audit_kinds k ON k.key = e.kind WHERE e.number = ?
                """, [number], AuditEntryRow.entry)
        }
    }

    package func keep(_ checkpoint: AuditCheckpoint) async throws -> AuditCheckpoint {
        try await write { db in
            try db.run(
                """
                INSERT INTO audit_checkpoints (number, at, hash, public_key, next_key, signature)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO NOTHING
                """,
                [
                    checkpoint.number, checkpoint.at, checkpoint.hash, checkpoint.publicKey, checkpoint.nextKey,
                    checkpoint.signature,
                ])
            guard let kept = try db.checkpoint(at: checkpoint.number) else { throw UnreadableValue() }
            return kept
        }
    }
}

extension Snapshot {
    /// Every entry from `first` on, in order, with the checkpoint that was made at it.
    ///
    /// - Parameter isOld: the database is a copy from before the second format.
    package func readLog(from first: Int64, isOld: Bool = false, _ body: (AuditEntry, AuditCheckpoint?) throws -> Void)
        throws
    {
        try connection.query(
            """
            SELECT \(isOld ? AuditEntryRow.oldColumns : AuditEntryRow.columns), \(AuditCheckpoint.columns)
            FROM audit e JOIN audit_kinds k ON k.key = e.kind LEFT JOIN audit_checkpoints c ON c.number = e.number
            WHERE e.number >= ? ORDER BY e.number
            """, [first]
        ) { row in
            let number: Int64? = try row["checkpoint_number"]
            let checkpoint = try number.map { _ in try AuditCheckpoint(row) }
            let entry: AuditEntry
            do {
                entry = try AuditEntryRow.entry(row)
            } catch is UnreadableValue {
                throw AuditFault.changed(try row["number"])
            }
            try body(entry, checkpoint)
            return true
        }
    }

    /// The checkpoint at the highest number, whether there is such an entry or not.
    package func newestCheckpoint() throws -> AuditCheckpoint? {
        try first(
            "SELECT \(AuditCheckpoint.columns) FROM audit_checkpoints c ORDER BY c.number DESC LIMIT 1", [],
            AuditCheckpoint.init)
    }
}

extension Transaction {
    fileprivate func checkpoint(at number: Int64) throws -> AuditCheckpoint? {
        try first(
            "SELECT \(AuditCheckpoint.columns) FROM audit_checkpoints c WHERE c.number = ?", [number],
            AuditCheckpoint.init)
    }
}

extension AuditCheckpoint {
    /// Of `audit_checkpoints c`.
    fileprivate static let columns = """
        c.number AS checkpoint_number, c.at AS checkpoint_at, c.hash AS checkpoint_hash, c.public_key, c.next_key,
        c.signature
        """

    /// Reads ``columns``.
    fileprivate init(_ row: SQLRow) throws {
        self.init(
            number: try row["checkpoint_number"], at: try row["checkpoint_at"], hash: try row["checkpoint_hash"],
            publicKey: try row["public_key"], nextKey: try row["next_key"], signature: try row["signature"])
    }
}
