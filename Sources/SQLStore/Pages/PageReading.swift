import Foundation
import SecurityQuestions

extension SQLStore {
    package func callView(_ call: ID<Call>, agent: ID<Agent>, at now: Date) async throws -> CallView? {
        try await read { db in
            guard let row = try db.call(call, agent: agent), let account = try db.account(key: row.accountKey) else {
                return nil
            }
            return CallView(
                call: row.call, account: account,
                answer: try db.answer(of: account.id, key: row.accountKey, slot: 0)?.record,
                lastAttempt: try db.lastAttempt(of: call), pause: try db.standing(ofAgent: row.agentKey).pause(at: now),
                recentChange: try db.recentChange(ofAccount: row.accountKey, at: now))
        }
    }

    package func settingsView(of member: ID<Member>, account: ID<Account>, at now: Date) async throws -> SettingsView {
        try await read { db in
            SettingsView(
                answer: try db.answer(of: account, slot: 0)?.record, sessions: try db.sessions(of: member, at: now),
                secondFactor: try db.secondFactor(of: .member(member))?.factor)
        }
    }

    package func homeView(of account: ID<Account>, events limit: Int, at now: Date) async throws -> HomeView {
        try await read { db in
            HomeView(
                supportCode: try db.supportCode(of: account),
                events: try db.activity(of: account, before: nil, limit: limit),
                calls: try db.callsUnderWay(about: account, at: now))
        }
    }
}
