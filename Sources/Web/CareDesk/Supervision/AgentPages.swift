import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Everybody who serves one of the supervisor's brands, with their figures.
struct AgentListPage {
    let agents: [(Agent, AgentPause?)]
    let history: DeskHistory

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(SupervisorWords.agents),
            """
            <section class="card">
            <h1>\(text(SupervisorWords.agents))</h1>
            <p class="quiet">\(text(SupervisorWords.clock(text.zone)))</p>
            \(visit.manager == nil ? .none : "<p><a href=\"\(Links.agentAccess)\">\(text(AgentAccessWords.fromFigures))</a></p>")
            <div class="many"><table class="stacked figures">
            <thead><tr><th scope="col" rowspan="2">\(text(SupervisorWords.agent))</th>\
            <th scope="col" rowspan="2">\(text(SupervisorWords.state))</th>\
            <th scope="colgroup" colspan="4">\(text(SupervisorWords.today))</th>\
            <th scope="colgroup" colspan="4">\(text(SupervisorWords.lastDays(DeskHistory.length)))</th></tr>
            <tr>\(FigureCells.heads(text))\(FigureCells.heads(text))</tr></thead>
            <tbody>\(agents.map { row($0.0, $0.1, text) })</tbody>
            </table></div>
            </section>
            """, tab: .agents)
    }

    private func row(_ agent: Agent, _ pause: AgentPause?, _ text: Text) -> HTML {
        let today = FigureCells(figures: history.today(of: agent.id))
        let weeks = FigureCells(figures: history.sum(of: agent.id))
        return """
            <tr><td><a href="\(Links.agent(agent.id))">\(agent.name)</a></td>\
            <td>\(text(agent.stateWords(pause, text)))</td>\
            \(today.content(text, of: SupervisorWords.today))\
            \(weeks.content(text, of: SupervisorWords.lastDays(DeskHistory.length)))</tr>

            """
    }
}

/// Four cells: checks, verified, wrong, the failure rate. Where a table becomes a list each says what it is.
struct FigureCells {
    let figures: CheckFigures

    static let names = [
        SupervisorWords.checks, SupervisorWords.verified, SupervisorWords.wrong, SupervisorWords.rate,
    ]

    static func heads(_ text: Text) -> [HTML] { names.map { "<th scope=\"col\" class=\"number\">\(text($0))</th>" } }

    func content(_ text: Text, of period: Phrase? = nil) -> [HTML] {
        let rate = figures.failureRate.map(text.percent) ?? "–"
        let values = [figures.checks, figures.verified, figures.wrong].map { text.number($0) } + [rate]
        return zip(Self.names, values).map { name, value in
            let label = [period.map { text($0) }, text(name)].compactMap(\.self).joined(separator: ", ")
            return text.cell("\(value)", under: label, .number)
        }
    }
}

extension Agent {
    func stateWords(_ pause: AgentPause?, _ text: Text) -> Phrase {
        if isDisabled { return SupervisorWords.disabled }
        return switch pause {
        case nil: SupervisorWords.active
        case .bySupervisor: SupervisorWords.paused
        case .until(let date): SupervisorWords.paused(until: text.date(date))
        }
    }
}
