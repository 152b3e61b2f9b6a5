import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Account → People: everybody of the account.
struct PeoplePage {
    let people: [AccountPerson]
    let me: Member
    let now: Date
    var said: Said?

    /// What came of the last change.
    enum Said {
        case done(Phrase)
        case info(Phrase)
        case error(Phrase)
    }

    func response(_ visit: Visit, status: HTTPResponse.Status = .ok) -> Response {
        let text = visit.text
        let authority = MemberAuthority(me)
        let isWrong = if case .error = said { true } else { false }
        let invite: HTML =
            authority.mayManage
            ? "<p><a class=\"button primary\" href=\"\(Links.invitePerson)\">\(text(PeopleWords.invite))</a></p>"
            : .none
        return visit.page(
            text.errorTitle(PeopleWords.title, isWrong: isWrong),
            """
            <h1>\(text(PeopleWords.title))</h1>
            \(AccountTabs.content(visit, current: Links.people))
            \(banner(text))
            <section class="card">
            <p>\(text(authority.mayManage ? PeopleWords.what : PeopleWords.whatForUser))</p>
            \(invite)
            <div class="many"><table class="stacked">
            <thead><tr><th scope="col">\(text(PeopleWords.name))</th><th scope="col">\(text(PeopleWords.role))</th>\
            <th scope="col">\(text(PeopleWords.seen))</th><th scope="col">\(text(PeopleWords.callsHeading))</th>\
            <th scope="col">\(text(PeopleWords.change))</th></tr></thead>
            <tbody>\(people.map { row($0, authority, text) })</tbody>
            </table></div>
            <p><a class="button" href="\(Links.personRemoval(me.id))">\(text(PeopleWords.leave))</a></p>
            \(HelpTopic.people.content(text))
            </section>
            """, tab: .account, status: status, isAt: Links.people)
    }

    private func banner(_ text: Text) -> HTML {
        switch said {
        case .done(let words): Banner.done(text(words))
        case .info(let words): Banner.info(text(words))
        case .error(let words): Banner.error(text(words))
        case nil: .none
        }
    }

    private func row(_ person: AccountPerson, _ authority: MemberAuthority, _ text: Text) -> HTML {
        let member = person.member
        let isMe = member.id == me.id
        let you = isMe ? " (\(text(PeopleWords.you)))" : ""
        let way: HTML =
            authority.mayManage && authority.mayChange(member)
            ? """
            <a href="\(Links.person(member.id))" aria-label="\(text(PeopleWords.change(member.name)))">\
            \(text(PeopleWords.change))</a>
            """ : "–"
        return """
            <tr><td><strong>\(member.name)</strong>\(you)<br>\(member.email.text)</td>\
            <td>\(text(PeopleWords.role(member.role)))</td><td>\(seen(person, isMe: isMe, text))</td>\
            <td>\(text(member.mayCall ? PeopleWords.mayCall : PeopleWords.mayNotCall))</td><td>\(way)</td></tr>

            """
    }

    private func seen(_ person: AccountPerson, isMe: Bool, _ text: Text) -> HTML {
        switch person.state {
        case .invited(let until?) where until > now:
            return "\(text(PeopleWords.invitedUntil(Phrase(en: text.date(until), fr: text.date(until)))))"
        case .invited: return "\(text(PeopleWords.invitationOver))"
        case .joined:
            if isMe { return "\(text(PeopleWords.seenNow))" }
            return person.seenAt.map(text.moment) ?? "\(text(PeopleWords.notSeen))"
        }
    }
}
