import Foundation
import SecurityQuestions

extension SQLStore {
    package func take(_ request: AttemptRequest, saying said: SecretText, under brands: Brands) async throws
        -> TakenAttempt<TakenAnswer>
    {
        try await taking(request) { db in
            let row = try db.checkRow(of: request)
            let decision = AttemptTaking(request, at: db.now)
                .decision(on: .answer(said: said, under: brands), known: row?.attempt, facts: row?.facts)
            return try db.perform(decision, of: request, row?.callRow) { try present($0.answer) }
        }
    }

    package func takeForCode(_ request: AttemptRequest) async throws -> TakenAttempt<SupportCode?> {
        try await taking(request) { db in
            let row = try db.checkRow(of: request)
            let code = try row.flatMap { try db.supportCode(of: $0.facts.call.account) }
            let decision = AttemptTaking(request, at: db.now)
                .decision(on: .code(code), known: row?.attempt, facts: row?.facts)
            return try db.perform(decision, of: request, row?.callRow) { $0.code }
        }
    }

    private func taking<Subject: Sendable>(
        _ request: AttemptRequest, _ body: @escaping @Sendable (Transaction) throws -> TakenAttempt<Subject>
    ) async throws -> TakenAttempt<Subject> {
        let taken = try await claiming {
            try await write(.amongLocked(.call(request.call, client: request.agent.client))) { db in
                if let named = request.named { try db.claim(named, for: request.attempt.uuid) }
                return try body(db)
            }
        }
        // The result of the same attempt, which another request has settled.
        if case .over(.checked) = taken { try await engine.waitForDisk() }
        return taken
    }

    package func settle(
        _ attempt: ID<Attempt>, as finding: CheckFinding, by agent: Agent, from address: String?,
        named: NamedRequest<CheckOutcome>?
    ) async throws -> ToldOutcome<CheckOutcome> {
        try await write(.amongLocked(.call(ofAttempt: attempt))) { db in
            guard let (row, facts) = try db.settlementFacts(of: attempt, agent: agent.id) else {
                if let named { try db.release(named.kept) }
                return ToldOutcome(.refused(.unknownCall))
            }
            let settlement = AttemptSettlement(facts, by: agent, at: db.now, address: address)
            let (result, changes) = settlement.decision(finding)
            if let changes { try db.perform(changes, of: attempt, row) }
            return try db.answer(.checked(result), named, about: row.call.id)
        }
    }
}

extension Transaction {
    fileprivate func checkRow(of request: AttemptRequest) throws -> CheckRow? {
        try checkRow(
            of: request.call, agent: request.agent.id, through: request.agent.client, attempt: request.attempt)
    }

    /// - Parameter subject: what a taken attempt is to be compared with.
    fileprivate func perform<Subject>(
        _ decision: AttemptTaking.Decision, of request: AttemptRequest, _ row: CallRow?,
        _ subject: (AttemptTaking.Taken) throws -> Subject
    ) throws -> TakenAttempt<Subject> {
        if let named = request.named, !decision.isTaken { try release(named) }
        switch decision {
        case .repeated(let attempt): return .over(CheckOutcome(attempt))
        case .unreadable: return .over(.unreadable)
        case .looksLikeCode: return .over(.looksLikeCode)
        case .refused(let refused):
            if let told = refused.pauseTold, let row {
                try update("UPDATE agents SET pause_told = ? WHERE key = ?", [told, row.agentKey])
            }
            if let told = refused.clientPauseTold {
                try update("UPDATE clients SET pause_told = ? WHERE name = ?", [told, request.agent.client])
            }
            for event in refused.events { try record(event) }
            return .over(.refused(refused.refusal))
        case .taken(let taken):
            let row = try present(row)
            let changes = [
                taken.attempt.inserting(in: row, through: request.agent.client), row.updating(to: taken.call),
                taken.budget?.updating(ofAccount: row.accountKey), taken.codeAfter?.updating(ofAccount: row.accountKey),
            ]
            try perform(changes.compactMap(\.self))
            return .new(try subject(taken))
        }
    }

    fileprivate func perform(
        _ changes: AttemptSettlement.Changes, of attempt: ID<Attempt>, _ row: CallRow
    ) throws {
        let others = [
            changes.budget?.updating(ofAccount: row.accountKey), changes.code?.updating(ofAccount: row.accountKey),
            try changes.grant.map { try keeping($0, of: attempt, in: row) }, row.updating(to: changes.call),
        ]
        let all = changes.attempts.map(\.updating) + others.compactMap(\.self)
        for event in changes.events { try record(event) }
        guard changes.events.contains(where: { GrantEvent.isRevoked(by: $0.kind) }) else { return try perform(all) }
        // Grants and people are read besides: there are fewer statements this way.
        performLast(all)
        try revokeGrants(ofAccount: row.accountKey)
    }
}

extension AttemptTaking.Decision {
    fileprivate var isTaken: Bool { if case .taken = self { true } else { false } }
}
