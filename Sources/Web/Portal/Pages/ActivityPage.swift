import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// What happened to the account, newest first, by days.
struct ActivityPage {
    let topic: ActivityTopic
    let events: [RecordedEvent]
    let isFirst: Bool
    let older: Int64?
    let now: Date

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let older: HTML? = older.map {
            """
            <a class="button" rel="next" href="\(Links.activity(about: topic, before: $0))">\(text(PortalWords.older))</a>
            """
        }
        let newest: HTML =
            isFirst
            ? .none
            : "<a class=\"button\" href=\"\(Links.activity(about: topic))\">\(text(PortalWords.newest))</a>"
        let ways: HTML = older == nil && isFirst ? .none : "<p class=\"buttons\">\(newest) \(older.orNone)</p>"
        return visit.page(
            text(Words.activity),
            """
            <h1>\(text(Words.activity))</h1>
            \(AccountTabs.content(visit, current: Links.activity))
            <section class="card">
            \(topics(visit))
            \(ActivityTable(entries: ActivityEntry.all(of: events), days: ActivityDays(now: now, text: text)).content(visit))
            \(ways)
            <p>\(text(ActivityWords.notYou)) <a href="\(Links.notMe)">\(text(ActivityWords.report))</a></p>
            \(HelpTopic.unknownActivity.content(text))
            </section>
            """, tab: .account)
    }

    private func topics(_ visit: Visit) -> HTML {
        let items = ActivityTopic.allCases.map {
            visit.item(Links.activity(about: $0), ActivityWords.topic($0), isCurrent: $0 == topic)
        }
        return "<nav class=\"topics\" aria-label=\"\(visit.text(ActivityWords.topics))\"><ul>\(items)</ul></nav>"
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
