import Crypto
import Foundation
import GRDB
import SecurityQuestions

/// Compares the tables, indexes, triggers and views of a database with what its migrations make.
///
/// A trigger of somebody else's could keep entries out of the audit log, or give guesses back: the chain of the log would
/// not tell.
struct SchemaCheck {
    /// Those that were applied, in order.
    let migrations: [Migration]

    /// What was added, taken away or changed, in the order of its names, such as `trigger quiet`; empty where nothing was.
    func alterations(of db: Database) throws -> [String] {
        let found = try Self.objects(of: db)
        if migrations.map(\.name) == Migration.all.map(\.name), Self.digest(of: found) == Self.newest { return [] }
        let made = try expected()
        return Set(made.keys).union(found.keys).filter { made[$0] != found[$0] }.map(\.words).sorted()
    }

    /// ``digest(of:)`` of what all migrations make: a start that finds it need not make it, which takes a tenth of a second. Where it
    /// is another one, a version of SQLite that words a schema otherwise included, the two are compared object by object.
    static let newest = "d205fd166faf65d68ba797de06a2aef178e1359bce9fcab1452049f8a8c0852a"

    /// SHA-256, in hexadecimal.
    private static func digest(of objects: [Object: String]) -> String {
        var hash = SHA256()
        for (object, sql) in objects.sorted(by: { $0.key.words < $1.key.words }) {
            for field in [object.type, object.name, object.table, sql] {
                hash.update(data: Data("\(field.utf8.count) \(field)".utf8))
            }
        }
        return hash.finalize().map { String(format: "%02x", $0) }.joined()
    }

    /// The same of a database.
    static func digest(of db: Database) throws -> String { digest(of: try objects(of: db)) }

    /// Throws ``StoreFailure/altered(path:objects:)``.
    ///
    /// - Parameter more: what is there beside it, and minded by nobody.
    func require(of db: Database, path: String, with more: Set<String> = []) throws {
        let objects = try alterations(of: db).filter { !more.contains($0) }
        guard objects.isEmpty else { throw StoreFailure.altered(path: path, objects: objects) }
    }

    /// An empty database has no entries to be chained.
    static let empty = World(now: { .distantPast }, randomBytes: { [UInt8](repeating: 0, count: $0) })

    private struct Object: Hashable {
        let type: String
        let name: String
        let table: String

        var words: String { "\(type) \(name)" }
    }

    /// The schema that the migrations make of an empty database.
    private func expected() throws -> [Object: String] {
        let queue = try DatabaseQueue()
        return try queue.writeWithoutTransaction { db in
            for migration in migrations { try migration.apply(to: db, Self.empty) }
            return try Self.objects(of: db)
        }
    }

    /// Without the figures that `ANALYZE` keeps, which only tell the planner how much there is.
    private static func objects(of db: Database) throws -> [Object: String] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema
                WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))
                """
        ).map { row in (Object(type: row[0], name: row[1], table: row[2]), row[3] as String) }
        return Dictionary(rows) { first, _ in first }
    }
}
