import Foundation
import GRDB
import SecurityQuestions

/// What an erasure takes from the audit log: conditions on an entry `e`, in SQL; nil where a group stays.
struct AuditErasing {
    var who: String?
    var what: String?
    /// Bound to the conditions by name.
    var arguments: StatementArguments

    /// Erases the values, and records an entry of `kind` that tells of it.
    ///
    /// - Returns: how many values, two for each entry at most.
    @discardableResult
    func perform(in db: Database, kind: AuditEvent.Kind, actor: AuditEvent.Actor, at now: Date) throws -> Int {
        let by = try db.nextEntry()
        var erasure = AuditErasure()
        var last: Int64 = 0
        while true {
            let page = try entries(after: last, in: db)
            for entry in page {
                if let digest = entry.who {
                    erasure.add(.who, of: entry.number)
                    try db.run(Self.eraseWho, [Data(digest), by, entry.number])
                }
                if let digest = entry.what {
                    erasure.add(.what, of: entry.number)
                    try db.run(Self.eraseWhat, [Data(digest), by, entry.number])
                }
            }
            guard let end = page.last else { break }
            last = end.number
        }
        try db.record(AuditEvent(at: now, kind: kind, actor: actor, detail: erasure.detail))
        return erasure.count
    }

    /// The entries' digests, for the groups to be erased.
    private func entries(after number: Int64, in db: Database) throws -> [(
        number: Int64, who: [UInt8]?, what: [UInt8]?
    )] {
        let who = who.map { "(actor_erased IS NULL AND (\($0))) IS TRUE" } ?? "0"
        let what = what.map { "(subject_erased IS NULL AND (\($0))) IS TRUE" } ?? "0"
        let sql = """
            SELECT \(AuditEntryRow.columns), \(who), \(what) FROM audit e JOIN audit_kinds k ON k.key = e.kind
            WHERE e.number > :after AND ((\(who)) OR (\(what)))
                AND k.name NOT IN (\(Self.kinds))
            ORDER BY e.number LIMIT 1000
            """
        return try db.all(sql, arguments + ["after": number]) { row in
            let entry = try AuditEntryRow.entry(row)
            let first = AuditEntryRow.count
            return (
                number: entry.number, who: row[first] ? entry.who.digest : nil,
                what: row[first + 1] ? entry.what.digest : nil
            )
        }
    }

    private static let kinds = AuditErasure.kinds.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")

    private static let eraseWho = """
        UPDATE audit SET actor_salt = NULL, actor_id = NULL, actor_name = NULL, address = NULL,
            actor_erased = ?, actor_erased_by = ? WHERE number = ?
        """

    private static let eraseWhat = """
        UPDATE audit SET subject_salt = NULL, account = NULL, call = NULL, detail = NULL,
            subject_erased = ?, subject_erased_by = ? WHERE number = ?
        """
}
