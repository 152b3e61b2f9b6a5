import Crypto
import Foundation
import GRDB
import SecurityQuestions

/// One step of the schema: a file that never changes once it is released.
struct Migration: Sendable {
    let name: String
    let sql: String
    /// What SQL cannot do; in the same transaction, after it.
    let finish: @Sendable (Database, World) throws -> Void

    /// Brings the second format of an entry of the audit log.
    static let secondFormat = "M0004-log"

    /// In the order in which they are applied.
    static let all = [
        Migration(name: "M0001-first", bytes: PackageResources.M0001_first_sql),
        Migration(name: "M0002-notices", bytes: PackageResources.M0002_notices_sql),
        Migration(name: "M0003-proof", bytes: PackageResources.M0003_proof_sql) { db, world in
            try db.chainOldEntries(world)
        },
        Migration(name: secondFormat, bytes: PackageResources.M0004_log_sql),
        Migration(name: "M0005-row-tags", bytes: PackageResources.M0005_row_tags_sql),
        Migration(name: "M0006-known-browsers", bytes: PackageResources.M0006_known_browsers_sql),
        Migration(name: "M0007-own-calls", bytes: PackageResources.M0007_own_calls_sql),
        Migration(name: "M0008-keys", bytes: PackageResources.M0008_keys_sql),
        Migration(name: "M0009-retention", bytes: PackageResources.M0009_retention_sql),
        Migration(name: "M0010-people", bytes: PackageResources.M0010_people_sql),
        Migration(name: "M0011-agents", bytes: PackageResources.M0011_agents_sql),
        Migration(name: "M0012-desk", bytes: PackageResources.M0012_desk_sql),
        Migration(name: "M0013-portal", bytes: PackageResources.M0013_portal_sql),
        Migration(name: "M0014-accounts", bytes: PackageResources.M0014_accounts_sql),
        Migration(name: "M0015-sessions", bytes: PackageResources.M0015_sessions_sql),
        Migration(name: "M0016-notices", bytes: PackageResources.M0016_notices_sql),
        Migration(name: "M0017-several", bytes: PackageResources.M0017_several_sql),
        Migration(name: "M0018-desk", bytes: PackageResources.M0018_desk_sql),
        Migration(name: "M0021-call-back", bytes: PackageResources.M0021_call_back_sql),
        Migration(name: "M0022-indexes", bytes: PackageResources.M0022_indexes_sql),
        Migration(name: "M0023-log-ins", bytes: PackageResources.M0023_log_ins_sql),
        Migration(name: "M0024-clients", bytes: PackageResources.M0024_clients_sql),
        Migration(name: "M0025-stops", bytes: PackageResources.M0025_stops_sql),
        Migration(name: "M0026-nodes", bytes: PackageResources.M0026_nodes_sql),
        Migration(name: "M0027-company-log-in", bytes: PackageResources.M0027_company_log_in_sql),
        Migration(name: "M0028-grants", bytes: PackageResources.M0028_grants_sql),
        Migration(name: "M0029-webhooks", bytes: PackageResources.M0029_webhooks_sql),
        Migration(name: "M0032-owners-by-company", bytes: PackageResources.M0032_owners_by_company_sql),
        Migration(name: "M0033-client-changes", bytes: PackageResources.M0033_client_changes_sql),
        Migration(name: "M0034-machines", bytes: PackageResources.M0034_machines_sql),
        Migration(name: "M0036-unlinked", bytes: PackageResources.M0036_unlinked_sql),
        Migration(name: "M0037-api", bytes: PackageResources.M0037_api_sql),
        Migration(name: "M0038-said-of-calls", bytes: PackageResources.M0038_said_of_calls_sql),
        Migration(name: "M0041-upgrades", bytes: PackageResources.M0041_upgrades_sql),
        Migration(name: "M0043-named-requests", bytes: PackageResources.M0043_named_requests_sql),
    ]

    init(name: String, bytes: [UInt8], finish: @escaping @Sendable (Database, World) throws -> Void = { _, _ in }) {
        self.name = name
        self.finish = finish
        sql = String(decoding: bytes, as: UTF8.self)
    }

    /// Applies it, and notes that it was.
    func apply(to db: Database, _ world: World) throws {
        try db.execute(
            sql: "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, checksum BLOB NOT NULL) STRICT")
        try db.execute(sql: sql)
        try finish(db, world)
        try db.execute(sql: "INSERT INTO migrations (name, checksum) VALUES (?, ?)", arguments: [name, checksum])
    }

    /// SHA-256 of the file.
    var checksum: Data { Data(SHA256.hash(data: Data(sql.utf8))) }
}
