import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// Access to the care desk, managed at the care desk: adding somebody, and changing one thing about them at a time. Whoever
/// does it gives the password again; what they may, `AgentManager` decides in the transaction.
struct AgentAccessController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<ManagerContext>) {
        router.get("\(Links.agentAccess)", use: list)
        router.get("\(Links.newAgent)", use: ask)
        router.post("\(Links.newAgent)", use: add)
        router.get("\(Links.accessOfAgent)", use: show)
        router.get("\(Links.agentMatter)", use: askChange)
        router.post("\(Links.agentMatter)", use: change)
    }

    private func people(_ context: ManagerContext) async throws -> [AgentAccess] {
        let text = context.visit.text
        return try await services.stores.agentAccess(brands: context.manager.brands).sorted {
            text.sorts($0.agent.name, before: $1.agent.name)
        }
    }

    @Sendable private func list(_ request: Request, _ context: ManagerContext) async throws -> Response {
        let people = try await people(context)
        let isAdded = request.uri.query == "added" && people.contains { $0.linkUntil != nil }
        return AgentAccessListPage(
            people: people, brands: services.brands, notice: isAdded ? AgentAccessWords.addDone : nil
        ).response(context.visit)
    }

    /// The one in the path, if they serve one of the manager's brands.
    private func person(_ context: ManagerContext) async throws -> AgentAccess {
        guard let id = context.parameters.get("agent").flatMap({ ID<Agent>($0) }),
            let found = try await people(context).first(where: { $0.agent.id == id })
        else { throw HTTPError(.notFound) }
        return found
    }

    private func matter(_ context: ManagerContext) throws -> AgentMatter {
        guard let matter = context.parameters.get("matter").flatMap(AgentMatter.init) else {
            throw HTTPError(.notFound)
        }
        return matter
    }

    private func fields(_ context: ManagerContext) -> AgentFields {
        AgentFields(manager: context.manager, brands: services.brands)
    }

    private func passwordAgain(_ context: ManagerContext, backTo path: String) -> Response? {
        context.login.passwordIsFresh(at: services.world.now())
            ? nil : PasswordAgainPage(back: path).response(context.visit)
    }
}

// MARK: One agent

extension AgentAccessController {
    @Sendable private func show(_ request: Request, _ context: ManagerContext) async throws -> Response {
        let access = try await person(context)
        let matter = request.uri.query.flatMap(AgentMatter.init).flatMap { $0.isDone(access) ? $0 : nil }
        let done = matter.map { Banner.done(context.visit.text($0.words.done)) }
        let same = request.uri.query == "same" ? Banner.info(context.visit.text(AgentAccessWords.same)) : .none
        return AgentAccessPage(
            access: access, brands: services.brands, manager: context.manager, said: done ?? same
        ).response(context.visit)
    }

    @Sendable private func askChange(_ request: Request, _ context: ManagerContext) async throws -> Response {
        let (matter, agent) = (try matter(context), try await person(context).agent)
        guard context.manager.refusal(of: agent, becoming: agent) == nil else {
            return Redirect.to(Links.accessOfAgent(agent.id))
        }
        if let page = passwordAgain(context, backTo: Links.agentMatter(matter, of: agent.id)) { return page }
        return AgentMatterPage(matter: matter, agent: agent, fields: fields(context)).response(context.visit)
    }

    @Sendable private func change(_ request: Request, _ context: ManagerContext) async throws -> Response {
        let (matter, agent, form) = (try matter(context), try await person(context).agent, context.form)
        if let page = passwordAgain(context, backTo: Links.agentMatter(matter, of: agent.id)) { return page }
        guard let asked = try self.request(matter, context) else {
            return Redirect.to(Links.agentMatter(matter, of: agent.id))
        }
        let outcome = try await ChangeAgent(stores: services.stores).perform(
            asked, of: agent.id, reason: form[.reason], by: context.manager, from: context.origin)
        switch outcome {
        case .changed: return Redirect.to("\(Links.accessOfAgent(agent.id))?\(matter.rawValue)")
        case .unchanged: return Redirect.to("\(Links.accessOfAgent(agent.id))?same")
        case .refused(let refusal):
            return AgentMatterPage(
                matter: matter, agent: agent, fields: fields(context), form: form, refusals: [refusal]
            ).response(context.visit)
        }
    }

    /// Nil where the form names no role.
    private func request(_ matter: AgentMatter, _ context: ManagerContext) throws -> AgentChange.Request? {
        switch matter {
        case .name: .name(context.form[.name].trimmingSpaces())
        case .role: Agent.Role(rawValue: context.form[.role]).map { .role($0) }
        case .brands: .brands(fields(context).chosen(context.form))
        case .password: .passwordLink(try link())
        case .sessions: .endSessions
        case .secondFactor: .resetSecondFactor
        case .disable: .disable
        case .enable: .enable
        }
    }

    private func link() throws -> MailedLink {
        try MailedLink(services.keeping, world: services.world, lasting: MailedLink.confirmationLifetime)
    }
}

// MARK: A new one

extension AgentAccessController {
    @Sendable private func ask(_ request: Request, _ context: ManagerContext) async throws -> Response {
        if let page = passwordAgain(context, backTo: Links.newAgent) { return page }
        let fields = fields(context)
        let form = fields.new(ID(services.world), context.visit.text.language)
        return NewAgentPage(fields: fields, form: form).response(context.visit)
    }

    @Sendable private func add(_ request: Request, _ context: ManagerContext) async throws -> Response {
        if let page = passwordAgain(context, backTo: Links.newAgent) { return page }
        let (form, fields) = (context.form, fields(context))
        guard let id = ID<Agent>(form[.id]) else { return Redirect.to(Links.newAgent) }
        var page = NewAgentPage(fields: fields, form: form)
        page.refusals = fields.missing(form)
        let email = EmailAddress(form[.email])
        if email == nil { page.emailError = EmailAddressWords.refused(form[.email]) }
        guard let email, page.refusals.isEmpty else { return page.response(context.visit) }
        let agent = Agent(
            id: id, name: form[.name].trimmingSpaces(), email: email,
            role: Agent.Role(rawValue: form[.role]) ?? .agent, brands: fields.chosen(form),
            language: Language(rawValue: form[.language]) ?? context.visit.text.language)
        let keeping = services.hashing(for: context.visit.requester)
        let outcome = try await AddAgent(stores: services.stores, keeping: keeping).perform(
            agent, link: try link(), reason: form[.reason], by: context.manager, from: context.origin,
            world: services.world)
        switch outcome {
        case .added: return Redirect.to("\(Links.agentAccess)?added")
        // Nobody typed the password.
        case .refused: return Redirect.to(Links.newAgent)
        case .addressTaken: page.emailError = AgentAccessWords.addressTaken
        case .notAllowed(let refusal): page.refusals = [refusal]
        }
        return page.response(context.visit)
    }
}
