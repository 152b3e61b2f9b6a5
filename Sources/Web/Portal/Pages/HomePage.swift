import Hummingbird
import Phrasebook
import SecurityQuestions

struct HomePage {
    let member: Member
    let account: Account
    let host: Brand.Host
    let events: [RecordedEvent]
    /// Calls about this account that are under way.
    let calls: [Call]
    /// Nil for whoever gets no support code.
    let offer: SupportCodeOffer?

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(Words.home),
            """
            <h1>\(text(PortalWords.welcome(member.name)))</h1>
            \(calls.map { CallBanner(call: $0, host: host).content(text) })
            <div class="columns">
            <section class="card">
            <h2>\(text(offer == nil ? PortalWords.callingCare : SupportCodeWords.card))</h2>
            <p>\(text(PortalWords.callingCareHow(host.unbrokenCarePhone)))</p>
            \((offer?.content(visit)).orNone)
            </section>
            <section class="card" id="settings">
            <h2>\(text(PortalWords.yourAccount))</h2>
            <dl>
            <dt>\(text(PortalWords.company))</dt><dd>\(account.company)</dd>
            <dt>\(text(PortalWords.accountNumber))</dt><dd>\(account.number)</dd>
            <dt>\(text(PortalWords.accountStatus))</dt><dd>\(text(PortalWords.status(account.status)))</dd>
            </dl>
            <p><a class="button" href="\(Links.settings)">\(text(PortalWords.toSettings))</a></p>
            </section>
            </div>
            <section class="card">
            <h2>\(text(PortalWords.recentActivity))</h2>
            \(ActivityTable(events: events).content(visit))
            <p><a href="\(Links.activity)">\(text(PortalWords.toActivity))</a></p>
            </section>
            """, tab: .home)
    }
}

struct HelpPage {
    let host: Brand.Host

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(Words.help),
            """
            <article class="card">
            <h1>\(text(PortalWords.helpTitle))</h1>
            <p>\(text(PortalWords.helpWhy))</p>
            <ol class="steps">\(PortalWords.helpSteps.map { "<li>\(text($0))</li>" as HTML })</ol>
            <p>\(text(PortalWords.helpNever))</p>
            <p><a class="button" href="\(Links.settings)">\(text(PortalWords.toSettings))</a></p>
            <h2>\(text(PortalWords.helpMoreTitle))</h2>
            <ul>
            \(mayGetCode(visit) ? entry(SupportCodeWords.title, PortalWords.helpCode, Links.supportCode, text) : .none)
            \(entry(PortalWords.helpSignTitle, PortalWords.helpSign, nil, text))
            \(entry(NotMeWords.title, PortalWords.helpNotMe, Links.notMe, text))
            \(entry(PortalWords.helpForgottenTitle, PortalWords.helpForgotten, nil, text))
            \(entry(SecondFactorWords.title, PortalWords.helpSecondFactor, Links.settings, text))
            </ul>
            </article>
            """, tab: .help)
    }

    /// One way more to be safe; its name leads there.
    private func entry(_ name: Phrase, _ words: Phrase, _ path: String?, _ text: Text) -> HTML {
        guard let path else { return "<li><strong>\(text(name))</strong><br>\(text(words))</li>" }
        return "<li><strong><a href=\"\(path)\">\(text(name))</a></strong><br>\(text(words))</li>"
    }

    /// No link to a page that is refused.
    private func mayGetCode(_ visit: Visit) -> Bool {
        guard case .member(let session, _) = visit.who else { return false }
        return session.member.role.mayGetSupportCode
    }
}
