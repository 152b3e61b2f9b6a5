import Crypto
import Foundation

/// A step of the schema; one that was released is never edited, since its checksum is kept.
struct Migration: Sendable {
    let name: String
    let sql: String
    /// The newest migration that an earlier program has to know to serve with this one applied; nil where none may. What such a
    /// migration may do is in docs/decisions/0100-a-version-beside-the-next-schema.md.
    let beside: String?

    static let all = [
        Migration(name: "P0001-first", bytes: PackageResources.P0001_first_sql),
        Migration(name: "P0002-nodes", bytes: PackageResources.P0002_nodes_sql),
        Migration(name: "P0003-company-log-in", bytes: PackageResources.P0003_company_log_in_sql),
        Migration(name: "P0004-grants", bytes: PackageResources.P0004_grants_sql),
        Migration(name: "P0005-webhooks", bytes: PackageResources.P0005_webhooks_sql),
        Migration(name: "P0008-owners-by-company", bytes: PackageResources.P0008_owners_by_company_sql),
        Migration(name: "P0009-client-changes", bytes: PackageResources.P0009_client_changes_sql),
        Migration(name: "P0010-machines", bytes: PackageResources.P0010_machines_sql),
        Migration(name: "P0012-unlinked", bytes: PackageResources.P0012_unlinked_sql),
        Migration(name: "P0013-api", bytes: PackageResources.P0013_api_sql),
        Migration(name: "P0014-said-of-calls", bytes: PackageResources.P0014_said_of_calls_sql),
        Migration(name: "P0017-upgrades", bytes: PackageResources.P0017_upgrades_sql, beside: "P0014-said-of-calls"),
    ]

    init(name: String, bytes: [UInt8], beside: String? = nil) {
        (self.name, self.beside) = (name, beside)
        sql = String(decoding: bytes, as: UTF8.self)
    }

    /// SHA-256 of the file.
    var checksum: [UInt8] { Array(SHA256.hash(data: Data(sql.utf8))) }
}
