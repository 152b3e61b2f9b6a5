import Foundation
import GRDB
import SecurityQuestions

extension SQLiteStore {
    public func open(_ call: Call, event: AuditEvent) async throws -> Call? {
        try await write { db in
            if try db.insert(call) { try db.record(event) }
            guard let stored = try db.call(call.id, agent: call.agent)?.call, stored.account == call.account else {
                return nil
            }
            return stored
        }
    }

    public func call(_ id: ID<Call>, agent: ID<Agent>) async throws -> Call? {
        try readOnce { db in try db.call(id, agent: agent)?.call }
    }

    public func lastAttempt(of call: ID<Call>) async throws -> Attempt? {
        try readOnce { db in try db.lastAttempt(of: call) }
    }

    public func take(
        _ attempt: ID<Attempt>, in call: ID<Call>, slot: Int, by agent: Agent, at now: Date, address: String?,
        unlessChanged: Bool
    ) async throws -> TakenAttempt {
        let taking = AttemptTaking(
            attempt: attempt, call: call, slot: slot, agent: agent, now: now, address: address,
            unlessChanged: unlessChanged)
        return try await write { db in try taking.perform(in: db) }.get()
    }

    public func takeForCode(
        _ attempt: ID<Attempt>, in call: ID<Call>, by agent: Agent, at now: Date, address: String?
    ) async throws -> TakenCodeAttempt {
        let taking = AttemptTaking(
            attempt: attempt, call: call, slot: 0, agent: agent, now: now, address: address, unlessChanged: false)
        return try await write { db in try taking.performForCode(in: db) }.get()
    }

    public func settle(
        _ attempt: ID<Attempt>, result: AttemptResult, by agent: Agent, at now: Date, address: String?
    ) async throws -> (call: Call, budget: GuessBudget) {
        let settling = AttemptSettling(attempt: attempt, result: result, agent: agent, now: now, address: address)
        return try await write { db in try settling.perform(in: db) }
    }

    public func end(_ call: ID<Call>, as ending: Call.Ending, by agent: Agent, at now: Date, address: String?)
        async throws -> Call?
    {
        try await write { db in
            guard let row = try db.call(call, agent: agent.id) else { return nil }
            let ended = row.call.ending(ending, at: now)
            try db.update(row, to: ended, by: .agent(agent.id, name: agent.name), address: address)
            return ended
        }
    }

    public func closeExpiredCalls(at now: Date) async throws {
        try await write { db in
            for row in try db.callsNotClosed(openedUntil: now.addingTimeInterval(-Call.lifetime)) {
                guard case .closed = row.call.state(at: now) else { continue }
                try db.update(row, to: row.call.ending(.ended, at: now), by: .system, address: nil)
            }
        }
    }

    public func callsUnderWay(about account: ID<Account>, at now: Date) async throws -> [Call] {
        try readOnce { db in
            try db.callsNotClosed(about: account).map(\.call).filter { call in
                if case .closed = call.state(at: now) { false } else { true }
            }
        }
    }

    public func recentChange(of account: ID<Account>, at now: Date) async throws -> RecentChange? {
        try read { db in try db.accountKey(account).flatMap { try db.recentChange(ofAccount: $0, at: now) } }
    }

    public func pause(of agent: ID<Agent>, at now: Date) async throws -> AgentPause? {
        try read { db in try db.agentKey(agent).flatMap { try db.pause(ofAgent: $0, at: now) } }
    }
}
