import Foundation
import SecurityQuestions

extension DecisionModel {
    mutating func open(_ call: Call, at now: Date) -> DeskResult {
        let own = calls.values.first {
            $0.agent == call.agent && $0.account == call.account && $0.isUnderWay(at: now)
        }
        let opening = CallOpening(
            of: call.id, about: call.account, by: call.agent, known: calls[call.id], own: own,
            brand: accounts[call.account]?.brand, agent: agents[call.agent], announcement: nil,
            boundCall: nil, lookUps: lookUps(of: call.agent), address: DeskStep.address, at: now)
        switch opening {
        case .opened(let call, let ended, _, let events):
            if let ended {
                calls[ended.call.id] = ended.call
                record([ended.event].compactMap(\.self))
            }
            calls[call.id] = call
            opened.append(call.id)
            record(events)
            return .call(DeskSnapshot.CallState(call))
        case .repeated(let known): return .call(DeskSnapshot.CallState(known))
        case .refused, .clientPaused: return .call(nil)
        case .paused(let end, let event):
            if let event {
                lookUpPauseTold[call.agent] = end
                record([event])
            }
            return .call(nil)
        }
    }

    /// Nobody looks up here: of what counts there are only calls that took no attempt.
    private func lookUps(of agent: ID<Agent>) -> LookUpStanding {
        let from = standings[agent]?.countsFrom ?? .distantPast
        let failures = calls.values.filter { $0.agent == agent && $0.attempts == 0 && $0.openedAt > from }
        return LookUpStanding(
            naming: [], failures: failures.map(\.openedAt).sorted(by: >), pauseTold: lookUpPauseTold[agent])
    }

    mutating func end(_ id: ID<Call>, as ending: Call.Ending, by agent: ID<Agent>, at now: Date) -> DeskResult {
        guard let call = ownCall(id, of: agent) else { return .call(nil) }
        let ended = CallEnding.ending(call, as: ending, by: origin(agent), at: now)
        calls[id] = ended.call
        record([ended.event].compactMap(\.self))
        return .call(DeskSnapshot.CallState(ended.call))
    }

    mutating func change(_ id: ID<Call>, _ step: DeskStep.Change, by agent: ID<Agent>, at now: Date) -> DeskResult {
        guard let call = ownCall(id, of: agent), let reason = Reason(DeskStep.reason) else {
            return step == .somebodyElse ? .done(false) : .changed(.unknownCall)
        }
        let own = calls.values.first {
            $0.agent == agent && $0.account == call.account && $0.isUnderWay(at: now)
        }
        let change: CallChange? =
            switch step {
            case .keepOpen: .keepingOpen(call, by: origin(agent), at: now)
            case .reopen: .reopening(call, own: own, by: origin(agent), at: now)
            case .somebodyElse: .somebodyElse(in: call, because: reason, by: origin(agent), at: now)
            }
        if let change {
            calls[id] = change.call
            // The proof lasts as long as its call.
            if grants[id] != nil { grants[id] = Grant(of: change.call) }
            record([change.event])
        }
        return step == .somebodyElse ? .done(true) : .changed(change == nil ? .tooLate : .done)
    }

    /// Oldest first.
    mutating func expire(at now: Date) -> DeskResult {
        for ended in opened.compactMap({ calls[$0] }).compactMap({ CallEnding.expiring($0, at: now) }) {
            calls[ended.call.id] = ended.call
            record([ended.event].compactMap(\.self))
        }
        return .done(true)
    }

    mutating func replace(with answer: SealedAnswer, at now: Date) -> DeskResult {
        let account = answer.place.account
        let replacement = AnswerReplacement(
            of: answers[account]?.answer.id, by: answer, on: .change, origin: owner(of: account), at: now)
        guard let replacement else { return .done(true) }
        answers[account] = replacement.record
        if let change = replacement.change { changes[account] = (change, now) }
        record([replacement.event])
        return .done(true)
    }

    mutating func keep(_ code: SupportCode, at now: Date) -> DeskResult {
        let replacement = SupportCodeReplacement(
            of: codes[code.account], by: code, origin: owner(of: code.account), at: now)
        guard let replacement else { return .done(false) }
        codes[code.account] = replacement.code
        record([replacement.event])
        return .done(true)
    }

    mutating func unlock(_ account: ID<Account>, by agent: ID<Agent>, at now: Date) -> DeskResult {
        let own = attempts.filter { record in
            guard let call = calls[record.attempt.call] else { return false }
            return call.account == account && call.agent == agent && !record.isGivenBack
        }
        let unlock = QuestionUnlock(
            of: answers[account]?.budget, account: account, ownAttempt: own.map(\.attempt.takenAt).max(),
            lifts: lifts[account] ?? [], reason: DeskStep.reason, by: origin(agent), at: now)
        guard case .unlocked(let budget, let event) = unlock else { return .done(false) }
        set(budget, of: account)
        lifts[account, default: []].append(now)
        record([event])
        return .done(true)
    }

    mutating func report(_ account: ID<Account>, keeping session: TokenHash, at now: Date) -> DeskResult {
        let origin = owner(of: account)
        guard let member = Member.owner(of: account, origin) else { return .done(false) }
        let report = NotMeReport(
            by: member, calls: callsNotClosed(about: account), keeping: .init(session: session), from: origin.address,
            at: now)
        if let record = answers[account] {
            set(NotMeReport.reported(record.budget), of: account)
        }
        for revocation in report.revokes { withdraw(report.calls, revocation, about: account, at: now) }
        record(report.events)
        return .done(true)
    }

    mutating func pause(_ agent: ID<Agent>, by supervisor: ID<Agent>, at now: Date) -> DeskResult {
        guard let paused = agents[agent] else { return .done(false) }
        return keep(
            .pausing(paused, standing(of: agent), reason: DeskStep.reason, by: origin(supervisor), at: now), of: agent)
    }

    mutating func resume(_ agent: ID<Agent>, by supervisor: ID<Agent>, at now: Date) -> DeskResult {
        guard let resumed = agents[agent] else { return .done(false) }
        let resuming = AgentPauseChange.resuming(
            resumed, standing(of: agent), lookUps: lookUps(of: agent), lifts: liftsOfPauses[agent] ?? [],
            reason: DeskStep.reason, by: origin(supervisor), at: now)
        if resuming != nil { liftsOfPauses[agent, default: []].append(now) }
        return keep(resuming, of: agent)
    }

    private mutating func keep(_ change: AgentPauseChange?, of agent: ID<Agent>) -> DeskResult {
        guard let change else { return .done(false) }
        standings[agent] = change.standing
        record([change.event])
        return .done(true)
    }

    mutating func close(_ id: ID<Account>, at now: Date) -> DeskResult {
        guard let account = accounts[id] else { return .done(false) }
        let closing = AccountClosing(
            of: id, status: account.status, calls: callsNotClosed(about: id), by: .host, at: now)
        guard let closing else { return .done(false) }
        accounts[id] = account.with(closing.status)
        withdraw(closing.calls, closing.revokes, about: id, at: now)
        record(closing.events)
        return .done(true)
    }

    mutating func reopen(_ id: ID<Account>, at now: Date) -> DeskResult {
        guard let account = accounts[id] else { return .done(false) }
        let reopening = AccountReopening(
            of: id, status: account.status, hasAnswer: answers[id] != nil, by: .host, at: now)
        guard let reopening else { return .done(false) }
        accounts[id] = account.with(reopening.status)
        record([reopening.event])
        return .done(true)
    }

    /// Of what is revoked there are only codes here.
    private mutating func withdraw(
        _ withdrawn: [Call], _ revokes: AccessRevocation, about account: ID<Account>, at now: Date
    ) {
        for call in calls.values where call.account == account { calls[call.id] = call.endingForGood(at: now) }
        for call in withdrawn {
            calls[call.id] = call
            grants[call.id] = nil
        }
        switch revokes.from {
        case .account(let account), .logIns(of: let account):
            if revokes.ends.contains(.supportCode) { codes[account] = nil }
        case .person: break
        }
    }
}

extension Account {
    fileprivate func with(_ status: Status) -> Account {
        Account(
            id: id, brand: brand, number: number, company: company, phones: phones, language: language, status: status)
    }
}
