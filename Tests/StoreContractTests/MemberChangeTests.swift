import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

extension AdvancingWorld {
    /// A link for half an hour.
    func link(lasting seconds: TimeInterval = MailedLink.resetLifetime) -> MailedLink {
        MailedLink(message: id(), keyID: "k1", token: tokenHash(), expiresAt: now.addingTimeInterval(seconds))
    }
}

/// Passwords, addresses, and "this was not me".
struct MemberChangeTests {
    private func owner(_ scene: Scene) async throws -> (account: Account, owner: Member) {
        let new = try await scene.add(scene.world.newAccount())[0]
        return (new.account, new.owner)
    }

    private func logIn(_ member: Member, _ scene: Scene) async throws -> Session {
        let session = scene.world.session()
        try await scene.store.start(session.token, of: Identity(member), browser: nil, from: nil)
        return session
    }

    private func isIn(_ session: Session, _ scene: Scene) async throws -> Bool {
        try await scene.store.memberSession(session.token) != nil
    }

    @Test(arguments: StoreUnderTest.all)
    func `a new password ends every session but the one that comes with it`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (account, owner) = try await owner(scene)
        let old = [try await logIn(owner, scene), try await logIn(owner, scene)]
        let new = scene.world.session()
        let secret = scene.world.secret()
        try await scene.store.changePassword(of: owner.id, to: secret, session: new.token, by: .system)
        #expect(try await scene.store.password(of: owner.id) == secret)
        #expect(try await isIn(new, scene))
        for session in old { #expect(try await !isIn(session, scene)) }
        #expect(try await scene.store.recentChange(of: account.id) == .password)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a reset link sets a password once, within its time, and ends every session`(kind: StoreUnderTest) async throws
    {
        let scene = try await Scene(kind)
        let (_, owner) = try await owner(scene)
        let session = try await logIn(owner, scene)
        let link = scene.world.link()
        try await scene.store.askPasswordReset(of: owner.id, link: link, by: .system)
        let mails = try await scene.store.due(limit: 10)
        #expect(mails.map(\.kind) == [.passwordReset] && mails.allSatisfy { $0.to == owner.email })
        #expect(mails.allSatisfy { $0.keyID == "k1" && $0.expiresAt == link.expiresAt })
        let secret = scene.world.secret()
        scene.world.advance(by: MailedLink.resetLifetime)
        #expect(try await scene.store.passwordReset(link.token) == nil)
        #expect(try await !scene.store.resetPassword(link.token, to: secret, by: .system))
        scene.world.advance(by: -1)
        #expect(try await scene.store.passwordReset(link.token)?.member.id == owner.id)
        #expect(try await scene.store.resetPassword(link.token, to: secret, by: .system))
        #expect(try await !scene.store.resetPassword(link.token, to: scene.world.secret(), by: .system))
        #expect(try await scene.store.password(of: owner.id) == secret)
        #expect(try await !isIn(session, scene))
    }

    /// A stranger who asks for links for ever ended the one that the owner was about to follow.
    @Test(arguments: StoreUnderTest.all)
    func
        `a link that is asked for leaves earlier ones as they are, and is mailed a quarter of an hour later at the soonest`(
            kind: StoreUnderTest
        ) async throws
    {
        let scene = try await Scene(kind)
        let (_, owner) = try await owner(scene)
        var links: [MailedLink] = []
        for minutes in [0.0, 1, 14, 16] {
            if minutes > 1 { scene.world.advance(by: minutes == 14 ? 13 * 60 : 2 * 60) }
            links.append(scene.world.link())
            try await scene.store.askPasswordReset(of: owner.id, link: links[links.count - 1], by: .system)
        }
        #expect(try await scene.store.due(limit: 10).count == 2)
        var good: [Bool] = []
        for link in links { good.append(try await scene.store.passwordReset(link.token) != nil) }
        #expect(good == [true, false, false, true])
        #expect(try await scene.store.resetPassword(links[0].token, to: scene.world.secret(), by: .system))
        #expect(try await scene.store.passwordReset(links[3].token) == nil, "one is used, and all are")
    }

    @Test(arguments: StoreUnderTest.all)
    func `a reset lets its own browser in at once, whatever strangers try, and no other is known any more`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let (account, owner) = try await owner(scene)
        let (old, here) = (scene.world.tokenHash(), scene.world.tokenHash())
        try await scene.store.start(scene.world.tokenHash(), of: Identity(owner), browser: old, from: nil)
        let names = LoginThrottle.subjects(of: owner.id, at: owner.email, brand: account.brand)
        for name in names { while try await scene.wait([name]) == nil {} }
        let link = scene.world.link()
        try await scene.store.askPasswordReset(of: owner.id, link: link, by: .system)
        let present = try await scene.store.password(of: owner.id)
        #expect(
            try await scene.store.resetPassword(
                link.token, to: scene.world.secret(), ifStill: present, in: here, by: .system))
        for name in names { #expect(try await scene.wait([name]) == nil) }
        let person = Person.member(owner.id)
        #expect(try await scene.attempt([], in: KnownBrowser(of: person, here)).isInKnownBrowser)
        #expect(try await !scene.attempt([], in: KnownBrowser(of: person, old)).isInKnownBrowser)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a password that is not the one compared with is not replaced`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (_, owner) = try await owner(scene)
        let (compared, present, new) = (scene.world.secret(), scene.world.secret(), scene.world.secret())
        try await scene.store.changePassword(
            of: owner.id, to: present, session: scene.world.tokenHash(), by: .system)
        let link = scene.world.link()
        try await scene.store.askPasswordReset(of: owner.id, link: link, by: .system)
        #expect(
            try await !scene.store.changePassword(
                of: owner.id, to: new, ifStill: compared, session: scene.world.tokenHash(), by: .system))
        #expect(
            try await !scene.store.resetPassword(link.token, to: new, ifStill: compared, in: nil, by: .system))
        #expect(try await scene.store.password(of: owner.id) == present)
        #expect(try await scene.store.passwordReset(link.token) != nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an address is changed by the link that went to it`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (account, owner) = try await owner(scene)
        let email = EmailAddress.sample("Neue.Adresse@mail.example")
        let link = scene.world.link(lasting: MailedLink.confirmationLifetime)
        try await scene.store.askEmailChange(of: owner.id, to: email, link: link, by: .system)
        let mails = try await scene.store.due(limit: 10)
        #expect(mails.filter { $0.kind == .emailConfirmation }.map(\.to) == [email])
        #expect(mails.filter { $0.kind == .emailChangeAsked }.map(\.to) == [owner.email])
        #expect(try await scene.store.member(email: owner.email, brand: account.brand) != nil)
        scene.world.advance(by: MailedLink.confirmationLifetime)
        #expect(try await scene.store.emailChange(link.token) == nil)
        #expect(try await !scene.store.changeEmail(link.token, by: .system))
        scene.world.advance(by: -1)
        #expect(try await scene.store.emailChange(link.token)?.email == email)
        #expect(try await scene.store.changeEmail(link.token, by: .system))
        #expect(try await !scene.store.changeEmail(link.token, by: .system))
        #expect(try await scene.store.member(email: owner.email, brand: account.brand) == nil)
        #expect(try await scene.store.member(email: email, brand: account.brand)?.member.email.text == email.text)
        #expect(try await scene.store.recentChange(of: account.id) == .address)
    }

    /// Whoever had the old password may have asked for the links that are on their way.
    @Test(arguments: StoreUnderTest.all)
    func `a new password ends every link that was mailed before`(kind: StoreUnderTest) async throws {
        for isReset in [true, false] {
            let scene = try await Scene(kind)
            let (_, owner) = try await owner(scene)
            let (address, reset) = (scene.world.link(lasting: 86_400), scene.world.link())
            try await scene.store.askEmailChange(
                of: owner.id, to: .sample("thief@mail.example"), link: address, by: .system)
            try await scene.store.askPasswordReset(of: owner.id, link: reset, by: .system)
            if isReset {
                _ = try await scene.store.resetPassword(reset.token, to: scene.world.secret(), by: .system)
            } else {
                try await scene.store.changePassword(
                    of: owner.id, to: scene.world.secret(), session: scene.world.session().token, by: .system)
            }
            #expect(try await scene.store.emailChange(address.token) == nil)
            #expect(try await scene.store.passwordReset(reset.token) == nil)
            #expect(try await !scene.store.changeEmail(address.token, by: .system))
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `an address that another member has is neither written to nor taken`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (account, owner) = try await owner(scene)
        let other = try await scene.add(scene.world.newAccount())[0].owner
        let link = scene.world.link()
        try await scene.store.askEmailChange(of: owner.id, to: other.email, link: link, by: .system)
        #expect(try await scene.store.due(limit: 10).allSatisfy { $0.kind == .emailChangeAsked })
        #expect(try await !scene.store.changeEmail(link.token, by: .system))
        #expect(try await scene.store.member(email: owner.email, brand: account.brand)?.member.id == owner.id)
    }

    @Test(arguments: StoreUnderTest.all)
    func `this was not me: every other session ends, links and code end, nothing is checked any more`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let (account, owner) = try await owner(scene)
        try await scene.setAnswer(of: account.id)
        let (mine, thief) = (try await logIn(owner, scene), try await logIn(owner, scene))
        let link = scene.world.link()
        try await scene.store.askPasswordReset(of: owner.id, link: link, by: .system)
        let verified = try await scene.openCall(account)
        try await verified.attempt(.verified)
        let desk = try await scene.openCall(account)
        let pending = scene.world.id(Attempt.self)
        try await desk.take(pending)
        try await scene.store.reportNotMe(account.id, keeping: mine.token, by: .system)
        #expect(try await isIn(mine, scene))
        #expect(try await !isIn(thief, scene))
        #expect(try await scene.store.passwordReset(link.token) == nil)
        #expect(try await scene.budget(of: account)?.state(at: scene.now) == .reported)
        // What was being checked at that moment verifies nothing, and the call is over.
        #expect(try await desk.settle(pending, .verified).call.verifiedAt == nil)
        #expect(try await desk.refusal() == .callClosed(.ended))
        #expect(try await verified.state == .closed(.ended))
        #expect(try await scene.openCall(account).refusal() == .reported)
        try await scene.setAnswer(of: account.id)
        #expect(try await scene.openCall(account).refusal() == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `sessions are listed and the others are ended`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (account, owner) = try await owner(scene)
        let over = try await logIn(owner, scene)
        scene.world.advance(by: Session.idle)
        let (mine, other) = (try await logIn(owner, scene), try await logIn(owner, scene))
        let tokens = try await scene.store.sessions(of: owner.id).map(\.token)
        #expect(Set(tokens) == [mine.token, other.token])
        #expect(try await scene.store.endOtherSessions(of: Identity(owner), keeping: mine.token, from: nil) == 2)
        #expect(try await scene.store.endOtherSessions(of: Identity(owner), keeping: mine.token, from: nil) == 0)
        #expect(try await isIn(mine, scene))
        #expect(try await !isIn(other, scene))
        #expect(try await scene.activity(of: account.id).filter { $0.kind == .sessionsEnded }.count == 1)
        _ = over
    }

    @Test(arguments: StoreUnderTest.all)
    func `a second member chooses a password by the link`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (account, owner) = try await owner(scene)
        let member = scene.world.member(of: account, role: .administrator)
        let link = scene.world.link()
        #expect(try await scene.store.add(member, link: link, by: .system) == nil)
        let twin = scene.world.member(of: account, email: owner.email.text)
        #expect(try await scene.store.add(twin, link: scene.world.link(), by: .system) != nil)
        #expect(try await scene.store.passwordReset(link.token)?.member.id == member.id)
        #expect(try await scene.store.due(limit: 10).map(\.kind) == [.memberAdded, .memberJoined])
        let pending = try await scene.add(scene.world.newAccount(scene.world.account(status: .pending)))[0].account
        let early = scene.world.member(of: pending)
        #expect(try await scene.store.add(early, link: scene.world.link(), by: .system) != nil)
    }
}
