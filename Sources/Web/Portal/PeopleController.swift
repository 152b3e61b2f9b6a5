import Encodings
import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// Account → People. Whoever changes something gives the password again; the decision is `Membership`'s, in the transaction.
struct PeopleController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.people)", use: list)
        router.get("\(Links.invitePerson)", use: ask)
        router.post("\(Links.invitePerson)", use: invite)
        router.get("\(Links.person)", use: show)
        router.post("\(Links.personRole)") { try await change(try role($1), $1) }
        router.post("\(Links.personCalls)") { try await change(mayCall($1).map { .mayCall($0) }, $1) }
        router.post("\(Links.personInvitation)") { try await change(.invitationAgain, $1) }
        router.get("\(Links.personRemoval)", use: confirmRemoval)
        router.post("\(Links.personRemoval)") { try await change(.removal, $1) }
        for path in [Links.personRole, Links.personCalls, Links.personInvitation] {
            router.get("\(path)") { _, _ in Redirect.to(Links.people) }
        }
    }

    private func people(_ context: MemberContext) async throws -> [AccountPerson] {
        try await services.stores.people(of: context.session.account.id)
    }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let people = try await people(context)
        return page(people, context, banner: banner(request.uri.query, people)).response(context.visit)
    }

    private func page(_ people: [AccountPerson], _ context: MemberContext, banner: PeoplePage.Said? = nil) -> PeoplePage
    {
        PeoplePage(people: people, me: context.session.member, now: services.world.now(), said: banner)
    }

    /// What was just done. Nobody is told that an invitation is on its way where none is open.
    private func banner(_ query: String?, _ people: [AccountPerson]) -> PeoplePage.Said? {
        switch query {
        case "invited": people.contains { $0.isInvited(at: services.world.now()) } ? .done(PeopleWords.invited) : nil
        case "removed": .done(PeopleWords.removed)
        case "saved": .done(PeopleWords.saved)
        case "same": .info(PeopleWords.refused(.alreadySo))
        default: nil
        }
    }

    @Sendable private func ask(_ request: Request, _ context: MemberContext) async throws -> Response {
        try requireManager(context)
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.invitePerson).response(context.visit)
        }
        return InvitePersonPage(me: context.session.member).response(context.visit)
    }

    @Sendable private func invite(_ request: Request, _ context: MemberContext) async throws -> Response {
        try requireManager(context)
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.invitePerson).response(context.visit)
        }
        let me = context.session.member
        var page = InvitePersonPage(me: me, form: context.form)
        let name = PersonName.typed(context.form[.name])
        if name == nil { page.nameError = PeopleWords.nameMissing }
        let email = EmailAddress(context.form[.email])
        if email == nil { page.emailError = EmailAddressWords.refused(context.form[.email]) }
        let role = Member.Role(rawValue: context.form[.role])
        if role == nil { page.roleError = PeopleWords.chooseRole }
        let mayCall = mayCall(context)
        if mayCall == nil { page.mayCallError = PeopleWords.chooseMayCall }
        guard let name, let email, let role, let mayCall else { return page.response(context.visit) }
        let member = Member(
            id: ID(services.world), account: me.account, name: name, email: email, role: role,
            language: context.visit.text.language, mayCall: mayCall)
        let add = AddMember(stores: services.stores, keeping: services.keeping, world: services.world)
        switch try await add.perform(member, by: AuditOrigin(me, address: context.visit.address)) {
        case .added: return Redirect.to("\(Links.people)?invited")
        // The same form, sent a second time.
        case .notAdded(.alreadyHere(let there)) where there.name == name && there.role == role:
            return Redirect.to("\(Links.people)?invited")
        case .notAdded(let why):
            page.emailError = PeopleWords.refused(why)
            return page.response(context.visit)
        }
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let person = try await person(context) else { return try await gone(context) }
        guard mayChange(person.member, context) else { throw NotAllowed() }
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.person(person.member.id)).response(context.visit)
        }
        return PersonPage(person: person, me: context.session.member).response(context.visit)
    }

    @Sendable private func confirmRemoval(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let person = try await person(context) else { return try await gone(context) }
        let me = context.session.member
        guard person.member.id == me.id || mayChange(person.member, context) else { throw NotAllowed() }
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.personRemoval(person.member.id)).response(context.visit)
        }
        return RemovePersonPage(person: person, me: me).response(context.visit)
    }

    private func role(_ context: MemberContext) throws -> ChangePeople.Wish? {
        guard let role = Member.Role(rawValue: context.form[.role]),
            let seen = Member.Role(rawValue: context.form[.seen])
        else { return nil }
        return .role(role, seen: seen)
    }

    /// Nil where nothing was chosen: that is not a no.
    private func mayCall(_ context: MemberContext) -> Bool? { ["yes": true, "no": false][context.form[.mayCall]] }

    private func change(_ wish: ChangePeople.Wish?, _ context: MemberContext) async throws -> Response {
        guard let id = id(context) else { return Redirect.to(Links.people) }
        guard let wish else { return Redirect.to(Links.person(id)) }
        let me = context.session.member
        guard context.passwordIsFresh(services) else {
            let back = wish == .removal ? Links.personRemoval(id) : Links.person(id)
            return PasswordAgainPage(back: back).response(context.visit)
        }
        let change = ChangePeople(stores: services.stores, keeping: services.keeping, world: services.world)
        let outcome = try await change.perform(
            wish, on: id, of: me.account, by: AuditOrigin(me, address: context.visit.address))
        switch (wish, outcome) {
        case (.removal, .done) where id == me.id: return Redirect.to("\(Links.login)?left")
        case (.removal, .done), (.removal, .gone): return Redirect.to("\(Links.people)?removed")
        case (.invitationAgain, .done): return Redirect.to("\(Links.people)?invited")
        case (_, .done): return Redirect.to("\(Links.people)?saved")
        case (_, .alreadySo): return Redirect.to("\(Links.people)?same")
        default:
            return page(try await people(context), context, banner: .error(PeopleWords.refused(outcome)))
                .response(context.visit, status: .conflict)
        }
    }

    private func requireManager(_ context: MemberContext) throws {
        guard MemberAuthority(context.session.member).mayManage else { throw NotAllowed() }
    }

    private func mayChange(_ member: Member, _ context: MemberContext) -> Bool {
        let authority = MemberAuthority(context.session.member)
        return authority.mayManage && authority.mayChange(member)
    }

    private func id(_ context: MemberContext) -> ID<Member>? {
        context.parameters.get("member").flatMap { ID<Member>($0) }
    }

    /// Only of the account of whoever asks.
    private func person(_ context: MemberContext) async throws -> AccountPerson? {
        guard let id = id(context) else { return nil }
        return try await people(context).first { $0.member.id == id }
    }

    private func gone(_ context: MemberContext) async throws -> Response {
        page(try await people(context), context, banner: .error(PeopleWords.refused(.gone)))
            .response(context.visit, status: .notFound)
    }
}
