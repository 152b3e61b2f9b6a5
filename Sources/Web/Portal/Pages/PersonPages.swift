import Hummingbird
import Phrasebook
import SecurityQuestions

/// Invite somebody: name, address, role, may call.
struct InvitePersonPage {
    let me: Member
    var form = Form()
    var nameError: Phrase?
    var emailError: Phrase?
    var roleError: Phrase?
    var mayCallError: Phrase?

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let isWrong = nameError != nil || emailError != nil || roleError != nil || mayCallError != nil
        let name = Field(
            name: .name, label: text(PeopleWords.name), error: nameError.map(text.callAsFunction), isFocused: !isWrong)
        let email = Field(name: .email, label: text(Words.email), error: emailError.map(text.callAsFunction))
        let mayCall = form[.mayCall].isEmpty && mayCallError == nil ? "yes" : form[.mayCall]
        return visit.page(
            text.errorTitle(PeopleWords.invite, isWrong: isWrong),
            """
            <section class="card narrow">
            <h1>\(text(PeopleWords.invite))</h1>
            <p>\(text(PeopleWords.inviteWhat))</p>
            <form method="post" action="\(Links.invitePerson)" novalidate>
            \(visit.tokenField)
            \(name.input(.text, value: form[.name]))
            \(email.input(.newEmail, value: form[.email]))
            \(RoleField(me: me, chosen: form[.role], error: roleError).content(text))
            \(MayCallField(chosen: mayCall, error: mayCallError).content(text))
            <p class="buttons"><button class="primary">\(text(PeopleWords.send))</button>
            <a class="button" href="\(Links.people)">\(text(Words.cancel))</a></p>
            </form>
            </section>
            """, tab: .account, status: isWrong ? .unprocessableContent : .ok)
    }
}

/// The roles that whoever asks may give.
struct RoleField {
    let me: Member
    let chosen: String
    var error: Phrase?

    func content(_ text: Text) -> HTML {
        let roles = Member.Role.allCases.filter(MemberAuthority(me).mayGive)
        return Field(
            name: .role, label: text(PeopleWords.role), hint: text(PeopleWords.roleHint),
            error: error.map(text.callAsFunction)
        ).select(
            text(PeopleWords.chooseRole), roles.map { ($0.rawValue, text(PeopleWords.role($0))) }, chosen: chosen)
    }
}

struct MayCallField {
    let chosen: String
    var error: Phrase?

    func content(_ text: Text) -> HTML {
        Field(
            name: .mayCall, label: text(PeopleWords.mayCallLabel), error: error.map(text.callAsFunction)
        ).select(
            text(PeopleWords.chooseMayCall), [("yes", text(PeopleWords.yes)), ("no", text(PeopleWords.no))],
            chosen: chosen)
    }
}

/// What can be changed of one person.
struct PersonPage {
    let person: AccountPerson
    let me: Member

    func response(_ visit: Visit) -> Response {
        let (text, member) = (visit.text, person.member)
        let again: HTML =
            person.hasPassword
            ? .none
            : """
            <form method="post" action="\(Links.personInvitation(member.id))">\(visit.tokenField)
            <p><button>\(text(PeopleWords.again))</button></p></form>
            """
        let removal =
            member.id == me.id ? PeopleWords.leave : person.hasPassword ? PeopleWords.remove : PeopleWords.undo
        return visit.page(
            text(PeopleWords.change(member.name)),
            """
            <section class="card narrow">
            <h1>\(text(PeopleWords.change(member.name)))</h1>
            <p>\(member.email.text)</p>
            <form method="post" action="\(Links.personRole(member.id))">\(visit.tokenField)
            <input type="hidden" name="seen" value="\(member.role.rawValue)">
            \(RoleField(me: me, chosen: member.role.rawValue).content(text))
            <p><button class="primary">\(text(PeopleWords.saveRole))</button></p></form>
            <form method="post" action="\(Links.personCalls(member.id))">\(visit.tokenField)
            \(MayCallField(chosen: member.mayCall ? "yes" : "no").content(text))
            <p><button class="primary">\(text(PeopleWords.saveMayCall))</button></p></form>
            \(again)
            <p class="buttons"><a class="button" href="\(Links.personRemoval(member.id))">\(text(removal))</a>
            <a class="button" href="\(Links.people)">\(text(PeopleWords.toPeople))</a></p>
            </section>
            """, tab: .account)
    }
}

/// What a removal does, before it is done.
struct RemovePersonPage {
    let person: AccountPerson
    let me: Member

    func response(_ visit: Visit) -> Response {
        let (text, member) = (visit.text, person.member)
        let (title, words, button): (Phrase, [Phrase], Phrase) =
            if member.id == me.id {
                (PeopleWords.leaveTitle, [PeopleWords.leaveWhat], PeopleWords.leave)
            } else if person.hasPassword {
                (
                    PeopleWords.removeTitle(member.name), [PeopleWords.removeWhat, PeopleWords.questionKnown],
                    PeopleWords.remove
                )
            } else {
                (PeopleWords.undoTitle(member.name), [PeopleWords.undoWhat], PeopleWords.undo)
            }
        return visit.page(
            text(title),
            """
            <section class="card narrow">
            <h1>\(text(title))</h1>
            \(words.map { "<p>\(text($0))</p>" as HTML })
            <form method="post" action="\(Links.personRemoval(member.id))">\(visit.tokenField)
            <p class="buttons"><button class="primary">\(text(button))</button>
            <a class="button" href="\(Links.people)">\(text(Words.cancel))</a></p></form>
            </section>
            """, tab: .account)
    }
}
