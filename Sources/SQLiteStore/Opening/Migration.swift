import Crypto
import Foundation

/// One step of the schema: a file that never changes once it is released.
struct Migration: Sendable {
    let name: String
    let sql: String

    /// In the order in which they are applied.
    static let all = [
        Migration(name: "M0001-first", bytes: PackageResources.M0001_first_sql),
        Migration(name: "M0002-notices", bytes: PackageResources.M0002_notices_sql),
    ]

    init(name: String, bytes: [UInt8]) {
        self.name = name
        sql = String(decoding: bytes, as: UTF8.self)
    }

    /// SHA-256 of the file.
    var checksum: Data { Data(SHA256.hash(data: Data(sql.utf8))) }
}
