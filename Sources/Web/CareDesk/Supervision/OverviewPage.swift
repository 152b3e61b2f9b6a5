import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// The care desk at one glance; each figure leads to its entries.
struct OverviewPage {
    let overview: DeskOverview
    let history: DeskHistory
    /// The supervisor's, in their order.
    let brands: [Brand]
    let agents: [Agent]

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(OverviewWords.title),
            """
            <section class="card">
            <h1>\(text(OverviewWords.title))</h1>
            <p class="quiet">\(text(OverviewWords.asOf(text.time(overview.now), text.zone)))</p>
            \(today(text))
            </section>
            \(brands.map { hours(of: $0, text) })
            \(outOfLine(text))
            \(recall(text))
            """, tab: .overview)
    }

    /// Entries of the audit log of a brand since a day, and until its end where that is given.
    private func entries(_ brand: Brand.ID?, _ kind: String, _ day: Date, until: Date? = nil, _ text: Text) -> String {
        let asked = [
            AuditSearch.Field(.brand, brand ?? ""), .init(.kind, kind), .init(.from, text.filterDay(day)),
            .init(.until, until.map(text.filterDay) ?? ""),
        ]
        return AuditSearch.link(asked.filter { !$0.value.isEmpty })
    }

    // MARK: Today

    private static let columns = [
        CareWords.brand, OverviewWords.calls, OverviewWords.verified, OverviewWords.locks, OverviewWords.lockedNow,
        OverviewWords.notMe,
    ]

    private static func numberHead(_ words: Phrase, _ text: Text) -> HTML {
        "<th scope=\"col\" class=\"number\">\(text(words))</th>"
    }

    private func today(_ text: Text) -> HTML {
        """
        <div class="many"><table class="stacked figures">
        <thead><tr><th scope="col">\(text(Self.columns[0]))</th>\(Self.columns.dropFirst().map { Self.numberHead($0, text) })</tr></thead>
        <tbody>\(brands.map { row($0, text) })</tbody>
        </table></div>
        """
    }

    private func row(_ brand: Brand, _ text: Text) -> HTML {
        let figures = overview.brands[brand.id] ?? DeskOverview.BrandToday()
        let day = history.days.last ?? overview.now
        func log(_ kind: String) -> String { entries(brand.id, kind, day, text) }
        let share = figures.verifiedShare.map {
            text(
                OverviewWords.share(
                    text.percent($0), text.number(figures.verifiedCalls), of: text.number(figures.checkedCalls)))
        }
        let cells: [(String, String)] = [
            (text.number(figures.calls), log(AuditEvent.Kind.callOpened.rawValue)),
            (share ?? "–", log(AuditSearch.value(of: .checks))),
            (text.number(figures.locks), log(AuditSearch.value(of: .locks))),
            (text.number(figures.lockedNow), Links.locks),
            (text.number(figures.notMe), log(AuditEvent.Kind.reportedNotMe.rawValue)),
        ]
        let linked: [HTML] = zip(Self.columns.dropFirst(), cells).map { column, cell in
            text.cell(
                """
                <a href="\(cell.1)" aria-label="\(text.withColon(text(column))) \(cell.0), \(brand.name)">\(cell.0)</a>
                """, under: text(column), .number)
        }
        return "<tr><td>\(brand.name)</td>\(linked)</tr>\n"
    }

    // MARK: Hours

    private func hours(of brand: Brand, _ text: Text) -> HTML {
        let hours = history.lastHours(of: brand.id)
        let peaks = hours.filter(\.isPeak)
        let told: HTML =
            peaks.isEmpty
            ? "<p>\(text(OverviewWords.noPeak))</p>"
            : "<ul>\(peaks.map { peak($0, brand, text) })</ul>"
        return """
            <section class="card">
            <h2>\(text(OverviewWords.byHour(brand.name)))</h2>
            \(HourChart(hours: hours, id: brand.id).content(text))
            <p class="quiet">\(text(OverviewWords.byHourWhat))</p>
            \(told)
            \(HourTable(hours: hours).content(text))
            </section>
            """
    }

    private func peak(_ hour: DeskHistory.Hour, _ brand: Brand, _ text: Text) -> HTML {
        let words = OverviewWords.peakAt(
            text.date(hour.startsAt), hour.figures.wrong, usual: text.average(hour.usual))
        let link = entries(
            brand.id, AuditEvent.Kind.answerWrong.rawValue, hour.startsAt, until: hour.startsAt, text)
        return "<li><a href=\"\(link)\">\(text(words))</a></li>"
    }

    // MARK: Agents

    private func outOfLine(_ text: Text) -> HTML {
        let known = Dictionary(uniqueKeysWithValues: agents.map { ($0.id, $0) })
        let rows = history.outOfLine().compactMap { found in known[found.agent].map { ($0, found) } }
        let heads = [
            SupervisorWords.agent, SupervisorWords.checks, SupervisorWords.wrong, SupervisorWords.rate,
            OverviewWords.others, OverviewWords.entries,
        ]
        let table: HTML =
            rows.isEmpty
            ? "<p>\(text(OverviewWords.noAgents))</p>"
            : """
            <div class="many"><table class="stacked figures">
            <thead><tr><th scope="col">\(text(heads[0]))</th>\
            \(heads.dropFirst().dropLast().map { Self.numberHead($0, text) })\
            <th scope="col">\(text(OverviewWords.entries))</th></tr></thead>
            <tbody>\(rows.map { row($0, $1, Array(heads.dropFirst()), text) })</tbody>
            </table></div>
            """
        return """
            <section class="card">
            <h2>\(text(OverviewWords.agents))</h2>
            <p class="quiet">\(text(OverviewWords.agentsWhat(days: DeskHistory.length)))</p>
            \(table)
            </section>
            """
    }

    private func row(_ agent: Agent, _ found: DeskHistory.OutOfLine, _ heads: [Phrase], _ text: Text) -> HTML {
        let link = AuditSearch.link([
            .init(.agent, agent.id.description), .init(.from, text.filterDay(history.days[0])),
        ])
        let values = [
            text.number(found.figures.checks), text.number(found.figures.wrong),
            text.percent(found.figures.failureRate ?? 0), text.percent(found.others.failureRate ?? 0),
        ]
        let cells: [HTML] = zip(heads, values).map { head, value in
            text.cell("\(value)", under: text(head), .number)
        }
        return """
            <tr><td><a href="\(Links.agent(agent.id))">\(agent.name)</a></td>\(cells)\
            <td><a href="\(link)" aria-label="\(text(OverviewWords.entries(of: agent.name)))">\(text(OverviewWords.entries))</a></td></tr>

            """
    }

    // MARK: Questions

    private func recall(_ text: Text) -> HTML {
        let failing = QuestionRecall.failing(overview.recall)
        let heads = [
            OverviewWords.question, OverviewWords.answeredIn, OverviewWords.verifiedCalls, OverviewWords.missed,
        ]
        let table: HTML =
            failing.isEmpty
            ? "<p>\(text(OverviewWords.noQuestions))</p>"
            : """
            <div class="many"><table class="stacked">
            <thead><tr>\(heads.map { "<th scope=\"col\">\(text($0))</th>" as HTML })</tr></thead>
            <tbody>\(failing.map { row($0, Array(heads.dropFirst()), text) })</tbody>
            </table></div>
            """
        return """
            <section class="card">
            <h2>\(text(OverviewWords.questions))</h2>
            <p class="quiet">\(text(OverviewWords.questionsWhat(days: DeskOverview.recallDays)))</p>
            \(table)
            </section>
            """
    }

    private func row(_ recall: QuestionRecall, _ heads: [Phrase], _ text: Text) -> HTML {
        let question = Catalogue.question(recall.questionID).map { text($0.text) } ?? recall.questionID
        let share = OverviewWords.share(
            text.percent(recall.missedShare), text.number(recall.missed), of: text.number(recall.calls))
        let values = [text(AgentAccessWords.name(of: recall.language)), text.number(recall.calls), text(share)]
        let cells: [HTML] = zip(heads, values).map { head, value in
            text.cell("\(value)", under: text(head), .free)
        }
        return "<tr><td>\(question)</td>\(cells)</tr>\n"
    }
}
