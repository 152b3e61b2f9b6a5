import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// The search of the audit log, and what it found.
struct AuditPage {
    let search: AuditSearch
    let supervisor: Agent
    let agents: [Agent]
    let brands: Brands
    /// For what is asked for most.
    let now: Date
    var wrong: [Form.Field: Phrase] = [:]
    var found: Found?

    struct Found {
        let events: [RecordedEvent]
        let accounts: [ID<Account>: Account]
        /// The last one's number, where there are older ones.
        let older: Int64?
    }

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text.errorTitle(AuditWords.title, isWrong: !wrong.isEmpty),
            """
            <section class="card">
            <h1>\(text(AuditWords.title))</h1>
            \(presets(text))
            <form method="get" action="\(Links.auditLog)" novalidate>
            <div class="filters">\(fields(text))</div>
            \(callAsked(text))
            <p><button class="primary">\(text(AuditWords.search))</button></p>
            </form>
            <p class="quiet">\(text(AuditWords.searchIsRecorded))</p>
            <p><a href="\(Links.auditVerification)">\(text(AuditVerificationWords.title))</a></p>
            </section>
            \(found.map { results($0, visit) }.orNone)
            """, tab: .auditLog, status: wrong.isEmpty ? .ok : .unprocessableContent)
    }

    private func fields(_ text: Text) -> [HTML] {
        let known = supervisor.brands.compactMap { brands[$0] }
        let kinds = AuditEvent.Kind.Group.allCases.map { group in
            let own = group.kinds.map { (value: $0.rawValue, label: text(AuditWords.told($0))) }
                .sorted { text.sorts($0.label, before: $1.label) }
            let name = text(AuditWords.name(of: group))
            let all = (value: AuditSearch.value(of: group), label: text(AuditWords.all(of: group)))
            return OptionGroup(label: name, options: [all] + own)
        }
        return [
            field(.account, AuditWords.account, text).input(.text, value: search.typed(.account)),
            known.count < 2
                ? .none
                : field(.brand, CareWords.brand, text).select(
                    text(AuditWords.anyBrand), known.map { ($0.id, $0.name) }, chosen: search.typed(.brand)),
            field(.agent, AuditWords.agent, text).select(
                text(AuditWords.anyAgent), agents.map { ($0.id.description, $0.name) }, chosen: search.typed(.agent)),
            field(.kind, AuditWords.kind, text).select(
                text(AuditWords.anyKind), kinds, chosen: search.typed(.kind)),
            field(.from, AuditWords.from, text).input(.day, value: search.typed(.from)),
            field(.until, AuditWords.until, text).input(.day, value: search.typed(.until)),
        ]
    }

    /// A call is asked for by a link, and stays part of the search.
    private func callAsked(_ text: Text) -> HTML {
        let call = search.typed(.call)
        if call.isEmpty { return .none }
        return """
            <p><input type="hidden" name="call" value="\(call)">\(text(AuditWords.onlyCall(AuditTable.end(of: call))))
            <a href="\(search.linkToAllCalls)">\(text(AuditWords.allCalls))</a></p>
            """
    }

    private func presets(_ text: Text) -> HTML {
        let week = now.addingTimeInterval(-6 * 86_400)
        let presets: [(Phrase, [AuditSearch.Field])] = [
            (SupervisorWords.today, [.init(.from, text.filterDay(now))]),
            (
                AuditWords.todaysLocks,
                [
                    .init(.kind, AuditSearch.value(of: .locks)), .init(.from, text.filterDay(now)),
                ]
            ),
            (AuditWords.lastWeek, [.init(.from, text.filterDay(week))]),
        ]
        return """
            <div class="buttons">\(presets.map { words, asked in
                "<a class=\"button\" href=\"\(AuditSearch.link(asked))\">\(text(words))</a> " as HTML
            })</div>
            """
    }

    private func field(_ name: Form.Field, _ label: Phrase, _ text: Text) -> Field {
        Field(name: name, label: text(label), error: wrong[name].map(text.callAsFunction))
    }

    private func results(_ found: Found, _ visit: Visit) -> HTML {
        let text = visit.text
        let older: HTML? = found.older.map {
            """
            <a class="button" rel="next" href="\(Links.auditLog(asking: search.query(before: $0)))">\
            \(text(PortalWords.older))</a>
            """
        }
        let newest: HTML =
            search.before == nil
            ? .none
            : """
            <a class="button" href="\(Links.auditLog(asking: search.query))">\(text(PortalWords.newest))</a>
            """
        return """
            <section class="card">
            <h2>\(text(AuditWords.results))</h2>
            \(AuditTable(found: found, isOnItsPage: true).content(text))
            <div class="buttons">\(newest) \(older.orNone) \(found.events.isEmpty ? [] : exports(visit))</div>
            </section>
            """
    }

    /// By a form, since an export is an entry of the log: what a link asks for changes nothing.
    private func exports(_ visit: Visit) -> [HTML] {
        [(AuditFormat.csv, AuditWords.exportCSV), (.jsonl, AuditWords.exportLines)].map { format, words in
            let asked = "\(search.query)&format=\(format.rawValue)"
            return """
                <form method="post" action="\(Links.auditExport(asking: asked))">
                \(visit.tokenField)<button class="button">\(visit.text(words))</button>
                </form>
                """
        }
    }
}

/// Entries as people read them.
struct AuditTable {
    let found: AuditPage.Found
    /// Under the search itself.
    var isOnItsPage = false

    func content(_ text: Text) -> HTML {
        if found.events.isEmpty { return "<p class=\"quiet\">\(text(AuditWords.nothing))</p>" }
        let heads = [
            AuditWords.when, AuditWords.who, AuditWords.kind, SupervisorWords.account, AuditWords.call,
            AuditWords.address,
        ]
        return """
            <div class="many"><table class="stacked log">
            <thead><tr>\(heads.map { "<th scope=\"col\">\(text($0))</th>" as HTML })</tr></thead>
            <tbody>\(found.events.map { row($0.event, text) })</tbody>
            </table></div>
            """
    }

    private func row(_ event: AuditEvent, _ text: Text) -> HTML {
        // Who asked for it by the interface for programs was not at the care desk.
        let isPrograms = event.actor == .system && event.client != nil
        let through =
            isPrograms ? nil : event.client.map(event.actor == .host ? ProgramWords.about : ProgramWords.through)
        let place: HTML? = (through ?? AuditWords.place(event.actor)).map { small(text($0)) }
        let who = isPrograms ? event.client.map(ProgramWords.name) : nil
        let detail: HTML? = AuditWords.detail(of: event).map { small(text($0)) }
        let known = event.account.flatMap { found.accounts[$0] }
        let account = event.account.map { known?.number ?? Self.end(of: $0.description) } ?? ""
        let call = event.call.map { Self.end(of: $0.description) } ?? ""
        let ofAccount = known.map { [AuditSearch.Field(.account, $0.number), .init(.brand, $0.brand)] }
        let ofCall = ofAccount.flatMap { asked in event.call.map { asked + [.init(.call, $0.description)] } }
        return """
            <tr><td>\(text.instant(event.at))</td><td>\(text(who ?? AuditWords.who(event.actor)))\(place.orNone)</td>\
            <td>\(text(AuditWords.told(event.kind)))\(detail.orNone)</td>\(cell(account, AuditWords.account, text, to: ofAccount))\
            \(cell(call, AuditWords.call, text, to: ofCall))\(cell(event.address ?? "", AuditWords.address, text, isOneWord: false))</tr>

            """
    }

    /// The end of an id tells it from others; the export has the whole.
    static func end(of id: String) -> String { String(id.suffix(8)) }

    private func small(_ words: String) -> HTML { "<small>\(words)</small>" }

    /// - Parameter asked: what its link searches for.
    private func cell(
        _ value: String, _ name: Phrase, _ text: Text, isOneWord: Bool = true, to asked: [AuditSearch.Field]? = nil
    ) -> HTML {
        if value.isEmpty { return "<td></td>" }
        if let asked {
            let link = isOnItsPage ? AuditSearch.linkHere(asked) : AuditSearch.link(asked)
            return text.cell("<a href=\"\(link)\">\(value)</a>", under: text(name))
        }
        return text.cell(isOneWord ? "<span class=\"word\">\(value)</span>" : "\(value)", under: text(name))
    }
}
