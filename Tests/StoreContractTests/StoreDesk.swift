import Foundation
import SecurityQuestions
import TestSupport

/// Does the steps of a walk in a store, and reads back what they have led to.
struct StoreDesk: Sendable {
    let store: any Stores
    let walk: DeskWalk

    private var brands: [Brand.ID] { [Brand.sampleCarrier.id, Brand.sampleReseller.id] }

    /// Adds the accounts and agents of the walk; without anything that a snapshot holds.
    func begin(at now: Date) async throws {
        let new = zip(walk.accounts, walk.owners).map { NewAccount(account: $0, owner: $1, invitation: nil) }
        let conflicts = try await store.add(new, by: .host)
        guard conflicts.isEmpty else { throw Unexpected(what: "\(conflicts)") }
        for agent in walk.agents {
            guard try await store.add(agent, password: walk.world.secret(), by: .host) else {
                throw Unexpected(what: "the agent's address is taken")
            }
        }
    }

    func apply(_ step: DeskStep, at now: Date) async throws -> DeskResult {
        switch step {
        case .open(let call):
            let opened = try await store.open(
                call.id, about: call.account, by: try agent(call.agent), from: DeskStep.address)
            return .call(opened.call.map(DeskSnapshot.CallState.init))
        case .take(let request): return try await take(request)
        case .settle(let attempt, let result, let agent):
            let settled = try await store.settle(
                attempt, as: .leading(to: result), by: try self.agent(agent), from: DeskStep.address)
            guard case .checked(let result) = settled else { return .over(settled) }
            return .settled(result)
        case .end(let call, let ending, let agent):
            let ended = try await store.end(
                call, as: ending, by: try self.agent(agent), from: DeskStep.address)
            return .call(ended.map(DeskSnapshot.CallState.init))
        case .change(let call, let change, let agent):
            let (agent, address) = (try self.agent(agent), DeskStep.address)
            switch change {
            case .keepOpen: return .changed(try await store.keepOpen(call, by: agent, from: address))
            case .reopen: return .changed(try await store.reopen(call, by: agent, from: address))
            case .somebodyElse:
                guard let reason = Reason(DeskStep.reason) else { return .done(false) }
                return .done(
                    try await store.recordSomebodyElse(in: call, because: reason, by: agent, from: address))
            }
        case .expire:
            try await store.closeExpiredCalls()
            return .done(true)
        case .pause(let agent, let supervisor):
            let (agent, origin) = (
                try self.agent(agent), AuditOrigin(try self.agent(supervisor), address: DeskStep.address)
            )
            return .done(try await store.pause(agent, reason: DeskStep.reason, by: origin))
        case .resume(let agent, let supervisor):
            let (agent, origin) = (
                try self.agent(agent), AuditOrigin(try self.agent(supervisor), address: DeskStep.address)
            )
            return .done(try await store.resume(agent, reason: DeskStep.reason, by: origin))
        case .unlock(let account, let agent):
            let origin = AuditOrigin(try self.agent(agent), address: DeskStep.address)
            return .done(try await store.unlock(account, reason: DeskStep.reason, by: origin))
        case .replace, .makeCode, .report, .close, .reopen: return try await change(step, at: now)
        }
    }

    /// What owners and operators do.
    private func change(_ step: DeskStep, at now: Date) async throws -> DeskResult {
        switch step {
        case .replace(let answer):
            try await store.replace(with: answer, on: .change, by: owner(of: answer.place.account))
        case .makeCode(let code):
            return .done(try await store.keep(code, by: owner(of: code.account)) != nil)
        case .report(let account, let session):
            try await store.reportNotMe(account, keeping: session, by: owner(of: account))
        case .close(let account):
            return .done(try await store.close(account, by: .host))
        case .reopen(let account):
            return .done(try await store.reopen(account, by: .host))
        default: throw Unexpected(what: "\(step)")
        }
        return .done(true)
    }

    private func take(_ step: DeskStep.Request) async throws -> DeskResult {
        let request = AttemptRequest(
            step.attempt, in: step.call, by: try agent(step.agent), from: DeskStep.address)
        switch step.method {
        case .supportCode:
            switch try await store.takeForCode(request) {
            case .new(let code): return .taken(code: code?.id, answer: nil)
            case .over(let outcome): return .over(outcome)
            }
        case .securityQuestion:
            switch try await store.take(request, saying: step.said, under: walk.brands) {
            case .new(let answer): return .taken(code: nil, answer: answer.kept.id.uuid)
            case .over(let outcome): return .over(outcome)
            }
        }
    }

    private func owner(of account: ID<Account>) -> AuditOrigin {
        let owner = walk.owners.first { $0.account == account }
        return owner.map { AuditOrigin($0, address: DeskStep.address) } ?? .system
    }

    private func agent(_ id: ID<Agent>) throws -> Agent {
        guard let agent = walk.agents.first(where: { $0.id == id }) else { throw Unexpected(what: "no such agent") }
        return agent
    }

    private func event(
        _ kind: AuditEvent.Kind, by agent: ID<Agent>, about account: ID<Account>? = nil, call: ID<Call>? = nil,
        detail: String? = nil, at now: Date
    ) -> AuditEvent {
        let name = walk.agents.first { $0.id == agent }?.name ?? ""
        return AuditEvent(
            at: now, kind: kind, actor: .agent(agent, name: name), account: account, call: call,
            address: DeskStep.address, detail: detail)
    }

    private func owners(_ kind: AuditEvent.Kind, about account: ID<Account>, at now: Date) -> AuditEvent {
        owner(of: account).event(kind, at: now, account: account)
    }
}

extension StoreDesk {
    /// What the store holds now of all that the model knows of.
    func snapshot(of model: DecisionModel, at now: Date) async throws -> DeskSnapshot {
        var snapshot = DeskSnapshot()
        for account in model.accounts.keys {
            snapshot.statuses[account] = try await store.account(account)?.status
            snapshot.codes[account] = try await store.supportCode(of: account).map(DeskSnapshot.CodeState.init)
            snapshot.changes[account] = try await store.recentChange(of: account)
            if let kept = try await store.answer(of: account) {
                snapshot.answers[account] = DeskSnapshot.AnswerState(id: kept.answer.id, budget: kept.budget)
            }
        }
        for call in model.calls.values {
            snapshot.calls[call.id] = try await store.call(call.id, agent: call.agent)
                .map(DeskSnapshot.CallState.init)
            snapshot.lastAttempts[call.id] = try await store.lastAttempt(of: call.id)
                .map(DeskSnapshot.AttemptState.init)
        }
        for agent in model.agents.keys { snapshot.pauses[agent] = try await store.agentPause(of: agent) }
        snapshot.log = try await log()
        snapshot.mails = try await mails()
        return snapshot
    }

    private func log() async throws -> [DeskSnapshot.Entry] {
        let events = try await store.events(AuditQuery(.everything), limit: 100_000).map(\.event).reversed()
        // The model knows neither how people came here nor of grants, which have tests of their own.
        let others: Set<AuditEvent.Kind> = [.accountImported, .agentAdded, .grantRevoked]
        return events.filter { !others.contains($0.kind) }.map(DeskSnapshot.Entry.init)
    }

    private func mails() async throws -> [DeskSnapshot.Mail] {
        try await store.messages(withSent: true, limit: 100_000).reversed().compactMap { message in
            walk.owners.first { $0.email == message.to }.map {
                DeskSnapshot.Mail(kind: message.kind, member: $0.id, by: message.by)
            }
        }
    }
}
