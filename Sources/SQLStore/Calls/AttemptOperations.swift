import Foundation
import SecurityQuestions

extension SQLStore {
    package func take(
        _ attempt: ID<Attempt>, in call: ID<Call>, slot: Int, by agent: Agent, at now: Date, address: String?,
        unlessChanged: Bool
    ) async throws -> TakenAttempt {
        let taking = AttemptTaking(attempt: attempt, call: call, agent: agent, now: now, address: address)
        return try await write { db -> Result<TakenAttempt, AttemptRefusal> in
            let row = try db.lockedCall(call, agent: agent.id)
            let answer = try row.flatMap { try db.answer(of: $0.call.account, key: $0.accountKey, slot: slot) }
            let facts = try row.map { row in
                AttemptTaking.Facts(
                    call: row.call, account: row.accountStatus, subject: .answer(answer?.record), isReported: false,
                    agent: try db.standing(ofAgent: row.agentKey),
                    changeNeedingCode: unlessChanged ? try db.recentChange(ofAccount: row.accountKey, at: now) : nil)
            }
            switch try db.perform(taking, row, facts) {
            case .failure(let refusal): return .failure(refusal)
            case .success(let repeated?): return .success(.repeated(repeated))
            case .success(nil): return .success(.new(answer: try present(answer).answer))
            }
        }.get()
    }

    package func takeForCode(
        _ attempt: ID<Attempt>, in call: ID<Call>, by agent: Agent, at now: Date, address: String?
    ) async throws -> TakenCodeAttempt {
        let taking = AttemptTaking(attempt: attempt, call: call, agent: agent, now: now, address: address)
        return try await write { db -> Result<TakenCodeAttempt, AttemptRefusal> in
            let row = try db.lockedCall(call, agent: agent.id)
            let code = try row.flatMap { try db.supportCode(of: $0.call.account) }
            let facts = try row.map { row in
                AttemptTaking.Facts(
                    call: row.call, account: row.accountStatus, subject: .code(code),
                    isReported: try db.isReported(account: row.accountKey),
                    agent: try db.standing(ofAgent: row.agentKey))
            }
            return try db.perform(taking, row, facts).map { repeated in
                if let repeated { return .repeated(repeated) }
                return .new(code?.state(at: now) == .waiting ? code : nil)
            }
        }.get()
    }

    @discardableResult
    package func settle(
        _ attempt: ID<Attempt>, result: AttemptResult, by agent: Agent, at now: Date, address: String?
    ) async throws -> AttemptOutcome {
        try await write { db in
            var attempts = try db.attempts(ofCallOf: attempt)
            guard let call = attempts.first?.attempt.call, let row = try db.lockedCall(call, agent: agent.id) else {
                throw AttemptRefusal.unknownCall
            }
            // What was read before the locks may have changed meanwhile.
            if db.connection.locksRows { attempts = try db.attempts(ofCallOf: attempt) }
            guard let taken = attempts.first(where: { $0.attempt.id == attempt }) else {
                throw AttemptRefusal.unknownCall
            }
            let facts = AttemptSettlement.Facts(
                attempt: taken, call: row.call, attempts: attempts,
                answers: try db.answers(for: attempts, of: row),
                code: taken.attempt.method == .supportCode ? try db.supportCode(of: row.call.account) : nil)
            let settlement = AttemptSettlement(facts, by: agent, at: now, address: address)
            let (outcome, changes) = settlement.decision(result)
            if let changes { try db.perform(changes, row) }
            return outcome
        }
    }
}

extension Transaction {
    /// - Returns: the attempt, where it was taken before; nil where it is taken now.
    fileprivate func perform(_ taking: AttemptTaking, _ row: CallRow?, _ facts: AttemptTaking.Facts?) throws
        -> Result<Attempt?, AttemptRefusal>
    {
        switch taking.decision(known: try attempt(taking.attempt), facts: facts) {
        case .repeated(let attempt): return .success(attempt)
        case .refused(let refused):
            if let told = refused.pauseTold, let row {
                try run("UPDATE agents SET pause_told = ? WHERE key = ?", [told, row.agentKey])
            }
            for event in refused.events { try record(event) }
            return .failure(refused.refusal)
        case .taken(let taken):
            let row = try present(row)
            try insert(taken.attempt, in: row)
            try update(row, to: taken.call)
            if let budget = taken.budget { try set(budget, ofAccount: row.accountKey, slot: taken.attempt.slot) }
            if let code = taken.codeAfter { try update(code, ofAccount: row.accountKey) }
            return .success(nil)
        }
    }

    fileprivate func perform(_ changes: AttemptSettlement.Changes, _ row: CallRow) throws {
        for attempt in changes.attempts { try update(attempt) }
        for (slot, budget) in changes.budgets { try set(budget, ofAccount: row.accountKey, slot: slot) }
        if let code = changes.code { try update(code, ofAccount: row.accountKey) }
        if let grant = changes.grant { try keep(grant, of: row) }
        try update(row, to: changes.call)
        for event in changes.events { try record(event) }
    }

    /// The answers that attempts were taken for, by slot.
    fileprivate func answers(for attempts: [AttemptRecord], of row: CallRow) throws -> [Int: AnswerRecord] {
        let slots = Set(attempts.filter { $0.attempt.method == .securityQuestion }.map(\.slot))
        var answers: [Int: AnswerRecord] = [:]
        for slot in slots {
            answers[slot] = try answer(of: row.call.account, key: row.accountKey, slot: slot)?.record
        }
        return answers
    }

    /// The owner reported that it was not them: whoever has their password could get a code as well.
    fileprivate func isReported(account key: Int64) throws -> Bool {
        try exists("SELECT 1 FROM answers WHERE account = ? AND stopped = 1", [key])
    }

    /// In place of an earlier one.
    private func keep(_ grant: Grant, of row: CallRow) throws {
        try insert(
            """
            INSERT INTO grants (call, proof, expires_at) VALUES (?, ?, ?)
            ON CONFLICT (call) DO UPDATE SET proof = excluded.proof, expires_at = excluded.expires_at
            """,
            [row.key, grant.method, grant.expiresAt])
    }
}
