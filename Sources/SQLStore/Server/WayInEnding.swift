import SecurityQuestions

extension Transaction {
    /// - Parameter brand: its key; nil for every brand.
    func endWaysIn(ofBrand brand: Int64?) throws -> EndedWaysIn {
        let reach = brand.map(Reach.brand) ?? .everything
        var counts: [EndedWaysIn.Way: Int] = [:]
        for way in EndedWaysIn.Way.allCases { counts[way] = try end(way, reach) }
        return EndedWaysIn(counts)
    }

    /// - Returns: how many there were.
    private func end(_ way: EndedWaysIn.Way, _ reach: Reach) throws -> Int {
        switch way {
        case .sessions: return try run("DELETE FROM sessions WHERE \(reach.people)", reach.people.arguments)
        case .knownBrowsers: return try run("DELETE FROM browsers WHERE \(reach.people)", reach.people.arguments)
        case .supportCodes:
            let account = reach.accounts
            let open = try run("DELETE FROM support_codes WHERE used_at IS NULL AND \(account)", account.arguments)
            try run("DELETE FROM support_codes WHERE \(account)", account.arguments)
            try run("DELETE FROM code_links WHERE \(account)", account.arguments)
            return open
        case .calls: return try endCalls(reach)
        case .passwordLinks:
            return try run("DELETE FROM password_resets WHERE \(reach.people)", reach.people.arguments)
        case .logInLinks: return try run("DELETE FROM log_in_links WHERE \(reach.agents)", reach.agents.arguments)
        case .addressLinks: return try run("DELETE FROM email_changes WHERE \(reach.members)", reach.members.arguments)
        case .activations:
            return try run(
                "DELETE FROM activations WHERE completed_at IS NULL AND \(reach.accounts)", reach.accounts.arguments)
        case .mailedLinks:
            return try run(
                "DELETE FROM outbox WHERE state = 'waiting' AND key_id IS NOT NULL AND \(reach.people)",
                reach.people.arguments)
        }
    }

    private func endCalls(_ reach: Reach) throws -> Int {
        try run("DELETE FROM call_announcements WHERE \(reach.accounts)", reach.accounts.arguments)
        try revokeGrants(ofBrand: reach.brand)
        // No end is taken back after it: the call would count as verified again.
        try run("UPDATE calls SET undoable = 0 WHERE undoable = 1 AND \(reach.accounts)", reach.accounts.arguments)
        return try run(
            """
            UPDATE calls SET outcome = CASE WHEN verified_at IS NULL THEN 'ended' ELSE 'verified' END, closed_at = ?
            WHERE outcome IS NULL AND \(reach.accounts)
            """, [now] + reach.accounts.arguments)
    }
}

/// Whose ways in are ended.
private enum Reach {
    case everything
    case brand(Int64)

    struct Condition: CustomStringConvertible {
        let description: String
        let arguments: SQLArguments
    }

    var accounts: Condition { condition("account IN (SELECT key FROM accounts WHERE brand = ?)") }
    var members: Condition { condition("member IN (SELECT key FROM members WHERE brand = ?)") }
    /// Members of the brand, and agents who serve it, among others or alone.
    var people: Condition {
        condition(
            """
            (member IN (SELECT key FROM members WHERE brand = ?)
                OR agent IN (SELECT agent FROM agent_brands WHERE brand = ?))
            """)
    }
    var agents: Condition { condition("agent IN (SELECT agent FROM agent_brands WHERE brand = ?)") }
    var brand: Int64? { if case .brand(let key) = self { key } else { nil } }

    private func condition(_ sql: String) -> Condition {
        switch self {
        case .everything: Condition(description: "1 = 1", arguments: [])
        case .brand(let key):
            Condition(description: sql, arguments: SQLArguments(sql.filter { $0 == "?" }.map { _ in key }))
        }
    }
}
