import Foundation
import SecurityQuestions

/// A call as a row, with everything that the next attempt in it is judged by: one statement, for the taking of an attempt and
/// for the agent's page.
struct CheckRow {
    let callRow: CallRow
    let account: Account
    private(set) var facts: CallFacts
    /// Which one: ``forTaking``, ``forPage``.
    let attempt: Attempt?

    /// With the attempt of an id, of whichever call.
    static let forTaking = sql("t.id = ?4")
    /// With the call's latest attempt and its agent, for a client.
    static let forClient = sql(latest, and: ", \(GrantRow.columns), \(AgentRow.columns)")
    /// With the call's latest attempt, and what judges nothing: what the customer announced, and, a row for each, the account's
    /// people once the call is verified.
    static let forPage = sql(
        latest,
        and:
            ", \(CallAnnouncementRow.columns), \(CodeLinkRow.columns), \(GrantRow.columns), \(AccountStandingRow.recordedAt), \(MemberRow.columns)",
        from: """
            LEFT JOIN call_announcements n ON n.account = a.key LEFT JOIN code_links l ON l.account = a.key
                LEFT JOIN members m ON m.account = a.key AND c.verified_at IS NOT NULL
            """, orderedBy: "m.key")

    private static let latest = "t.key = (SELECT max(key) FROM attempts WHERE call = c.key)"

    /// ?1 is the call, ?2 the client that asks for the agent, if one does, ?3 an hour ago.
    private static func sql(
        _ attempt: String, and columns: String = "", from tables: String = "", orderedBy order: String = "c.key"
    ) -> String {
        """
        SELECT \(CallRow.columns), \(AccountRow.columns), a.changed, a.changed_at, b.stopped_at,
            g.paused, g.counts_from, g.pause_told, \(AgentAttempts.wrong), \(ClientAttempts.wrongNow),
            \(AccountStandingRow.isReported),
            \(AnswerRow.columns), \(AttemptRow.columns)\(columns)
        FROM \(CallRow.tables) JOIN brands b ON b.key = a.brand
            LEFT JOIN answers w ON w.account = a.key AND w.slot = 0
            LEFT JOIN attempts t ON \(attempt) LEFT JOIN clients p ON p.name = ?2
            \(tables)
        WHERE c.id = ?1 ORDER BY \(order)
        """
    }

    /// Reads the columns of either. Throws `RecordAltered`: nothing is checked about an account that somebody has altered.
    ///
    init(_ row: SQLRow, at now: Date) throws {
        callRow = try CallRow(row)
        account = try AccountRow(row).value
        let changedAt: Date? = try row["changed_at"]
        let isRecent = changedAt.map { RecentChange.isRecent($0, at: now) } ?? false
        let agent = try AgentStanding(row)
        facts = CallFacts(
            call: callRow.call, account: account.status, brand: account.brand,
            answer: try AnswerRow.record(row, account: callRow.call.account),
            isReported: try row["is_reported"], agent: agent, recentChange: isRecent ? try row["changed"] : nil,
            client: try ClientStanding(wrongNow: row), brandStoppedAt: try row["stopped_at"])
        attempt = try AttemptRow.attempt(row)
    }
}

extension Transaction {
    /// What an attempt is judged by, if the call is this agent's, with everything locked that it can change; for what is no attempt
    /// what the next one would be.
    func checkRow(of call: ID<Call>, agent: ID<Agent>, through client: Client.ID? = nil, attempt: ID<Attempt>? = nil)
        throws -> CheckRow?
    {
        try locking {
            let arguments = CheckRow.arguments(call, through: client, at: now) + [attempt]
            let row = try first(CheckRow.forTaking, arguments) { try CheckRow($0, at: now) }
            return try row?.withStanding(of: client, in: self)
        } call: {
            $0.callRow
        }.flatMap { $0.callRow.call.agent == agent ? $0 : nil }
    }
}

extension CheckRow {
    static func arguments(_ call: ID<Call>, through client: Client.ID?, at now: Date) -> SQLArguments {
        [call, client, now.addingTimeInterval(-ClientBudget.window)]
    }

    /// With the moments of what the client has spent, where it has spent so much that they matter.
    func withStanding(of client: Client.ID?, in db: some Reading) throws -> CheckRow {
        guard let standing = facts.client, standing.hasSpentAll else { return self }
        var row = self
        row.facts.client = try db.standing(ofClient: client)
        return row
    }
}
