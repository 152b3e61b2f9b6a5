import Hummingbird
import Phrasebook
import SecurityQuestions

/// What happened to the account, newest first.
struct ActivityPage {
    let events: [RecordedEvent]
    let isFirst: Bool
    let older: Int64?

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let older: HTML? = older.map {
            "<a class=\"button\" rel=\"next\" href=\"\(Links.activity(before: $0))\">\(text(PortalWords.older))</a>"
        }
        let newest: HTML =
            isFirst ? .none : "<a class=\"button\" href=\"\(Links.activity)\">\(text(PortalWords.newest))</a>"
        return visit.page(
            text(Words.activity),
            """
            <h1>\(text(Words.activity))</h1>
            \(AccountTabs.content(visit, current: Links.activity))
            <section class="card">
            \(ActivityTable(events: events).content(visit))
            <p class="buttons">\(newest) \(older.orNone)</p>
            \(HelpTopic.unknownActivity.content(text))
            </section>
            """, tab: .account)
    }
}

struct ActivityTable {
    let events: [RecordedEvent]

    func content(_ visit: Visit) -> HTML {
        let text = visit.text
        if events.isEmpty { return "<p class=\"quiet\">\(text(PortalWords.noActivity))</p>" }
        return """
            <table class="stacked">
            <thead><tr><th scope="col">\(text(PortalWords.happened))</th><th scope="col">\(text(PortalWords.who))</th>\
            <th scope="col">\(text(PortalWords.when))</th></tr></thead>
            <tbody>\(events.map { row($0.event, text) })</tbody>
            </table>
            """
    }

    private func row(_ event: AuditEvent, _ text: Text) -> HTML {
        """
        <tr><td>\(text(ActivityWords.told(event)))</td><td>\(text(ActivityWords.who(event)))</td>\
        <td>\(text.moment(event.at))</td></tr>

        """
    }
}

/// The tabs under Account.
enum AccountTabs {
    static func content(_ visit: Visit, current: String) -> HTML {
        """
        <nav class="subtabs" aria-label="\(visit.text(Words.accountNavigation))"><ul>\
        \(visit.item(Links.settings, Words.settings, isCurrent: current == Links.settings))\
        \(visit.item(Links.activity, Words.activity, isCurrent: current == Links.activity))\
        \(visit.item(Links.people, PeopleWords.title, isCurrent: current == Links.people))</ul></nav>
        """
    }
}
