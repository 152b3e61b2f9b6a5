import Hummingbird
import Phrasebook
import SecurityQuestions

/// Everybody who serves one of the manager's brands, with their access.
struct AgentAccessListPage {
    let people: [AgentAccess]
    let brands: Brands
    let notice: Phrase?

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(AgentAccessWords.title),
            """
            <section class="card">
            <h1>\(text(AgentAccessWords.title))</h1>
            \(notice.map { Banner.done(text($0)) }.orNone)
            <p>\(text(AgentAccessWords.what))</p>
            <p class="buttons"><a class="button" href="\(Links.newAgent)">\(text(AgentAccessWords.add))</a></p>
            <div class="many"><table class="stacked">
            <thead><tr>\(Self.columns.map { "<th scope=\"col\">\(text($0))</th>" as HTML })</tr></thead>
            <tbody>\(people.map { row($0, text) })</tbody>
            </table></div>
            \(HelpTopic.manageAgents.content(text))
            </section>
            """, tab: .agents)
    }

    private static let columns = [
        SupervisorWords.agent, SupervisorWords.roleLabel, SupervisorWords.brands, AgentAccessWords.access,
        SecondFactorWords.card, AgentAccessWords.lastLogin,
    ]

    private func row(_ access: AgentAccess, _ text: Text) -> HTML {
        let cells = [
            text(SupervisorWords.role(access.agent.role)), access.agent.names(of: brands), text(access.stateWords),
            text(access.factorWords),
        ]
        let named: [HTML] = zip(Self.columns.dropFirst(), cells).map { column, cell in
            text.cell("\(cell)", under: text(column))
        }
        let login: HTML = access.lastLogin.map(text.moment) ?? "\(text(AgentAccessWords.never))"
        return """
            <tr><td><a href="\(Links.accessOfAgent(access.agent.id))">\(access.agent.name)</a></td>\(named)\
            \(text.cell(login, under: text(AgentAccessWords.lastLogin), .free))</tr>

            """
    }
}

/// One agent, and what the manager can change about them.
struct AgentAccessPage {
    let access: AgentAccess
    let brands: Brands
    let manager: AgentManager
    let said: HTML

    func response(_ visit: Visit) -> Response {
        let (text, agent) = (visit.text, access.agent)
        return visit.page(
            text(AgentAccessWords.title) + " – \(agent.name)",
            """
            <section class="card">
            <h1>\(agent.name)</h1>
            \(said)
            \(facts(text))
            \(matters(text))
            <p><a href="\(Links.agentAccess)">\(text(AgentAccessWords.all))</a></p>
            </section>
            """, tab: .agents, isAt: Links.accessOfAgent(agent.id))
    }

    private func facts(_ text: Text) -> HTML {
        let agent = access.agent
        let link = access.linkUntil.map { AgentAccessWords.linkWorks(until: text.date($0)) } ?? AgentAccessWords.noLink
        return FactList(facts: [
            (AgentAccessWords.access, "\(text(access.stateWords))"),
            (SupervisorWords.roleLabel, "\(text(SupervisorWords.role(agent.role)))"),
            (Words.email, "\(agent.email.text)"), (SupervisorWords.brands, "\(agent.names(of: brands))"),
            (SecondFactorWords.card, "\(text(access.factorWords))"),
            (AgentAccessWords.openSessions, "\(text.number(access.sessions))"),
            (AgentAccessWords.lastLogin, access.lastLogin.map(text.moment) ?? "\(text(AgentAccessWords.never))"),
            (AgentAccessWords.link, "\(text(link))"),
        ]).content(text)
    }

    private func matters(_ text: Text) -> HTML {
        let agent = access.agent
        if let refusal = manager.refusal(of: agent, becoming: agent) {
            return "<p>\(text(AgentAccessWords.refused(refusal)))</p>"
        }
        return """
            <h2 class="small">\(text(AgentAccessWords.toChange))</h2>
            <ul>\(AgentMatter.open(for: access, by: manager).map { matter in
                "<li><a href=\"\(Links.agentMatter(matter, of: agent.id))\">\(text(matter.words.link))</a></li>" as HTML
            })</ul>
            """
    }
}

extension AgentAccess {
    var stateWords: Phrase { agent.isDisabled ? SupervisorWords.disabled : AgentAccessWords.hasAccess }
    var factorWords: Phrase { hasSecondFactor ? AgentAccessWords.isOn : AgentAccessWords.isOff }
}

extension Agent {
    func names(of known: Brands) -> String { brands.compactMap { known[$0]?.name }.joined(separator: ", ") }
}
