import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// People of an account by their brand's own provider of log-ins.
struct OwnerLogInTests {
    private static let issuer = "https://login.example"
    private static let brand = Brand.sampleCarrier.id

    private func standing(_ subject: String, session: String? = nil) -> CompanyStanding {
        CompanyStanding(
            identity: CompanyIdentity(issuer: Self.issuer, subject: subject), session: session, authTime: nil,
            hasFactor: false)
    }

    private func arrive(
        _ subject: String, _ number: String?, email: String = "nobody@mail.example", isVerified: Bool = true,
        linksByEmail: Bool = false, brand: Brand.ID = brand, link: TokenHash? = nil, in scene: Scene
    ) async throws -> OwnerArrival.Outcome {
        let person = CompanyPerson(
            standing: standing(subject, session: "s-\(subject)"), email: EmailAddress(email),
            isEmailVerified: isVerified, name: nil, groups: nil)
        return try await scene.store.arrive(
            OwnerArrival(person, number: number, brand: brand, linksByEmail: linksByEmail),
            activation: OwnerActivation(link: link ?? scene.world.tokenHash(), browser: scene.world.tokenHash()),
            from: "192.0.2.1")
    }

    private func refusal(_ outcome: OwnerArrival.Outcome) -> OwnerArrival.Refusal? {
        if case .refused(let refusal) = outcome { refusal } else { nil }
    }

    private func member(_ outcome: OwnerArrival.Outcome) -> Member? {
        if case .arrived(let member, _) = outcome { member } else { nil }
    }

    private func isActivating(_ outcome: OwnerArrival.Outcome) -> Bool {
        if case .activating = outcome { true } else { false }
    }

    private func pending(_ scene: Scene, email: String? = nil) async throws -> NewAccount {
        let new = scene.world.newAccount(
            scene.world.account(status: .pending), email: email, invitation: scene.world.tokenHash())
        return try await scene.add(new)[0]
    }

    /// Somebody whom the provider knows, in an account that is active.
    private func known(_ subject: String, in scene: Scene) async throws -> (account: Account, member: Member) {
        let new = try await pending(scene)
        let link = scene.world.tokenHash()
        #expect(isActivating(try await arrive(subject, new.account.number, link: link, in: scene)))
        let answer = scene.world.answer(of: new.account.id)
        #expect(
            try await scene.store.complete(
                link, answer: answer, session: scene.world.tokenHash(), browser: nil,
                by: AuditOrigin(new.owner, address: nil)))
        return (new.account, new.owner)
    }

    @Test(arguments: StoreUnderTest.all)
    func `the first arrival at an account that waits goes on to its question, by a link of its own`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let new = try await pending(scene)
        let link = scene.world.tokenHash()
        #expect(isActivating(try await arrive("42", new.account.number, link: link, in: scene)))
        let found = try #require(try await scene.store.activation(link))
        #expect(found.activation.state(at: scene.now) == .waiting(.question) && found.activation.isByCompany)
        #expect(found.member.company == standing("42").identity && found.member.isAccepted)
        #expect(try await scene.store.activation(try #require(new.invitation)) == nil)
        #expect(refusal(try await arrive("43", new.account.number, in: scene)) == .notInvited)
        // Left, and begun again: the same person, another link, and one confirmation.
        #expect(isActivating(try await arrive("42", new.account.number, in: scene)))
        let told = try await scene.activity(of: new.account.id).map(\.kind)
        #expect(told.count(where: { $0 == .accountConfirmed }) == 1 && told.contains(.memberLinked))
        #expect(try await scene.store.alteredRows().isEmpty)
        // A new invitation by Customer Care is one by mail: it begins anew.
        let mailed = scene.world.tokenHash()
        _ = try await scene.store.invite(new.account.id, invitation: mailed, by: .host)
        #expect(try await scene.store.activation(mailed)?.activation.isByCompany == false)
    }

    @Test(arguments: StoreUnderTest.all)
    func `whoever is known comes to the account of the number alone`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (account, owner) = try await known("42", in: scene)
        let other = try await known("43", in: scene).account
        #expect(member(try await arrive("42", account.number, in: scene))?.id == owner.id)
        #expect(refusal(try await arrive("42", other.number, in: scene)) == .otherAccount)
        #expect(refusal(try await arrive("42", nil, in: scene)) == .accountMissing)
        #expect(refusal(try await arrive("42", "nobody's", in: scene)) == .unknownAccount)
        #expect(
            refusal(try await arrive("42", account.number, brand: Brand.sampleReseller.id, in: scene))
                == .unknownAccount)
        #expect(try await scene.store.member(standing("42").identity, brand: Brand.sampleReseller.id) == nil)
        let people = try await scene.store.people(of: account.id)
        #expect(people.map(\.hasPassword) == [true], "known by the provider, they have joined")
        #expect(try await scene.store.password(of: owner.id) == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an address finds who is invited where it is verified, and nobody else`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (account, owner) = try await known("42", in: scene)
        let invited = scene.world.member(of: account, email: "sam@mail.example", role: .user)
        let link = MailedLink(
            message: scene.world.id(), keyID: "k1", token: scene.world.tokenHash(),
            expiresAt: scene.now.addingTimeInterval(3600))
        #expect(
            try await scene.store.add(invited, link: link, by: AuditOrigin(owner, address: nil)) == nil)
        #expect(
            refusal(
                try await arrive("43", account.number, email: "sam@mail.example", isVerified: false, in: scene))
                == .addressNotVerified)
        #expect(
            refusal(try await arrive("43", account.number, email: owner.email.text, in: scene)) == .notInvited)
        #expect(
            member(try await arrive("43", account.number, email: "SAM@mail.example", in: scene))?.id == invited.id)
        #expect(try await scene.store.passwordReset(link.token) == nil, "their mailed link is of no use any more")
        #expect(
            refusal(try await arrive("44", account.number, email: "sam@mail.example", in: scene)) == .notInvited)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a log-in with other accounts is found by no address`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let own = try await scene.add(scene.world.newAccount(email: "two@mail.example"))[0]
        let second = try await pending(scene, email: "two@mail.example")
        #expect(
            refusal(try await arrive("42", second.account.number, email: "two@mail.example", in: scene))
                == .ownLogInFirst)
        // Known in the one account they are who is meant in the other.
        #expect(
            member(
                try await arrive(
                    "42", own.account.number, email: "two@mail.example", linksByEmail: true, in: scene))?.id
                == own.owner.id)
        #expect(isActivating(try await arrive("42", second.account.number, in: scene)))
    }

    private func unlink(_ member: Member, in scene: Scene) async throws -> Membership.Outcome {
        try await scene.store.change(member.id, of: member.account, by: .unlink, origin: .host)
    }

    @Test(arguments: StoreUnderTest.all)
    func `who is untied and has no password is invited again, and is who comes by a verified address`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let (account, owner) = try await known("42", in: scene)
        let token = scene.world.tokenHash()
        try await scene.store.start(
            token, of: Identity(owner), browser: nil, client: nil, from: nil, company: standing("42"))
        #expect(try await unlink(owner, in: scene) == .done)
        #expect(try await scene.store.memberSession(token) == nil)
        #expect(try await scene.store.member(standing("42").identity, brand: Self.brand) == nil)
        #expect(try await scene.store.people(of: account.id).map(\.state) == [.invited(until: nil)])
        #expect(try await scene.store.alteredRows().isEmpty)
        #expect(try await unlink(owner, in: scene) == .alreadySo)
        let told = try await scene.activity(of: account.id).filter { $0.kind == .memberUnlinked }
        #expect(told.count == 1 && told[0].actor == .host)
        let email = owner.email.text
        #expect(refusal(try await arrive("42", account.number, in: scene)) == .notInvited)
        #expect(
            refusal(try await arrive("43", account.number, email: email, isVerified: false, in: scene))
                == .addressNotVerified)
        #expect(member(try await arrive("43", account.number, email: email, in: scene))?.id == owner.id)
        #expect(try await scene.store.people(of: account.id).map(\.state.isJoined) == [true])
    }

    @Test(arguments: StoreUnderTest.all)
    func `who is untied and has a password goes on by it, wherever their log-in leads`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let own = try await scene.add(scene.world.newAccount(email: "two@mail.example"))[0]
        let other = try await pending(scene, email: "two@mail.example")
        let reset = scene.world.link()
        try await scene.store.askPasswordReset(of: own.owner.id, link: reset, by: .host)
        #expect(try await scene.store.resetPassword(reset.token, to: scene.world.secret(), by: .host))
        _ = try await arrive("42", own.account.number, email: "two@mail.example", linksByEmail: true, in: scene)
        #expect(isActivating(try await arrive("42", other.account.number, in: scene)))
        // Asked for in the account that the provider did not name first: it is the log-in that it knows.
        #expect(try await unlink(other.owner, in: scene) == .done)
        #expect(try await scene.store.member(standing("42").identity, brand: Self.brand) == nil)
        let people = try await scene.store.people(of: own.account.id)
        #expect(people.map(\.hasPassword) == [true] && people.map(\.member.isAccepted) == [true])
        for account in [own.account.id, other.account.id] {
            #expect(try await scene.activity(of: account).contains { $0.kind == .memberUnlinked })
        }
        #expect(try await scene.store.alteredRows().isEmpty)
    }

    /// Whoever was taken for them could come back by a mailbox of their own, or verify a call by what they have seen.
    @Test(arguments: StoreUnderTest.all)
    func `who is untied has nothing on the way: no address, no link, no code and no announced call`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let (account, owner) = try await known("42", in: scene)
        let (address, reset) = (scene.world.link(lasting: MailedLink.confirmationLifetime), scene.world.link())
        let origin = AuditOrigin(owner, address: nil)
        try await scene.store.askEmailChange(
            of: owner.id, to: .sample("wrong@mail.example"), link: address, by: origin)
        try await scene.store.askPasswordReset(of: owner.id, link: reset, by: .host)
        try await scene.makeCode(of: account.id)
        #expect(try await scene.store.announce(scene.world.id(), of: account.id, by: origin) != nil)
        #expect(try await unlink(owner, in: scene) == .done)
        #expect(try await scene.store.emailChange(address.token) == nil)
        #expect(try await !scene.store.changeEmail(address.token, by: .system))
        #expect(try await scene.store.passwordReset(reset.token) == nil)
        #expect(try await scene.store.supportCode(of: account.id) == nil)
        #expect(try await scene.store.homeView(of: account.id, events: 0).announcement == nil)
        #expect(refusal(try await arrive("42", account.number, email: "wrong@mail.example", in: scene)) == .notInvited)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an activation that the wrong person began is over when they are untied`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let new = try await pending(scene)
        let link = scene.world.tokenHash()
        #expect(isActivating(try await arrive("42", new.account.number, link: link, in: scene)))
        #expect(try await unlink(new.owner, in: scene) == .done)
        #expect(try await scene.store.activation(link) == nil)
        #expect(isActivating(try await arrive("43", new.account.number, in: scene)))
        #expect(refusal(try await arrive("42", new.account.number, in: scene)) == .notInvited)
        #expect(try await scene.store.alteredRows().isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `of twenty who arrive first at once one is the owner`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let new = try await pending(scene)
        let activating = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<20 {
                group.addTask { isActivating(try await arrive("\(number)", new.account.number, in: scene)) }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(activating == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a word of a log-out ends the sessions of its own door`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let owner = try await known("42", in: scene).member
        func start() async throws -> TokenHash {
            let token = scene.world.tokenHash()
            try await scene.store.start(
                token, of: Identity(owner), browser: nil, client: nil, from: nil,
                company: standing("42", session: "s"))
            return token
        }
        func end(_ session: String?, _ subject: String?, at place: LoginPlace) async throws -> Int? {
            try await scene.store.endSessions(
                issuer: Self.issuer, session: session, subject: subject, at: place, by: scene.world.tokenHash(),
                until: scene.now.addingTimeInterval(600), from: nil)
        }
        let token = try await start()
        #expect(try await scene.store.memberSession(token)?.company != nil)
        #expect(try await end("s", "42", at: .careDesk) == 0)
        #expect(try await end("s", "42", at: .portal(Brand.sampleReseller.id)) == 0)
        #expect(try await end("s", "43", at: .portal(Self.brand)) == 0)
        #expect(try await end("s", "42", at: .portal(Self.brand)) == 1)
        #expect(try await scene.store.memberSession(token) == nil)
        _ = try await start()
        // With the session that the activation ended in.
        #expect(try await end(nil, "42", at: .portal(Self.brand)) == 2)
        #expect(try await scene.activity(of: owner.account).contains { $0.kind == .companySessionsEnded })
    }
}

extension AccountPerson.State {
    fileprivate var isJoined: Bool { if case .joined = self { true } else { false } }
}
