import Crypto
import Encodings
import Foundation
import SecurityQuestions

/// Copies every table of a database into another one, which has the same schema and is empty: rows as they stand, with their seals, tags
/// and hashes.
///
/// As long as it is not done there is a table in the target that says how far it is (``marker``): the schema is not the one that
/// migrations make then, so that no program opens it. A row of it changes with each portion, in the same transaction; a copy that was
/// stopped goes on behind the last row that is there.
package struct DatabaseCopy {
    package static let marker = "database_copy"

    /// Nobody changes it meanwhile.
    private let source: any SQLConnection
    private let target: any CopyTarget
    /// Those that others refer to before these.
    private let tables: [CopiedTable]
    private let tell: (CopyProgress) -> Void

    /// How many rows, and bytes of them, are held and written at a time.
    private static let (portion, portionBytes) = (5000, 4 << 20)

    package init(
        from source: any SQLConnection, to target: any CopyTarget, _ tables: [CopiedTable],
        tell: @escaping (CopyProgress) -> Void
    ) {
        (self.source, self.target, self.tables, self.tell) = (source, target, tables, tell)
    }

    /// Throws ``CopyRefused``, `AuditFault` or ``StoreFailure``. Nothing is written before the source was looked at.
    ///
    /// - Parameters:
    ///   - check: is given what the source remembers of its keys, and throws where they are not at hand.
    ///   - verification: reads the log of the target, given its last checkpoint.
    package func perform(
        check: ([String: [UInt8]]) throws -> Void, verification: (AuditCheckpoint?) -> AuditVerification
    ) throws -> CopyReport {
        try check(try keyChecks())
        let end = try End(of: source)
        var standing = try begin(end)
        let begun = tables.firstIndex { $0.name == standing.table } ?? 0
        if standing.copied > 0 || begun > 0 { tell(.goesOn(table: standing.table, rows: standing.copied)) }
        for table in tables[begun...] where !table.isFilled { try copy(table, &standing) }
        tell(.comparing)
        let rows = try compare()
        tell(.verifying)
        var isSigned = false
        try target.transaction {
            isSigned = try verify(verification)
            try target.settle(tables)
            _ = try target.connection.execute("DROP TABLE \(Self.marker)", [])
        }
        return CopyReport(
            tables: tables.count, rows: rows, entries: end.number, hash: end.hash, isSigned: isSigned)
    }

    private func keyChecks() throws -> [String: [UInt8]] {
        var checks: [String: [UInt8]] = [:]
        try source.query("SELECT key_id, check_value FROM key_checks", []) { row in
            checks[try row["key_id"]] = try row["check_value"]
            return true
        }
        return checks
    }

    /// The end of an audit log: two databases with the same one have the same history.
    private struct End: Equatable {
        var number: Int64 = 0
        var hash: [UInt8] = []

        init(of connection: any SQLConnection) throws {
            let sql = "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1"
            if let (last, sum) = try connection.first(sql, { (try $0["number"] as Int64, try $0["hash"] as [UInt8]) }) {
                (number, hash) = (last, sum)
            }
        }

        init(_ row: SQLRow) throws {
            number = try row["last_entry"]
            hash = try present(Hexadecimal.bytes(try row["last_hash"]))
        }
    }

    // MARK: The state

    private struct Standing {
        var table = ""
        var copied: Int64 = 0
    }

    private func begin(_ end: End) throws -> Standing {
        var standing = Standing()
        try target.transaction {
            guard target.isBegun else { return try beginAnew(end) }
            let sql = "SELECT last_entry, last_hash, at_table, copied FROM \(Self.marker)"
            let found = try target.connection.first(sql) {
                (try End($0), Standing(table: try $0["at_table"], copied: try $0["copied"]))
            }
            guard let found, found.0 == end else { throw CopyRefused.otherSource(target: target.location) }
            standing = found.1
        }
        return standing
    }

    private func beginAnew(_ end: End) throws {
        for table in tables where !table.isFilled {
            let isFull = try target.connection.first("SELECT 1 AS one FROM \(table.name) LIMIT 1") { _ in true }
            guard isFull == nil else { throw CopyRefused.notEmpty(target: target.location, table: table.name) }
        }
        // Both read these types.
        _ = try target.connection.execute(
            """
            CREATE TABLE \(Self.marker) (last_entry BIGINT NOT NULL, last_hash TEXT NOT NULL, at_table TEXT NOT NULL, \
            copied BIGINT NOT NULL)
            """, [])
        _ = try target.connection.execute(
            "INSERT INTO \(Self.marker) (last_entry, last_hash, at_table, copied) VALUES (?, ?, '', 0)",
            [end.number, Hexadecimal.text(end.hash)])
    }

    /// The first act of each portion: another copy into the same target waits for it, and finds another state then.
    private func move(_ standing: Standing, to next: Standing) throws {
        let moved = try target.connection.execute(
            "UPDATE \(Self.marker) SET at_table = ?, copied = ? WHERE at_table = ? AND copied = ?",
            [next.table, next.copied, standing.table, standing.copied])
        guard moved == 1 else { throw CopyRefused.underWay(target: target.location) }
    }

    // MARK: Rows

    private func copy(_ table: CopiedTable, _ standing: inout Standing) throws {
        if table.key.isEmpty { return try copyWhole(table, &standing) }
        var (last, copied): ([SQLValue]?, Int64) = (nil, 0)
        if standing.table == table.name {
            last = try lastKey(of: table)
            copied = standing.copied
        }
        try portions(table, after: last) { rows in
            copied += Int64(rows.count)
            let next = Standing(table: table.name, copied: copied)
            try target.transaction {
                try move(standing, to: next)
                try target.add(rows, to: table)
            }
            standing = next
        }
        if copied > 0 { tell(.copied(table: table.name, rows: copied)) }
    }

    /// Nothing tells where such a table stands: it is one transaction, still held by portions.
    private func copyWhole(_ table: CopiedTable, _ standing: inout Standing) throws {
        if standing.table == table.name, standing.copied > 0 { return }
        var next = Standing(table: table.name)
        try target.transaction {
            try portions(table, after: nil) { rows in
                try target.add(rows, to: table)
                next.copied += Int64(rows.count)
            }
            if next.copied > 0 { try move(standing, to: next) }
        }
        guard next.copied > 0 else { return }
        standing = next
        tell(.copied(table: table.name, rows: next.copied))
    }

    private func lastKey(of table: CopiedTable) throws -> [SQLValue]? {
        let order = table.key.map { "\($0.name) DESC" }.joined(separator: ", ")
        var last: [SQLValue]?
        try target.transaction {
            last = try target.connection.first(
                "SELECT \(table.keyList) FROM \(table.name) ORDER BY \(order) LIMIT 1", { try $0.values(table.key) })
        }
        return last
    }

    private func portions(_ table: CopiedTable, after last: [SQLValue]?, _ body: ([[SQLValue]]) throws -> Void) throws {
        var (rows, bytes): ([[SQLValue]], Int) = ([], 0)
        let (sql, arguments) = table.rows(after: last)
        try source.query(sql, arguments) { row in
            let values = try row.values(table.columns)
            rows.append(values)
            bytes += values.reduce(0) { $0 + $1.size }
            if rows.count == Self.portion || bytes > Self.portionBytes {
                try body(rows)
                (rows, bytes) = ([], 0)
            }
            return true
        }
        if !rows.isEmpty { try body(rows) }
    }

    // MARK: Afterwards

    /// - Returns: how many rows there are.
    private func compare() throws -> Int64 {
        var rows: Int64 = 0
        for table in tables {
            let wanted = try RowsDigest(of: table, source)
            try target.transaction {
                guard try RowsDigest(of: table, target.connection) == wanted else {
                    throw CopyRefused.differs(table: table.name)
                }
            }
            rows += wanted.count
        }
        return rows
    }

    /// - Returns: whether the log was ever signed.
    private func verify(_ verification: (AuditCheckpoint?) -> AuditVerification) throws -> Bool {
        let log = Snapshot(connection: target.connection, now: .distantPast, tags: .unchecked)
        var reading = verification(try log.newestCheckpoint())
        try log.readLog(from: 1) { try reading.read($0, $1) }
        do {
            _ = try reading.finish()
            return true
        } catch AuditFault.neverSigned {
            return false
        }
    }
}

/// How many rows a table has, and the sum of their SHA-256: whichever order they are read in.
private struct RowsDigest: Equatable {
    var count: Int64 = 0
    private var sum: [UInt64] = [0, 0, 0, 0]

    init(of table: CopiedTable, _ connection: any SQLConnection) throws {
        var (total, words): (Int64, [UInt64]) = (0, [0, 0, 0, 0])
        try connection.query("SELECT \(table.list) FROM \(table.name)", []) { row in
            total += 1
            for (place, byte) in Self.hash(try row.values(table.columns)).enumerated() {
                words[place / 8] &+= UInt64(byte) << UInt64(8 * (place % 8))
            }
            return true
        }
        (count, sum) = (total, words)
    }

    /// Each value with its kind and its length before it.
    private static func hash(_ values: [SQLValue]) -> SHA256.Digest {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        func append(_ number: Int64) {
            for byte in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> Int64(8 * byte))) }
        }
        func append(_ kind: UInt8, _ value: some Collection<UInt8>) {
            bytes.append(kind)
            append(Int64(value.count))
            bytes.append(contentsOf: value)
        }
        for value in values {
            switch value {
            case .null: bytes.append(0)
            case .integer(let number):
                bytes.append(1)
                append(number)
            case .text(let text): append(2, text.utf8)
            case .bytes(let value): append(3, value)
            }
        }
        return SHA256.hash(data: bytes)
    }
}

extension SQLConnection {
    fileprivate func first<Value>(_ sql: String, _ decode: (SQLRow) throws -> Value) throws -> Value? {
        var found: Value?
        try query(sql, []) { row in
            found = try decode(row)
            return false
        }
        return found
    }
}
