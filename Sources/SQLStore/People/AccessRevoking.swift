import SecurityQuestions

extension Transaction {
    /// Ends what a change takes of the ways in.
    ///
    /// - Returns: how many sessions were ended.
    @discardableResult
    func perform(_ revocation: AccessRevocation) throws -> Int {
        let whose = Whose(revocation.from)
        var sessions = 0
        for access in AccessRevocation.Access.allCases where revocation.ends.contains(access) {
            switch access {
            case .sessions:
                sessions = try run(
                    "DELETE FROM sessions WHERE \(whose.person) AND token IS DISTINCT FROM ?",
                    whose.arguments + [revocation.keeping.session])
            case .passwordLinks: try run("DELETE FROM password_resets WHERE \(whose.links)", whose.arguments)
            case .addressLinks: try run("DELETE FROM email_changes WHERE \(whose.links)", whose.arguments)
            case .knownBrowsers:
                try run(
                    "DELETE FROM browsers WHERE \(whose.person) AND browser IS DISTINCT FROM ?",
                    whose.arguments + [revocation.keeping.browser])
            case .supportCode:
                try run("DELETE FROM support_codes WHERE \(whose.account)", whose.arguments)
                // It is remembered that one was mailed: the next waits its hour.
                try run("UPDATE code_links SET expires_at = mailed_at WHERE \(whose.account)", whose.arguments)
            case .callAnnouncement:
                try run("DELETE FROM call_announcements WHERE \(whose.account)", whose.arguments)
            case .invitation:
                try run("DELETE FROM activations WHERE \(whose.account) AND completed_at IS NULL", whose.arguments)
            case .unsentLinks:
                try run(
                    "DELETE FROM outbox WHERE \(whose.links) AND state = 'waiting' AND key_id IS NOT NULL",
                    whose.arguments)
            }
        }
        return sessions
    }
}

/// Whose rows a revocation concerns, as conditions with the same argument.
private struct Whose {
    /// On a column `member` or `agent`.
    let person: String
    /// The same for links, without invitations that wait: those are other accounts'.
    let links: String
    /// On a column `account`; of an account only.
    let account: String
    let arguments: SQLArguments

    init(_ subject: AccessRevocation.Subject) {
        account = "account = (SELECT key FROM accounts WHERE id = ?)"
        switch subject {
        case .person(.member(let logIn)):
            person = "member IN (SELECT key FROM members WHERE log_in = ?)"
            links = "member IN (SELECT key FROM members WHERE log_in = ? AND accepted = 1)"
            arguments = [logIn]
        case .person(.agent(let id)):
            person = "agent = (SELECT key FROM agents WHERE id = ?)"
            links = person
            arguments = [id]
        case .account(let id):
            person = "member IN (SELECT m.key FROM members m JOIN accounts a ON a.key = m.account WHERE a.id = ?)"
            links = person
            arguments = [id]
        case .logIns(let id):
            // What else somebody logs in to who has only been invited is no matter of this account's.
            let all = """
                SELECT o.key FROM accounts a JOIN members m ON m.account = a.key
                    JOIN members o ON o.key = m.key OR (m.accepted = 1 AND o.log_in = m.log_in) WHERE a.id = ?
                """
            person = "member IN (\(all))"
            links = "member IN (\(all) AND (o.key = m.key OR o.accepted = 1))"
            arguments = [id]
        }
    }
}
