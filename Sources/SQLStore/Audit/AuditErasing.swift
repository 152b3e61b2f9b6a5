import Foundation
import SecurityQuestions

/// What an erasure takes from the audit log: conditions on an entry `e`, in SQL.
struct AuditErasing {
    var who: String
    var what: String
    /// Bound to the parameters of the conditions, the first of which is `?2`.
    var arguments: SQLArguments

    /// Erases the values, and records an entry of `kind` that tells of it.
    ///
    /// - Returns: how many values, two for each entry at most.
    @discardableResult
    func perform(in db: Transaction, kind: AuditEvent.Kind, actor: AuditEvent.Actor, at now: Date) throws -> Int {
        let by = try db.nextEntry()
        var erasure = AuditErasure()
        var last: Int64 = 0
        while true {
            let page = try entries(after: last, in: db)
            for entry in page {
                if let digest = entry.who {
                    erasure.add(.who, of: entry.number)
                    try db.run(Self.eraseWho, [digest, by, entry.number])
                }
                if let digest = entry.what {
                    erasure.add(.what, of: entry.number)
                    try db.run(Self.eraseWhat, [digest, by, entry.number])
                }
            }
            guard let end = page.last else { break }
            last = end.number
        }
        try db.record(AuditEvent(at: now, kind: kind, actor: actor, detail: erasure.detail))
        return erasure.count
    }

    private typealias Found = (number: Int64, who: [UInt8]?, what: [UInt8]?)

    /// The entries' digests, for the groups to be erased.
    private func entries(after number: Int64, in db: Transaction) throws -> [Found] {
        let who = "(actor_erased IS NULL AND (\(who)))"
        let what = "(subject_erased IS NULL AND (\(what)))"
        let sql = """
            SELECT \(AuditEntryRow.columns), CASE WHEN \(who) THEN 1 ELSE 0 END AS takes_who,
                CASE WHEN \(what) THEN 1 ELSE 0 END AS takes_what
            FROM audit e JOIN audit_kinds k ON k.key = e.kind
            WHERE e.number > ?1 AND (\(who) OR \(what)) AND k.name NOT IN (\(Self.kinds))
            ORDER BY e.number LIMIT 1000
            """
        return try db.all(sql, [number] + arguments) { row in
            let entry = try AuditEntryRow.entry(row)
            return (
                number: entry.number, who: try row["takes_who"] ? entry.who.digest : nil,
                what: try row["takes_what"] ? entry.what.digest : nil
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
