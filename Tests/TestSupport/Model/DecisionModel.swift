import Foundation
import SecurityQuestions

/// The rules of calls, executed on plain dictionaries: the simplest store there is.
///
/// A store is right where the same ``DeskStep``s, at the same moments, give the same ``DeskResult``s and the same
/// ``DeskSnapshot``. What is read here stands for what a store reads under its locks.
package struct DecisionModel: Sendable {
    let brands: Brands
    package internal(set) var accounts: [ID<Account>: Account] = [:]
    package internal(set) var members: [ID<Account>: [Member]] = [:]
    package internal(set) var agents: [ID<Agent>: Agent] = [:]
    /// Without ``AgentStanding/wrong``: that is told by the attempts.
    var standings: [ID<Agent>: AgentStanding] = [:]
    package internal(set) var answers: [ID<Account>: AnswerRecord] = [:]
    package internal(set) var codes: [ID<Account>: SupportCode] = [:]
    package internal(set) var calls: [ID<Call>: Call] = [:]
    /// In the order in which they were opened.
    var opened: [ID<Call>] = []
    /// In the order in which they were taken.
    package internal(set) var attempts: [AttemptRecord] = []
    package internal(set) var grants: [ID<Call>: Grant] = [:]
    var lifts: [ID<Account>: [Date]] = [:]
    var liftsOfPauses: [ID<Agent>: [Date]] = [:]
    var lookUpPauseTold: [ID<Agent>: Date] = [:]
    var changes: [ID<Account>: (change: RecentChange, at: Date)] = [:]
    package internal(set) var log: [AuditEvent] = []
    package internal(set) var mails: [DeskSnapshot.Mail] = []

    package init(brands: Brands) { self.brands = brands }

    package mutating func add(_ account: Account, members people: [Member]) {
        accounts[account.id] = account
        members[account.id] = people
    }

    package mutating func add(_ agent: Agent) {
        agents[agent.id] = agent
        standings[agent.id] = AgentStanding()
    }

    /// Does `step`, which must be about accounts and agents that were added.
    package mutating func apply(_ step: DeskStep, at now: Date) -> DeskResult {
        switch step {
        case .open(let call): open(call, at: now)
        case .take(let request): take(request, at: now)
        case .settle(let attempt, let result, let agent): settle(attempt, result, by: agent, at: now)
        case .end(let call, let ending, let agent): end(call, as: ending, by: agent, at: now)
        case .change(let call, let change, let agent): self.change(call, change, by: agent, at: now)
        case .expire: expire(at: now)
        case .replace(let answer): replace(with: answer, at: now)
        case .makeCode(let code): keep(code, at: now)
        case .unlock(let account, let agent): unlock(account, by: agent, at: now)
        case .report(let account, let session): report(account, keeping: session, at: now)
        case .pause(let agent, let supervisor): pause(agent, by: supervisor, at: now)
        case .resume(let agent, let supervisor): resume(agent, by: supervisor, at: now)
        case .close(let account): close(account, at: now)
        case .reopen(let account): reopen(account, at: now)
        }
    }

    mutating func record(_ events: [AuditEvent]) {
        for event in events {
            log.append(event)
            let people = event.account.flatMap { members[$0] } ?? []
            guard let notice = NoticeRecipients(of: event, members: people, previous: []) else { continue }
            mails += notice.all.map { DeskSnapshot.Mail(kind: notice.kind, member: $0.member, by: notice.by) }
        }
    }

    /// The actor of what an agent does.
    func origin(_ agent: ID<Agent>) -> AuditOrigin {
        AuditOrigin(
            actor: .agent(agent, name: agents[agent]?.name ?? ""), address: DeskStep.address)
    }

    /// The actor of what an account's owner does.
    func owner(of account: ID<Account>) -> AuditOrigin {
        guard let owner = members[account]?.first else { return .system }
        return AuditOrigin(actor: .member(owner.id, name: owner.name), address: DeskStep.address)
    }

    /// The calls about an account that nobody has closed, the latest first; those of one moment in the order in which they
    /// were opened.
    func callsNotClosed(about account: ID<Account>) -> [Call] {
        opened.compactMap { calls[$0] }.filter { $0.account == account && $0.closed == nil }.enumerated()
            .sorted { ($1.element.openedAt, $0.offset) < ($0.element.openedAt, $1.offset) }.map(\.element)
    }
}
