import SecurityQuestions

extension SQLStore {
    package func auditStreamPlace() async throws -> AuditStreamPlace? {
        try await readOnce { db in
            try db.first("SELECT number, hash FROM audit_stream") {
                AuditStreamPlace(number: try $0["number"], hash: try $0["hash"])
            }
        }
    }

    package func keep(_ place: AuditStreamPlace) async throws {
        try await write { db in
            try db.insert(
                """
                INSERT INTO audit_stream (key, number, hash) VALUES (1, ?, ?)
                ON CONFLICT (key) DO UPDATE SET number = excluded.number, hash = excluded.hash
                """, [place.number, place.hash])
        }
    }

    package func entries(from number: Int64, limit: Int) async throws -> [AuditEntry] {
        let found = try await readLong { db in
            try db.all(
                """
                SELECT \(AuditEntryRow.columns) FROM audit e JOIN audit_kinds k ON k.key = e.kind
                WHERE e.number >= ? ORDER BY e.number LIMIT ?
                """, [number, limit], AuditEntryRow.entry)
        }
        // A collector keeps what it was given.
        if !found.isEmpty { try await engine.waitForDisk() }
        return found
    }
}
