import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// One agent: what they checked day by day, and the pause.
struct AgentPage {
    let agent: Agent
    let brands: Brands
    let pause: AgentPause?
    /// Until when look-ups pause.
    let lookUpPause: Date?
    let isOneself: Bool
    /// Serves brands that the supervisor has not.
    let isShared: Bool
    let history: DeskHistory
    let notice: Phrase?
    let warning: Phrase?
    let typed: String
    let error: Phrase?

    func response(_ visit: Visit, status: HTTPResponse.Status) -> Response {
        let text = visit.text
        return visit.page(
            text.errorTitle(SupervisorWords.agents, isWrong: error != nil) + " – \(agent.name)",
            """
            <section class="card">
            <h1>\(agent.name)</h1>
            \(notice.map { Banner.done(text($0)) }.orNone)
            \(warning.map { Banner.warning(text($0)) }.orNone)
            \(facts(text))
            \(lookUpPause.map { Banner.warning(text(SupervisorWords.lookUpsPaused(until: text.date($0)))) }.orNone)
            \(pausing(visit))
            \(managing(visit))
            <p><a href="\(Links.agents)">\(text(SupervisorWords.allAgents))</a></p>
            </section>
            <section class="card">
            <h2>\(text(SupervisorWords.byDay))</h2>
            \(DayChart(days: history.byDay(of: agent.id)).content(text))
            \(table(text))
            <p class="quiet">\(text(SupervisorWords.clock(text.zone)))</p>
            </section>
            """, tab: .agents, status: status, isAt: Links.agent(agent.id))
    }

    private func facts(_ text: Text) -> HTML {
        FactList(facts: [
            (SupervisorWords.state, "\(text(agent.stateWords(pause, text)))"),
            (SupervisorWords.roleLabel, "\(text(SupervisorWords.role(agent.role)))"),
            (Words.email, "\(agent.email.text)"), (SupervisorWords.brands, "\(agent.names(of: brands))"),
        ]).content(text)
    }

    private func managing(_ visit: Visit) -> HTML {
        guard let manager = visit.manager, manager.refusal(of: agent, becoming: agent) == nil else { return .none }
        return "<p><a href=\"\(Links.accessOfAgent(agent.id))\">\(visit.text(AgentAccessWords.manage))</a></p>"
    }

    private func pausing(_ visit: Visit) -> HTML {
        let text = visit.text
        if agent.isDisabled { return .none }
        if isOneself { return "<p>\(text(SupervisorWords.notOneself))</p>" }
        if isShared { return "<p>\(text(SupervisorWords.otherBrands))</p>" }
        let resume = form(
            visit, SupervisorWords.resumeTitle, SupervisorWords.resumeWhat, SupervisorWords.resume,
            to: Links.agentResumption(agent.id))
        return pause == nil && lookUpPause == nil
            ? form(
                visit, SupervisorWords.pauseTitle, SupervisorWords.pauseWhat, SupervisorWords.pause,
                to: Links.agentPause(agent.id))
            : resume
    }

    private func form(_ visit: Visit, _ title: Phrase, _ what: Phrase, _ button: Phrase, to path: String) -> HTML {
        let text = visit.text
        let field = Field(
            name: .reason, label: text(SupervisorWords.reason), hint: text(SupervisorWords.reasonHint),
            error: error.map(text.callAsFunction))
        return """
            <h2 class="small">\(text(title))</h2>
            <p>\(text(what))</p>
            <form method="post" action="\(path)" novalidate class="look-up">
            \(visit.tokenField)
            \(field.input(.text, value: typed, attributes: " maxlength=\"\(Reason.longest)\""))
            <p><button class="primary">\(text(button))</button></p>
            </form>
            """
    }

    private func table(_ text: Text) -> HTML {
        """
        <div class="many"><table class="stacked figures">
        <thead><tr><th scope="col">\(text(SupervisorWords.day))</th>\(FigureCells.heads(text))</tr></thead>
        <tbody>\(history.byDay(of: agent.id).reversed().map { day, figures in
            "<tr><td>\(text.day(day))</td>\(FigureCells(figures: figures).content(text))</tr>\n" as HTML
        })</tbody>
        </table></div>
        """
    }
}
