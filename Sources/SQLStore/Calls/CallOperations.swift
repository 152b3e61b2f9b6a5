import Foundation
import SecurityQuestions

extension SQLStore {
    package func open(_ call: Call, event: AuditEvent) async throws -> Call? {
        try await write { db in
            if try db.insert(call) { try db.record(event) }
            guard let stored = try db.call(call.id, agent: call.agent)?.call, stored.account == call.account else {
                return nil
            }
            return stored
        }
    }

    package func call(_ id: ID<Call>, agent: ID<Agent>) async throws -> Call? {
        try await readOnce { db in try db.call(id, agent: agent)?.call }
    }

    package func lastAttempt(of call: ID<Call>) async throws -> Attempt? {
        try await readOnce { db in try db.lastAttempt(of: call) }
    }

    package func end(_ call: ID<Call>, as ending: Call.Ending, by agent: Agent, at now: Date, address: String?)
        async throws -> Call?
    {
        try await write { db in
            guard let row = try db.lockedCall(call, agent: agent.id) else { return nil }
            let ended = CallEnding.ending(row.call, as: ending, by: AuditOrigin(agent, address: address), at: now)
            try db.end(row, by: ended)
            return ended.call
        }
    }

    package func closeExpiredCalls(at now: Date) async throws {
        try await write { db in
            for row in try db.callsNotClosed(openedUntil: now.addingTimeInterval(-Call.lifetime)) {
                if let expired = CallEnding.expiring(row.call, at: now) { try db.end(row, by: expired) }
            }
        }
    }

    package func callsUnderWay(about account: ID<Account>, at now: Date) async throws -> [Call] {
        try await readOnce { db in try db.callsUnderWay(about: account, at: now) }
    }

    package func recentChange(of account: ID<Account>, at now: Date) async throws -> RecentChange? {
        try await readOnce { db in try db.recentChange(of: account, at: now) }
    }

    package func agentPause(of agent: ID<Agent>, at now: Date) async throws -> AgentPause? {
        try await read { db in try db.agentKey(agent).flatMap { try db.standing(ofAgent: $0).pause(at: now) } }
    }
}
