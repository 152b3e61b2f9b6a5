import Foundation

/// Somebody joins the care desk, leaves it or comes back, or something about them is changed by somebody else. The entry
/// names them by address; they, and who manages or supervises them, hear of it by mail.
package struct AgentChange: Sendable {
    /// As they are from then on.
    package let agent: Agent
    /// Nil where nothing ends.
    package let revokes: AccessRevocation?
    package let event: AuditEvent
    /// What the others are told.
    package let tells: Message.Kind
    /// To be mailed to them.
    package private(set) var link: MailedLink?
    package private(set) var endsSecondFactor = false
    /// Whom they served until then: who looks after those brands hears of it as well.
    private var served: [Brand.ID] = []
    /// Counts of failures that begin anew.
    package private(set) var forgets: [LoginThrottle.Subject] = []

    package enum Request: Sendable {
        case enable, disable
        case name(String)
        case role(Agent.Role)
        case brands([Brand.ID])
        case endSessions, resetSecondFactor
        /// The company's provider means nobody by them any more.
        case unlink
        /// A one-time link to choose a password by; an earlier one stops working.
        case passwordLink(MailedLink)
    }

    package enum Decision: Sendable {
        case change(AgentChange)
        /// It is so already.
        case unchanged
        case refused(AgentManager.Refusal)
    }

    /// What an agent has.
    package struct Holdings: Sendable {
        package let hasSecondFactor: Bool
        let hasSession: Bool
        /// Until when the latest link works that was mailed to them.
        let linkUntil: Date?

        package init(hasSecondFactor: Bool, hasSession: Bool, linkUntil: Date?) {
            (self.hasSecondFactor, self.hasSession, self.linkUntil) = (hasSecondFactor, hasSession, linkUntil)
        }
    }

    /// A form that is sent twice mails one link.
    private static let linkStands: TimeInterval = 60

    /// - Parameter reason: of whoever does it at the care desk; it goes into the log.
    package static func decide(
        _ request: Request, of agent: Agent, having holdings: Holdings, by manager: AgentManager, reason: String?,
        origin: AuditOrigin, at now: Date
    ) -> Decision {
        let changed = request.applied(to: agent)
        if let refusal = manager.refusal(of: agent, becoming: changed) ?? changed.flaw { return .refused(refusal) }
        func event(_ kind: AuditEvent.Kind, _ what: String? = nil) -> AuditEvent {
            let detail = [what, agent.email.text].compactMap(\.self).joined(separator: " ")
            return origin.event(kind, at: now, detail: reason.map { "\(detail): \($0)" } ?? detail)
        }
        func change(_ revokes: AccessRevocation?, _ event: AuditEvent, _ tells: Message.Kind) -> AgentChange {
            AgentChange(agent: changed, revokes: revokes, event: event, tells: tells)
        }
        switch request {
        case .disable where agent.isDisabled, .enable where !agent.isDisabled: return .unchanged
        case .disable: return .change(change(.agentLockedOut(agent.id), event(.agentDisabled), .agentDisabled))
        case .enable: return .change(change(nil, event(.agentEnabled), .agentEnabled))
        case .name(let name):
            return name == agent.name ? .unchanged : .change(change(nil, event(.agentChanged, "name"), .agentChanged))
        case .role(let role):
            if role == agent.role { return .unchanged }
            return .change(change(.agentSessions(agent.id), event(.agentChanged, role.rawValue), .agentChanged))
        case .brands(let brands):
            if brands == agent.brands { return .unchanged }
            let what = "[\(brands.joined(separator: " "))]"
            var moved = change(.agentSessions(agent.id), event(.agentChanged, what), .agentChanged)
            moved.served = agent.brands
            return .change(moved)
        case .endSessions:
            guard holdings.hasSession else { return .unchanged }
            return .change(change(.agentSessions(agent.id), event(.sessionsEnded), .agentSessionsEnded))
        case .unlink:
            guard agent.company != nil else { return .unchanged }
            return .change(change(.agentSessions(agent.id), event(.agentUnlinked), .agentSessionsEnded))
        case .resetSecondFactor:
            guard holdings.hasSecondFactor else { return .unchanged }
            var reset = change(.agentSessions(agent.id), event(.secondFactorOff), .agentFactorReset)
            reset.endsSecondFactor = true
            return .change(reset)
        case .passwordLink(let link):
            guard !agent.isDisabled else { return .refused(.disabled) }
            if case .agent = manager, let standing = holdings.linkUntil,
                link.expiresAt.timeIntervalSince(standing) < linkStands
            {
                return .unchanged
            }
            var asked = change(.agentLinks(agent.id), event(.passwordResetAsked), .agentLinkSent)
            asked.link = link
            return .change(asked)
        }
    }

    /// - Parameter link: nil where the password was given with it.
    package static func adding(
        _ agent: Agent, link: MailedLink?, by manager: AgentManager, reason: String?, origin: AuditOrigin, at now: Date
    ) -> Decision {
        if let refusal = manager.refusal(of: agent, becoming: agent) ?? agent.flaw { return .refused(refusal) }
        let what = "\(agent.role.rawValue) \(agent.email.text)"
        let event = origin.event(.agentAdded, at: now, detail: reason.map { "\(what): \($0)" } ?? what)
        var change = AgentChange(agent: agent, revokes: nil, event: event, tells: .agentAdded)
        change.link = link
        return .change(change)
    }

    /// By the link that was mailed. What strangers have tried meanwhile keeps them from nothing.
    package static func passwordReset(of agent: Agent, by origin: AuditOrigin, at now: Date) -> AgentChange {
        var change = AgentChange(
            agent: agent, revokes: .agentLockedOut(agent.id), event: origin.event(.passwordChanged, at: now),
            tells: .agentPasswordChanged)
        change.forgets = LoginThrottle.subjects(of: agent)
        return change
    }

    /// In a session, by themselves.
    package static func password(of agent: Agent, by origin: AuditOrigin, at now: Date) -> AgentChange {
        AgentChange(
            agent: agent, revokes: .agentPasswordSet(agent.id), event: origin.event(.passwordChanged, at: now),
            tells: .agentPasswordChanged)
    }

    private init(agent: Agent, revokes: AccessRevocation?, event: AuditEvent, tells: Message.Kind) {
        (self.agent, self.revokes, self.event, self.tells) = (agent, revokes, event, tells)
    }
}

extension AgentChange {
    /// Who hears of it: the agent, and who administers or supervises one of their brands; a new password concerns nobody
    /// else. Whoever did it knows.
    package func readers(among agents: [Agent]) -> [Agent] {
        agents.filter { reader in
            if case .agent(reader.id, _) = event.actor, tells != .agentPasswordChanged { return false }
            if reader.id == agent.id { return link == nil }
            return tells != .agentPasswordChanged && !reader.isDisabled && reader.role != .agent
                && !Set(reader.brands).isDisjoint(with: agent.brands + served)
        }
    }
}

extension AgentChange.Request {
    fileprivate func applied(to agent: Agent) -> Agent {
        var (name, role, brands, isDisabled) = (agent.name, agent.role, agent.brands, agent.isDisabled)
        var company = agent.company
        switch self {
        case .enable: isDisabled = false
        case .disable: isDisabled = true
        case .name(let other): name = other
        case .role(let other): role = other
        case .brands(let others): brands = others
        case .unlink: company = nil
        case .endSessions, .resetSecondFactor, .passwordLink: break
        }
        return Agent(
            id: agent.id, name: name, email: agent.email, role: role, brands: brands, language: agent.language,
            isDisabled: isDisabled, company: company)
    }
}

extension Agent {
    fileprivate var flaw: AgentManager.Refusal? {
        if brands.isEmpty { return .brandMissing }
        return PersonName.typed(name) == name ? nil : .nameUnusable
    }
}

extension LoginThrottle {
    /// Everything that is counted by the agent's address.
    package static func subjects(of agent: Agent) -> [Subject] {
        [Purpose.logIn, .secondFactor].map {
            Subjects($0, at: .careDesk, name: $0 == .logIn ? agent.email.key : agent.id.description, from: "").name
        } + [.password(of: agent.id), .passwordReset(of: agent.id)]
    }
}

extension LoginThrottle.Subject {
    package static func password(of agent: ID<Agent>) -> Self { .change("agent password \(agent)") }
    package static func passwordReset(of agent: ID<Agent>) -> Self { .change("agent reset \(agent)") }
}
