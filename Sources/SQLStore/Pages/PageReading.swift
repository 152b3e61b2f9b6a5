import Foundation
import SecurityQuestions

extension SQLStore {
    package func callView(_ call: ID<Call>, agent: ID<Agent>) async throws -> CallView? {
        try await readOnce { db in try db.callView(call, agent: agent) }
    }

    package func callView(_ call: ID<Call>, openedBy client: Client.ID) async throws -> (view: CallView, agent: Agent)?
    {
        try await readOnce { db in try db.callView(call, openedBy: client) }
    }

    package func foundView(of account: ID<Account>) async throws -> FoundView? {
        try await readOnce { db in
            try db.standing(of: account).map { FoundView(account: $0.account, standing: $0.standing, now: db.now) }
        }
    }

    package func settingsView(of logIn: ID<Member>, account: Account) async throws -> SettingsView {
        try await readOnce { db in
            var view: SettingsView?
            let sessions = try db.all(SettingsRow.sql, [logIn, logIn, db.now, logIn, account.id]) { row in
                if view == nil { view = try SettingsRow.view(row, of: account, now: db.now) }
                return try SettingsRow.session(row)
            }
            view?.sessions = sessions.compactMap(\.self).filter { !$0.isOver(at: db.now) }
            return try present(view)
        }
    }

    package func profileView(of agent: Agent, calls limit: Int) async throws -> ProfileView {
        try await read { db in
            let sql = """
                SELECT \(CallRow.columns), \(AccountRow.columns) FROM \(CallRow.tables) JOIN brands b ON b.key = a.brand
                WHERE c.agent = (SELECT key FROM agents WHERE id = ?) AND b.id IN (\(agent.brands.marks))
                ORDER BY c.key DESC LIMIT ?
                """
            let calls = try db.all(sql, [agent.id] + SQLArguments(agent.brands) + [limit]) { row in
                try db.unlessAltered {
                    ProfileView.RecentCall(call: try CallRow(row).call, accountNumber: try AccountRow(row).value.number)
                }
            }
            return ProfileView(
                sessions: try db.sessions(of: .agent(agent.id), at: db.now),
                secondFactor: try db.secondFactor(of: .agent(agent.id))?.factor, calls: calls.compactMap(\.self),
                now: db.now)
        }
    }

    package func callNews(of account: ID<Account>) async throws -> CallNews {
        try await read { db in
            let latest = try db.first(Self.latest, [account]) { row in
                let code: ID<SupportCode>? = try row["code_id"]
                return (
                    announcement: try CallAnnouncementRow.announcement(row, of: account),
                    code: try code.map {
                        CallNews.Code(id: $0, wrong: try row["code_wrong"], usedAt: try row["code_used_at"])
                    }
                )
            }
            return CallNews(
                announcement: latest?.announcement, calls: try db.callsUnderWay(about: account), code: latest?.code)
        }
    }

    /// An account's latest announcement and code.
    private static let latest = """
        SELECT \(CallAnnouncementRow.columns), s.id AS code_id, s.wrong AS code_wrong, s.used_at AS code_used_at
        FROM accounts a LEFT JOIN call_announcements n ON n.account = a.key LEFT JOIN support_codes s ON s.account = a.key
        WHERE a.id = ?
        """

    package func homeView(of account: ID<Account>, events limit: Int) async throws -> HomeView {
        try await read { db in
            HomeView(
                supportCode: try db.supportCode(of: account),
                events: try db.activity(of: account, before: nil, limit: limit),
                calls: try db.callsUnderWay(about: account),
                announcement: try db.accountKey(account).flatMap(db.announcement(ofAccount:)),
                standing: try present(db.standing(of: account)).standing, now: db.now)
        }
    }
}

extension Reading {
    /// A call that `client` has opened, with whose it is.
    func callView(_ call: ID<Call>, openedBy client: Client.ID) throws -> (view: CallView, agent: Agent)? {
        let found = try first(CheckRow.forClient, CheckRow.arguments(call, through: client, at: now)) { row in
            let check = try CheckRow(row, at: now)
            guard check.callRow.call.client == client else {
                return nil as (row: CheckRow, view: CallView, agent: Agent)?
            }
            return (check, try callView(check, row), try AgentRow(row).agent)
        }
        guard let (row, view, agent) = found ?? nil else { return nil }
        return (view.judged(by: try row.withStanding(of: client, in: self).facts), agent)
    }

    fileprivate func callView(_ call: ID<Call>, agent: ID<Agent>) throws -> CallView? {
        var view: CallView?
        // A row for each of the account's people, once the call is verified.
        let people: [Member?] = try all(CheckRow.forPage, CheckRow.arguments(call, through: nil, at: now)) { row in
            if view == nil { view = try callView(row, agent: agent) }
            guard let account = view?.account.id, try row["member_key"] as Int64? != nil else { return nil }
            return try unlessAltered { try MemberRow.member(row, of: account) }
        }
        view?.people = people.compactMap(\.self)
        return view
    }

    /// The agent's call as its page shows it, but for the account's people; nil where it is another agent's.
    private func callView(_ row: SQLRow, agent: ID<Agent>) throws -> CallView? {
        let check = try CheckRow(row, at: now)
        let account = check.facts.call.account
        guard check.facts.call.agent == agent else { return nil }
        let announcement = try CallAnnouncementRow.announcement(row, of: account)
        return try callView(
            check, row, words: announcement?.words(of: check.facts.call) ?? .none, recordedAt: row["recorded_at"],
            codeLink: CodeLinkRow.link(row, of: account))
    }

    fileprivate func callView(
        _ check: CheckRow, _ row: SQLRow, words: CallWords = .none, recordedAt: Date? = nil, codeLink: CodeLink? = nil
    ) throws -> CallView {
        let facts = check.facts
        return CallView(
            facts: facts, account: check.account, lastAttempt: check.attempt, words: words,
            standing: AccountStanding(
                status: facts.account, budget: facts.answer?.budget, isReported: facts.isReported,
                recordedAt: recordedAt, brandStoppedAt: facts.brandStoppedAt),
            codeLink: codeLink, grant: try GrantRow.grant(row), now: now)
    }
}
