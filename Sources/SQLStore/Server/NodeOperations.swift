import Foundation
import SecurityQuestions

extension SQLStore {
    package func beat(_ node: ServerNode) async throws -> [ServerNode] {
        let keys = node.keys.joined(separator: " ")
        return try await write(.amongRowLocks) { [schema = engine.schema] db in
            try db.insert(
                """
                INSERT INTO nodes (id, name, version, key_ids, configuration, schema, started_at, seen_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET key_ids = excluded.key_ids, seen_at = excluded.seen_at
                """, [node.id, node.name, node.version, keys, node.configuration, schema, db.now, db.now])
            try db.run("DELETE FROM nodes WHERE seen_at < ?", [db.now.addingTimeInterval(-24 * 3600)])
            return try db.liveNodes().filter { $0.id != node.id }
        }
    }

    package func nodes() async throws -> [ServerNode] { try await readOnce { try $0.liveNodes() } }

    package func leave(_ node: ID<ServerNode>) async throws {
        try await write(.amongRowLocks) { db in
            try db.run("DELETE FROM nodes WHERE id = ?", [node])
            try db.run("UPDATE leases SET until = ? WHERE node = ?", [db.now, node])
        }
    }

    package func take(_ job: Lease.Job, by node: ID<ServerNode>) async throws -> Lease? {
        try await write(.amongRowLocks) { try $0.take(job, by: node) }
    }
}

extension Reading {
    fileprivate func liveNodes() throws -> [ServerNode] {
        try all(
            """
            SELECT id AS node_id, name, version, key_ids, configuration FROM nodes WHERE seen_at > ?
            ORDER BY name, started_at, id
            """, [now.addingTimeInterval(-ServerNode.patience)]
        ) { row in
            ServerNode(
                id: try row["node_id"], name: try row["name"], version: try row["version"],
                keys: try row.words("key_ids"), configuration: try row["configuration"])
        }
    }
}

extension Transaction {
    fileprivate func take(_ job: Lease.Job, by node: ID<ServerNode>) throws -> Lease? {
        let until = now.addingTimeInterval(Lease.duration)
        guard let found = try lease(of: job) else {
            let inserted = try run(
                "INSERT INTO leases (job, node, fence, until) VALUES (?, ?, 1, ?) ON CONFLICT (job) DO NOTHING",
                [job, node, until])
            return inserted == 1 ? Lease(job, fence: 1) : nil
        }
        if found.node == node {
            let renewed = try run(
                "UPDATE leases SET until = ? WHERE job = ? AND node = ? AND fence = ?", [until, job, node, found.fence])
            return renewed == 1 ? Lease(job, fence: found.fence) : nil
        }
        guard found.until <= now else { return nil }
        // Whoever writes under it keeps it locked (``require(_:)``): that is waited for.
        if connection.locksRows { _ = try exists("SELECT 1 FROM leases WHERE job = ? FOR UPDATE", [job]) }
        let taken = try run(
            "UPDATE leases SET node = ?, fence = fence + 1, until = ? WHERE job = ? AND fence = ? AND until <= ?",
            [node, until, job, found.fence, now])
        return taken == 1 ? Lease(job, fence: found.fence + 1) : nil
    }

    private func lease(of job: Lease.Job) throws -> (node: ID<ServerNode>, fence: Int64, until: Date)? {
        try first("SELECT node, fence, until FROM leases WHERE job = ?", [job]) {
            (try $0["node"], try $0["fence"], try $0["until"])
        }
    }

    /// Makes sure that a job is still this one's, until the end of the transaction. To renew it needs no more than this lets it; to
    /// take it waits.
    func require(_ lease: Lease) throws {
        let isHeld = try exists(
            "SELECT 1 FROM leases WHERE job = ? AND fence = ?\(connection.locksRows ? " FOR KEY SHARE" : "")",
            [lease.job, lease.fence])
        guard isHeld else { throw LeaseLost(job: lease.job) }
    }
}

extension Lease.Job: SQLBindable {}
