import Foundation
import SecurityQuestions

extension SQLStore {
    package func nameCaller(_ said: String, in call: ID<Call>, by agent: Agent, from address: String?) async throws
        -> CallerNaming?
    {
        try await write(.amongLocked(.call(call))) { db in
            guard let row = try db.lockedCall(call, agent: agent.id) else { return nil }
            let naming = CallerNaming(
                said, in: row.call, members: try db.callers(ofAccount: row.accountKey, row.call.account),
                lookUps: try db.lookUpStanding(ofAgent: row.agentKey), by: agent, from: address, at: db.now)
            switch naming {
            case .named(let call, let event, let isGuess):
                try db.update(row, to: call)
                if isGuess { try db.keepLookUp(byAgent: row.agentKey, through: nil, failed: true) }
                try db.record(event)
            case .paused(let end, let event):
                if let event { try db.tellPause(until: end, ofAgent: row.agentKey, by: event) }
            case .unreadable, .notTaken: break
            }
            return naming
        }
    }

    package func recordSomebodyElse(
        in call: ID<Call>, because reason: Reason, by agent: Agent, from address: String?
    ) async throws -> Bool {
        try await change(call, by: agent, from: address) { row, origin, db in
            .somebodyElse(in: row.call, because: reason, by: origin, at: db.now)
        } != .unknownCall
    }

    package func keepOpen(_ call: ID<Call>, by agent: Agent, from address: String?) async throws -> CallChangeOutcome {
        try await change(call, by: agent, from: address) { row, origin, db in
            .keepingOpen(row.call, by: origin, at: db.now)
        }
    }

    package func showCallBack(
        in call: ID<Call>, under brands: Brands, by agent: Agent, from address: String?
    ) async throws -> CallBack? {
        try await write { db in
            guard let row = try db.checkRow(of: call, agent: agent.id), let policy = brands[row.facts.brand]?.policy,
                let callBack = CallBack(
                    in: row.facts, of: row.account, under: policy, by: AuditOrigin(agent, address: address), at: db.now)
            else { return nil }
            try db.record(callBack.event)
            return callBack
        }
    }

    package func reopen(_ call: ID<Call>, by agent: Agent, from address: String?) async throws -> CallChangeOutcome {
        try await change(call, by: agent, from: address) { row, origin, db in
            .reopening(
                row.call, own: try db.ownCall(of: agent.id, about: row.call.account)?.call, by: origin, at: db.now)
        }
    }

    private func change(
        _ call: ID<Call>, by agent: Agent, from address: String?,
        _ decide: @escaping @Sendable (CallRow, AuditOrigin, Transaction) throws -> CallChange?
    ) async throws -> CallChangeOutcome {
        try await write(.amongLocked(.call(call))) { db in
            guard let row = try db.lockedCall(call, agent: agent.id) else { return .unknownCall }
            guard let change = try decide(row, AuditOrigin(agent, address: address), db) else { return .tooLate }
            try db.update(row, to: change.call)
            // What it was verified by is good for as long as the call lasts.
            try db.run(
                "UPDATE grants SET expires_at = ? WHERE call = ?", [change.call.expiresAt, row.key])
            try db.record(change.event)
            return .done
        }
    }
}

extension Reading {
    /// The agent's call about the account that is under way.
    func ownCall(of agent: ID<Agent>, about account: ID<Account>) throws -> CallRow? {
        try callsNotClosed(about: account).first { $0.call.agent == agent && $0.call.isUnderWay(at: now) }
    }

    /// The members whose names a caller may give. Whose row was altered has none.
    fileprivate func callers(ofAccount key: Int64, _ account: ID<Account>) throws -> [Member] {
        try all("SELECT \(MemberRow.columns) FROM members m WHERE m.account = ? ORDER BY m.key", [key]) { row in
            try unlessAltered { try MemberRow.member(row, of: account) }
        }.compactMap(\.self)
    }

    /// Who was said to be calling, as they are now.
    func caller(of call: Call) throws -> Member? {
        guard let id = call.caller?.member else { return nil }
        return try first("SELECT \(MemberRow.columns) FROM members m WHERE m.id = ?", [id]) { row in
            try unlessAltered { try MemberRow.member(row, of: call.account) }
        } ?? nil
    }
}
