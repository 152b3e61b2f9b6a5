import Crypto
import Foundation
import GRDB

/// One step of the schema: a file that never changes once it is released.
struct Migration: Sendable {
    let name: String
    let sql: String
    /// What SQL cannot do; in the same transaction, after it.
    let finish: @Sendable (Database) throws -> Void

    /// In the order in which they are applied.
    static let all = [
        Migration(name: "M0001-first", bytes: PackageResources.M0001_first_sql),
        Migration(name: "M0002-notices", bytes: PackageResources.M0002_notices_sql),
        Migration(name: "M0003-proof", bytes: PackageResources.M0003_proof_sql) { try $0.chainOldEntries() },
    ]

    init(name: String, bytes: [UInt8], finish: @escaping @Sendable (Database) throws -> Void = { _ in }) {
        self.name = name
        self.finish = finish
        sql = String(decoding: bytes, as: UTF8.self)
    }

    /// SHA-256 of the file.
    var checksum: Data { Data(SHA256.hash(data: Data(sql.utf8))) }
}
