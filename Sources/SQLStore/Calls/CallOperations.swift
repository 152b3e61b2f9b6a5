import Foundation
import SecurityQuestions

extension SQLStore {
    package func open(
        _ id: ID<Call>, about account: ID<Account>, by agent: Agent, from address: String?,
        saying metadata: CallMetadata
    ) async throws -> OpenCall.Outcome {
        try await write(.amongRowLocks) { db in
            guard let key = try db.accountKey(account) else { return .accountNotOpen }
            guard let agentKey = try db.agentKey(agent.id) else { return .notAllowed }
            try db.lock(.account(key))
            try db.lock(.agent(agentKey))
            let announcement = try db.announcement(ofAccount: key)
            let client = try db.lockedStanding(ofClient: agent.client)
            let own = try db.ownCall(of: agent.id, about: account)
            let opening = CallOpening(
                of: id, about: account, by: agent.id, known: try db.call(id)?.call, own: own?.call,
                brand: try db.brand(of: account), agent: try db.agent(agent.id), announcement: announcement,
                boundCall: try announcement?.call.flatMap { try db.call($0)?.call },
                lookUps: try db.lookUpStanding(ofAgent: agentKey),
                client: client.flatMap { standing in agent.client.map { ($0, standing) } }, metadata: metadata,
                address: address, at: db.now)
            switch opening {
            case .opened(let call, let ended, let announcement, let events):
                if let own, let ended { try db.end(own, by: ended) }
                try db.insert(call)
                if let announcement { try db.keep(announcement, ofAccount: key) }
                for event in events { try db.record(event) }
                return .opened(call)
            case .repeated(let call): return .opened(call)
            case .refused: return .notAllowed
            case .paused(let end, let event):
                if let event { try db.tellPause(until: end, ofAgent: agentKey, by: event) }
                return .lookUpsPaused(until: end)
            case .clientPaused(let pause):
                try db.tell(pause, of: agent.client)
                return .lookUpsPaused(until: pause.end)
            }
        }
    }

    package func call(_ id: ID<Call>, agent: ID<Agent>) async throws -> Call? {
        try await readOnce { db in try db.call(id, agent: agent)?.call }
    }

    package func lastAttempt(of call: ID<Call>) async throws -> Attempt? {
        try await readOnce { db in try db.lastAttempt(of: call) }
    }

    package func end(
        _ call: ID<Call>, as ending: Call.Ending, by agent: Agent, from address: String?, named: NamedRequest<Call>?
    ) async throws -> ToldOutcome<Call>? {
        try await claiming {
            try await write(.amongLocked(.call(call))) { db in
                if let named { try db.claim(named.kept, for: call.uuid) }
                guard let row = try db.lockedCall(call, agent: agent.id),
                    agent.client.map({ $0 == row.call.client }) ?? true
                else {
                    if let named { try db.release(named.kept) }
                    return nil
                }
                let ended = CallEnding.ending(
                    row.call, as: ending, by: AuditOrigin(agent, address: address), at: db.now)
                try db.end(row, by: ended)
                return try db.answer(ended.call, named, about: call)
            }
        }
    }

    package func closeExpiredCalls() async throws {
        try await write { db in
            for row in try db.callsNotClosed(openedUntil: db.now.addingTimeInterval(-Call.lifetime)) {
                if let expired = CallEnding.expiring(row.call, at: db.now) { try db.end(row, by: expired) }
            }
        }
    }

    package func callsUnderWay(about account: ID<Account>) async throws -> [Call] {
        try await readOnce { db in try db.callsUnderWay(about: account) }
    }

    package func recentChange(of account: ID<Account>) async throws -> RecentChange? {
        try await readOnce { db in
            try db.first(
                "SELECT changed FROM accounts WHERE id = ? AND changed_at > ?",
                [account, db.now.addingTimeInterval(-RecentChange.lasts)]
            ) { try $0["changed"] }
        }
    }

    package func agentPause(of agent: ID<Agent>) async throws -> AgentPause? {
        try await readOnce { db in try db.standing(of: agent)?.pause(at: db.now) }
    }

    package func lookUpPause(of agent: ID<Agent>) async throws -> Date? {
        try await read { db in
            try db.agentKey(agent).flatMap { try db.lookUpStanding(ofAgent: $0).pause(at: db.now) }
        }
    }
}

extension Reading {
    fileprivate func brand(of account: ID<Account>) throws -> Brand.ID? {
        try first("SELECT b.id AS brand_id FROM accounts a JOIN brands b ON b.key = a.brand WHERE a.id = ?", [account])
        {
            try $0["brand_id"]
        }
    }

    fileprivate func agent(_ id: ID<Agent>) throws -> Agent? {
        try first("SELECT \(AgentRow.columns) FROM agents g WHERE g.id = ?", [id]) { try AgentRow($0).agent }
    }
}
