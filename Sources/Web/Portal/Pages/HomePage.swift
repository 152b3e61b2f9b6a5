import Hummingbird
import Phrasebook
import SecurityQuestions

struct HomePage {
    let member: Member
    let account: Account
    let host: Brand.Host
    let activity: [ActivityEntry]
    let calls: CallBanners
    /// Nil for whoever may not call.
    let announcement: AnnouncementCard?
    /// What is the matter with checks on the phone.
    let trouble: CheckTrouble?
    /// Nil for whoever gets no support code, and while none can be checked.
    let offer: SupportCodeOffer?
    /// Once a call was announced.
    let following: CallFollowing?

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(Words.home),
            """
            <h1>\(text(PortalWords.welcome(member.name)))</h1>
            \(banner(text))
            \(calls.content(text))
            <div class="columns">
            <section class="card">
            <h2>\(text(PortalWords.callingCare))</h2>
            <p>\(calling(text))</p>
            \((announcement?.content(visit)).orNone)
            \((offer?.content(visit)).orNone)
            </section>
            <section class="card" id="settings">
            <h2>\(text(PortalWords.yourAccount))</h2>
            <dl>
            <dt>\(text(PortalWords.company))</dt><dd>\(account.company)</dd>
            <dt>\(text(PortalWords.accountNumber))</dt><dd>\(account.number)</dd>
            <dt>\(text(PortalWords.accountStatus))</dt><dd>\(text(status))</dd>
            </dl>
            <p><a class="button" href="\(Links.settings)">\(text(PortalWords.toSettings))</a></p>
            </section>
            </div>
            <section class="card">
            <h2>\(text(PortalWords.recentActivity))</h2>
            \(ActivityTable(entries: activity).content(visit))
            <p><a href="\(Links.activity)">\(text(PortalWords.toActivity))</a></p>
            </section>
            \((following?.content).orNone)
            """, tab: .home)
    }

    private func calling(_ text: Text) -> HTML {
        guard announcement != nil else { return "\(text(PeopleWords.mayNotCallWhat))" }
        return host.linked(text(PortalWords.callingCareHow(host.unbrokenCarePhone)))
    }

    /// An account whose question is not checked is not just "active".
    private var status: Phrase { trouble.map(CheckWords.title) ?? PortalWords.status(account.status) }

    private func banner(_ text: Text) -> HTML {
        trouble.map { CheckBanner(trouble: $0).ownContent(text, mayEdit: member.role.mayEditSecurityQuestion) }.orNone
    }
}
