import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// The accounts whose question takes no attempt at present.
struct LockListPage {
    let locked: [LockedAccount]
    let hasMore: Bool
    let brands: Brands
    let notice: Phrase?
    let warning: Phrase?

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let more: HTML = hasMore ? "<p class=\"quiet\">\(text(SupervisorWords.moreLocks(locked.count)))</p>" : .none
        return visit.page(
            text(SupervisorWords.locks),
            """
            <section class="card">
            <h1>\(text(SupervisorWords.locks))</h1>
            \(notice.map { Banner.done(text($0)) }.orNone)
            \(warning.map { Banner.warning(text($0)) }.orNone)
            \(locked.isEmpty ? "<p class=\"quiet\">\(text(SupervisorWords.noLocks))</p>" : table(text))
            \(more)
            \(HelpTopic.lift.content(text))
            </section>
            """, tab: .locks)
    }

    private func table(_ text: Text) -> HTML {
        let heads = [
            SupervisorWords.account, CareWords.brand, SupervisorWords.state, SupervisorWords.whatToDo,
        ]
        return """
            <table class="stacked locks">
            <thead><tr>\(heads.map { "<th scope=\"col\">\(text($0))</th>" as HTML })</tr></thead>
            <tbody>\(locked.map { row($0, text) })</tbody>
            </table>
            """
    }

    private func row(_ locked: LockedAccount, _ text: Text) -> HTML {
        let account = locked.account
        let state = text(SupervisorWords.lockState(locked.state) { text.date($0) })
        return """
            <tr><td><span class="word">\(account.number)</span><br><span class="quiet">\(account.company)</span></td>\
            <td>\(brands[account.brand]?.name ?? account.brand)</td><td>\(state)</td>\
            <td class="free">\(action(locked, text))</td></tr>

            """
    }

    private func action(_ locked: LockedAccount, _ text: Text) -> HTML {
        guard case .locked = locked.state else { return "\(text(SupervisorWords.ownerSetsQuestion))" }
        return """
            <a class="button" href="\(Links.lock(locked.account.id))" \
            aria-label="\(text(SupervisorWords.unlockLink(of: locked.account.number)))">\
            \(text(SupervisorWords.unlockLink))</a>
            """
    }
}

/// Asks for the reason before a lock is lifted.
struct UnlockPage {
    let account: Account
    let brand: Brand
    let until: Date
    let typed: String
    let error: Phrase?
    /// The account's latest entries.
    let history: [RecordedEvent]

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let field = Field(
            name: .reason, label: text(SupervisorWords.reason), hint: text(SupervisorWords.unlockReasonHint),
            error: error.map(text.callAsFunction), isFocused: true)
        return visit.page(
            text.errorTitle(SupervisorWords.unlockTitle, isWrong: error != nil),
            """
            <section class="card">
            <h1>\(text(SupervisorWords.unlockTitle))</h1>
            \(AccountFacts(account: account, brand: brand).content(text))
            <p class="state">\(text(SupervisorWords.lockState(.locked(until: until)) { text.date($0) }))</p>
            <p>\(text(SupervisorWords.unlockWhat))</p>
            <form method="post" action="\(Links.lifting(account.id))" novalidate>
            \(visit.tokenField)
            \(field.input(.text, value: typed, attributes: " maxlength=\"\(Reason.longest)\""))
            <div class="buttons"><button class="primary">\(text(SupervisorWords.unlock))</button>
            <a class="button" href="\(Links.locks)">\(text(Words.cancel))</a></div>
            </form>
            \(HelpTopic.lift.content(text))
            </section>
            <section class="card">
            <h2>\(text(SupervisorWords.history))</h2>
            \(AuditTable(found: .init(events: history, accounts: [account.id: account], older: nil)).content(text))
            <p><a href="\(AuditSearch.link([.init(.account, account.number), .init(.brand, account.brand)]))">\
            \(text(SupervisorWords.wholeHistory))</a></p>
            </section>
            """, tab: .locks, status: error == nil ? .ok : .unprocessableContent, isAt: Links.lock(account.id))
    }
}
