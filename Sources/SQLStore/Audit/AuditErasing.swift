import Foundation
import SecurityQuestions

/// What an erasure takes from the audit log: its scope as conditions on an entry `e`, in SQL.
struct AuditErasing {
    private let scope: AuditErasureScope
    private let who: String
    private let what: String
    /// Of the conditions; the first of them is `?2`.
    private let arguments: SQLArguments

    init(_ scope: AuditErasureScope) {
        var conditions = ConditionSQL()
        self.scope = scope
        who = conditions.any(of: scope.who)
        what = conditions.any(of: scope.what)
        arguments = conditions.arguments
    }

    /// Erases the values, and records the entry that tells of it.
    ///
    /// - Returns: how many values, two for each entry at most.
    func perform(in db: Transaction, by origin: AuditOrigin) throws -> Int {
        let by = try db.nextEntry()
        var erasure = AuditErasure()
        var last: Int64 = 0
        while true {
            let page = try entries(after: last, in: db)
            for entry in page {
                if let digest = entry.who {
                    erasure.add(.who, of: entry.number)
                    try db.update(Self.eraseWho, [digest, by, entry.number])
                }
                if let digest = entry.what {
                    erasure.add(.what, of: entry.number)
                    try db.update(Self.eraseWhat, [digest, by, entry.number])
                }
            }
            guard let end = page.last else { break }
            last = end.number
        }
        try db.record(scope.event(telling: erasure, by: origin, at: db.now))
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

    /// Of the entries that are never erased.
    static let kinds = AuditErasure.untouched.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")

    private static let eraseWho = """
        UPDATE audit SET actor_salt = NULL, actor_id = NULL, actor_name = NULL, address = NULL,
            actor_erased = ?, actor_erased_by = ? WHERE number = ?
        """

    private static let eraseWhat = """
        UPDATE audit SET subject_salt = NULL, account = NULL, call = NULL, detail = NULL, caller = NULL,
            subject_erased = ?, subject_erased_by = ? WHERE number = ?
        """
}

/// Conditions in SQL, with numbered parameters: a condition stands in a statement more than once.
private struct ConditionSQL {
    private(set) var arguments: SQLArguments = []

    mutating func any(of conditions: [AuditErasureScope.Condition]) -> String {
        conditions.map { sql($0) }.joined(separator: " OR ")
    }

    private mutating func sql(_ condition: AuditErasureScope.Condition) -> String {
        switch condition {
        case .byMembers(let account):
            """
            e.actor_id IN (SELECT m.id FROM members m JOIN accounts a ON a.key = m.account WHERE a.id = \(bind(account)))
            """
        case .namingMembers(let account):
            """
            e.caller IN (SELECT m.id FROM members m JOIN accounts a ON a.key = m.account WHERE a.id = \(bind(account)))
            """
        case .about(let account, nil): "e.account = \(bind(account))"
        case .about(let account, let words?):
            "(e.account = \(bind(account)) AND e.actor IN (\(words.sorted().map { bind($0) }.joined(separator: ", "))))"
        case .inCalls(let account):
            "e.call IN (SELECT c.id FROM calls c JOIN accounts a ON a.key = c.account WHERE a.id = \(bind(account)))"
        case .byAgent(let agent): "e.actor_id = \(bind(agent))"
        case .byMember(let member): "e.actor_id = \(bind(member))"
        case .naming(let member): "e.caller = \(bind(member))"
        case .detail(let detail, let account): "(e.account = \(bind(account)) AND e.detail = \(bind(detail)))"
        case .telling(let words, let account):
            // Words end at a blank, a comma or a colon: "jo@example.com" is none of "mary-jo@example.com".
            """
            (e.detail IS NOT NULL \(account.map { "AND e.account = \(bind($0))" } ?? "") AND replace(
                ' ' || replace(replace(e.detail, ':', ' '), ',', ' ') || ' ', \(bind(" \(words) ")), '')
                <> ' ' || replace(replace(e.detail, ':', ' '), ',', ' ') || ' ')
            """
        case .old(let date, let last): "(e.number <= \(bind(last)) AND e.at < \(bind(date)))"
        }
    }

    /// The parameter of a value; `?1` is taken.
    private mutating func bind(_ value: some SQLBindable) -> String {
        arguments += [value]
        return "?\(arguments.values.count + 1)"
    }
}
