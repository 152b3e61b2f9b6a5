import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// One log-in that opens several accounts of a brand, and everything that it must not open.
struct SeveralAccountsTests {
    @Test(arguments: StoreUnderTest.all)
    func `an invitation to who has a log-in opens nothing by its link, and joins by logging in`(kind: StoreUnderTest)
        async throws
    {
        let pair = try await Pair(kind, accepted: false)
        let store = pair.scene.store
        #expect(try await pair.opened() == [pair.first.account])
        let taken = try await store.resetPassword(
            pair.link.token, to: pair.scene.world.secret(), ifStill: pair.password, in: nil,
            by: AuditOrigin(pair.second, address: nil))
        #expect(!taken, "the link chose a password that opens another account")
        #expect(try await store.password(of: pair.first.id)?.salt == pair.password.salt)
        let people = try await store.people(of: pair.second.account)
        #expect(people.first { $0.member.id == pair.second.id }?.hasPassword == false)
        let stranger = try await pair.scene.joinedStranger(of: pair.other)
        let accept = AcceptInvitation(stores: store)
        func isAccepted(by member: Member) async throws -> Bool {
            try await accept.perform(link: pair.link.token, of: pair.second, by: member, from: nil)
        }
        #expect(try await accept.isNeeded(for: pair.second))
        #expect(try await !isAccepted(by: stranger), "somebody else’s log-in")
        #expect(try await !store.accept(pair.link.token, by: stranger.logIn, .host), "the store says so too")
        #expect(try await isAccepted(by: pair.first))
        #expect(try await !isAccepted(by: pair.first), "used twice")
        #expect(Set(try await pair.opened()) == [pair.first.account, pair.second.account])
    }

    @Test(arguments: StoreUnderTest.all)
    func `the inviter reads what they would read of a new address`(kind: StoreUnderTest) async throws {
        let pair = try await Pair(kind, accepted: false)
        let new = pair.scene.world.member(of: pair.other, email: "new@people.example", role: .user)
        #expect(try await pair.scene.store.add(new, link: pair.scene.world.link(), by: .host) == nil)
        let people = try await pair.scene.store.people(of: pair.other.id)
        let (known, unknown) = (
            try #require(people.first { $0.member.id == pair.second.id }),
            try #require(people.first { $0.member.id == new.id })
        )
        #expect(known.hasPassword == unknown.hasPassword && known.seenAt == unknown.seenAt)
        #expect(known.member.name == "Typed Otherwise", "the name of the other account is not told")
    }

    @Test(arguments: StoreUnderTest.all)
    func `one password opens both; a new one ends sessions of both and is told in both`(kind: StoreUnderTest)
        async throws
    {
        let pair = try await Pair(kind)
        let store = pair.scene.store
        let (here, there) = (try await pair.login(pair.first), try await pair.login(pair.second))
        #expect(try await store.password(of: pair.second.id)?.salt == pair.password.salt)
        let link = pair.scene.world.link()
        try await store.askPasswordReset(of: pair.first.id, link: link, by: .host)
        let isReset = try await store.resetPassword(
            link.token, to: pair.scene.world.secret(), ifStill: pair.password, in: nil,
            by: AuditOrigin(pair.first, address: nil))
        #expect(isReset)
        for token in [here, there] { #expect(try await store.memberSession(token) == nil) }
        for member in [pair.first, pair.second] {
            let entries = try await store.entries(of: member.account, after: 0, limit: 99).items
            #expect(entries.last?.kind == "passwordChanged" && entries.last?.by == member.name)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `removal from the first account ends its sessions alone, and the log-in opens the other`(kind: StoreUnderTest)
        async throws
    {
        let pair = try await Pair(kind)
        let store = pair.scene.store
        let (here, there) = (try await pair.login(pair.first), try await pair.login(pair.second))
        _ = try await pair.scene.joined(pair.account, role: .owner)
        let removed = try await store.change(
            pair.first.id, of: pair.account.id, by: .removal, origin: .host)
        #expect(removed == .done)
        #expect(try await store.memberSession(here) == nil)
        #expect(try await store.memberSession(there)?.member.id == pair.second.id)
        #expect(try await store.password(of: pair.second.id)?.salt == pair.password.salt)
        #expect(try await pair.opened() == [pair.second.account])
        #expect(try await store.alteredRows().isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `the erasure of the account that the password hangs on leaves the other one whole`(kind: StoreUnderTest)
        async throws
    {
        let pair = try await Pair(kind)
        let store = pair.scene.store
        let there = try await pair.login(pair.second)
        guard case .erased(let erased) = try await store.erase(pair.account.id, evenIfOpen: true, by: .host) else {
            Issue.record("not erased")
            return
        }
        #expect(try await store.memberSession(there)?.account.id == pair.other.id)
        #expect(try await store.password(of: pair.second.id)?.salt == pair.password.salt)
        #expect(try await pair.scene.search(for: erased.traces).found == 0)
        #expect(try await store.member(email: pair.first.email, brand: pair.account.brand)?.member.id == pair.second.id)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a session is switched to what its log-in opens and nowhere else, under another token`(kind: StoreUnderTest)
        async throws
    {
        let pair = try await Pair(kind)
        let (store, world) = (pair.scene.store, pair.scene.world)
        let here = try await pair.login(pair.first)
        let stranger = try await pair.scene.joinedStranger(of: pair.other)
        let forged = try await store.switchSession(
            here, of: pair.first, to: stranger, as: world.tokenHash(), by: AuditOrigin(stranger, address: nil))
        #expect(!forged)
        let change = SwitchAccount(stores: store, world: world.world)
        let foreign = try await pair.scene.accountWithAnswer()
        #expect(try await change.perform(to: foreign.id, from: here, of: pair.first, at: nil) == nil)
        let token = try #require(try await change.perform(to: pair.other.id, from: here, of: pair.first, at: nil))
        #expect(try await store.memberSession(here) == nil)
        #expect(try await store.memberSession(token.hash)?.account.id == pair.other.id)
        #expect(try await change.perform(to: pair.other.id, from: here, of: pair.first, at: nil) == nil, "an old token")
    }

    @Test(arguments: StoreUnderTest.all)
    func `of two open invitations the one that is followed is accepted, and the other one is not`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let (one, other) = (try await scene.accountWithAnswer(), try await scene.accountWithAnswer())
        let (first, second) = (
            scene.world.member(of: one, email: "mina@people.example", role: .user),
            scene.world.member(of: other, email: "mina@people.example", role: .user)
        )
        let (link, later) = (scene.world.link(), scene.world.link())
        #expect(try await scene.store.add(first, link: link, by: .host) == nil)
        #expect(try await scene.store.add(second, link: later, by: .host) == nil)
        let chosen = try await scene.store.resetPassword(
            later.token, to: scene.world.secret(), ifStill: nil, in: nil, by: AuditOrigin(second, address: nil))
        #expect(chosen)
        #expect(try await scene.store.opened(byLogIn: first.id).map(\.account.id) == [other.id])
        let present = try await scene.store.password(of: second.id)
        let again = try await scene.store.resetPassword(
            link.token, to: scene.world.secret(), ifStill: present, in: nil, by: AuditOrigin(first, address: nil))
        #expect(!again, "the first one would be a way into the other account by now")
    }

    @Test(arguments: StoreUnderTest.all)
    func `a removed first account hands the password on, also where an invitation is older`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let accounts = (
            try await scene.accountWithAnswer(), try await scene.accountWithAnswer(),
            try await scene.accountWithAnswer()
        )
        // The invitation to the first is never followed, and what belongs to the log-in hangs on its row.
        let (waiting, second, third) = (
            scene.world.member(of: accounts.0, email: "mina@people.example", role: .user),
            scene.world.member(of: accounts.1, email: "mina@people.example", role: .user),
            scene.world.member(of: accounts.2, email: "mina@people.example", role: .user)
        )
        let links = (scene.world.link(), scene.world.link(), scene.world.link())
        #expect(try await scene.store.add(waiting, link: links.0, by: .host) == nil)
        #expect(try await scene.store.add(second, link: links.1, by: .host) == nil)
        #expect(try await scene.store.add(third, link: links.2, by: .host) == nil)
        let password = scene.world.secret()
        let browser = scene.world.tokenHash()
        let chosen = try await scene.store.resetPassword(
            links.1.token, to: password, ifStill: nil, in: browser, by: AuditOrigin(second, address: nil))
        #expect(chosen)
        #expect(try await scene.store.accept(links.2.token, by: waiting.id, AuditOrigin(third, address: nil)))
        for (gone, account) in [(waiting, accounts.0), (second, accounts.1)] {
            let removed = try await scene.store.change(gone.id, of: account.id, by: .removal, origin: .host)
            #expect(removed == .done)
            #expect(try await scene.store.password(of: third.id)?.salt == password.salt)
            let known = KnownBrowser(of: .member(waiting.id), browser)
            #expect(try await scene.store.lastLogIn(in: known) != nil, "the browser is known on")
        }
        #expect(try await scene.store.opened(byLogIn: waiting.id).map(\.account.id) == [accounts.2.id])
        // Their last account takes the log-in along.
        let removed = try await scene.store.change(third.id, of: accounts.2.id, by: .removal, origin: .host)
        #expect(removed == .done)
        #expect(try await scene.store.member(email: third.email, brand: accounts.2.brand) == nil)
        #expect(try await scene.store.alteredRows().isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `"this was not me" in one account logs its people out of the other, whose question goes on`(
        kind: StoreUnderTest
    ) async throws {
        let pair = try await Pair(kind)
        let there = try await pair.login(pair.second)
        try await pair.scene.store.reportNotMe(
            by: pair.first, keeping: AccessRevocation.Kept(session: nil), from: nil)
        #expect(try await pair.scene.store.memberSession(there) == nil)
        #expect(try await pair.scene.store.answer(of: pair.account.id)?.budget.isReported == true)
        #expect(try await pair.scene.store.answer(of: pair.other.id)?.budget.isReported == false)
    }

    @Test(arguments: StoreUnderTest.all)
    func `whoever invites somebody logs them out of nothing, by no report and no mailed link`(kind: StoreUnderTest)
        async throws
    {
        let pair = try await Pair(kind, accepted: false)
        let (store, world) = (pair.scene.store, pair.scene.world)
        let here = try await pair.login(pair.first)
        let reset = world.link()
        try await store.askPasswordReset(of: pair.first.id, link: reset, by: .host)
        let inviter = try await pair.scene.owner(of: pair.other)
        let told = try await store.due(limit: 100).last { $0.to == inviter.email && $0.kind == .memberJoined }
        let token = world.tokenHash()
        try await store.keepNotMeLink(token, of: try #require(told).id)
        _ = try await store.reportNotMe(byLink: token, brand: pair.other.brand, from: nil)
        try await store.reportNotMe(by: inviter, keeping: AccessRevocation.Kept(session: nil), from: nil)
        #expect(try await store.memberSession(here)?.account.id == pair.account.id)
        #expect(try await store.passwordReset(reset.token) != nil)
        #expect(try await store.passwordReset(pair.link.token) == nil, "the invitation to the account ends")
    }

    @Test(arguments: StoreUnderTest.all)
    func `a new address goes for both, is told in both, and leaves an invitation with the old mailbox`(
        kind: StoreUnderTest
    ) async throws {
        let pair = try await Pair(kind)
        let (store, world, scene) = (pair.scene.store, pair.scene.world, pair.scene)
        let third = try await scene.accountWithAnswer()
        let invited = world.member(of: third, email: pair.first.email.text, role: .user)
        let invitation = world.link()
        #expect(try await store.add(invited, link: invitation, by: .host) == nil)
        let (earlier, link) = (world.link(), world.link())
        try await store.askEmailChange(of: pair.first.id, to: .sample("other@mail.example"), link: earlier, by: .host)
        try await store.askEmailChange(of: pair.second.id, to: .sample("new@mail.example"), link: link, by: .host)
        #expect(try await store.emailChange(earlier.token) == nil, "one wish for a log-in")
        #expect(try await store.settingsView(of: pair.first.logIn, account: pair.account).pendingEmail != nil)
        let changed = try await store.confirmEmailChange(link.token, by: AuditOrigin(pair.second, address: nil))
        #expect(changed == .changed)
        for member in [pair.first, pair.second] {
            let now = try await store.members(of: member.account).first { $0.id == member.id }
            #expect(now?.email.text == "new@mail.example" && now?.logIn == pair.first.id)
            #expect(try await store.recentChange(of: member.account) == .address)
            #expect(try await scene.activity(of: member.account).last?.kind == .emailChanged)
        }
        let left = try #require(try await store.members(of: third.id).first { $0.id == invited.id })
        #expect(left.email == pair.first.email && left.logIn != pair.first.id)
        let chosen = try await store.resetPassword(
            invitation.token, to: world.secret(), ifStill: nil, in: nil, by: AuditOrigin(left, address: nil))
        #expect(chosen, "whoever reads the old mailbox is somebody else by now")
        #expect(try await store.password(of: pair.first.id)?.salt == pair.password.salt)
        #expect(try await store.opened(byLogIn: left.logIn).map(\.account.id) == [third.id])
        #expect(try await store.alteredRows().isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a second account of one owner is imported, and its link opens nothing but by the log-in`(kind: StoreUnderTest)
        async throws
    {
        let pair = try await Pair(kind)
        let (store, world) = (pair.scene.store, pair.scene.world)
        let token = world.tokenHash()
        let new = world.newAccount(
            world.account(status: .pending), email: pair.first.email.text, invitation: token)
        #expect(try await store.add([new], by: .host).isEmpty)
        let origin = AuditOrigin(new.owner, address: nil)
        #expect(try await store.confirm(token, by: origin))
        #expect(try await !store.choosePassword(token, password: world.secret(), in: nil, by: origin))
        #expect(try await store.password(of: pair.first.id)?.salt == pair.password.salt)
        let stranger = try await pair.scene.joinedStranger(of: pair.other)
        #expect(try await !store.acceptActivation(token, by: stranger.logIn, in: nil, origin))
        #expect(try await store.acceptActivation(token, by: pair.first.logIn, in: nil, origin))
        let session = world.tokenHash()
        let isDone = try await store.complete(
            token, answer: world.answer(of: new.account.id), session: session, browser: nil, by: origin)
        #expect(isDone)
        #expect(try await pair.opened().contains(new.account.id))
        #expect(try await store.memberSession(session)?.member.logIn == pair.first.id)
        #expect(try await store.alteredRows().isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a pending owner whose address is put right leaves the log-in that it was by mistake`(kind: StoreUnderTest)
        async throws
    {
        let pair = try await Pair(kind)
        let (store, world) = (pair.scene.store, pair.scene.world)
        let account = world.account(status: .pending)
        let wrong = world.newAccount(account, email: pair.first.email.text, invitation: world.tokenHash())
        #expect(try await store.add([wrong], by: .host).isEmpty)
        let token = world.tokenHash()
        let right = NewAccount(
            account: account,
            owner: world.member(of: account, email: "right@mail.example", role: .owner), invitation: token)
        let steps = try await store.upsert([right], by: .host)
        guard case .changed = steps.first else {
            Issue.record("\(steps)")
            return
        }
        let owner = try #require(try await store.members(of: account.id).first)
        #expect(owner.email.text == "right@mail.example" && owner.logIn != pair.first.id)
        #expect(try await store.password(of: owner.id) == nil)
        #expect(try await store.password(of: pair.first.id)?.salt == pair.password.salt)
        #expect(try await store.alteredRows().isEmpty)
    }
}

/// Two accounts of a brand, and somebody who owns the first and is invited to the other.
private struct Pair {
    let scene: Scene
    let account: Account
    let other: Account
    let first: Member
    let second: Member
    let link: MailedLink
    let password: SealedSecret

    init(_ kind: StoreUnderTest, accepted: Bool = true) async throws {
        scene = try await Scene(kind)
        (account, other) = (try await scene.accountWithAnswer(), try await scene.accountWithAnswer())
        first = try await scene.owner(of: account)
        let own = scene.world.link()
        try await scene.store.askPasswordReset(of: first.id, link: own, by: .host)
        password = scene.world.secret()
        _ = try await scene.store.resetPassword(
            own.token, to: password, ifStill: nil, in: nil, by: AuditOrigin(first, address: nil))
        let invited = scene.world.member(
            of: other, name: "Typed Otherwise", email: first.email.text, role: .administrator)
        link = scene.world.link()
        #expect(try await scene.store.add(invited, link: link, by: .host) == nil)
        if accepted {
            #expect(try await scene.store.accept(link.token, by: first.id, AuditOrigin(invited, address: nil)))
        }
        second = try #require(try await scene.store.members(of: other.id).first { $0.id == invited.id })
        #expect(second.logIn == first.id && second.isAccepted == accepted)
    }

    func opened() async throws -> [ID<Account>] {
        try await scene.store.opened(byLogIn: first.logIn).map(\.account.id)
    }

    func login(_ member: Member) async throws -> TokenHash {
        let token = scene.world.tokenHash()
        try await scene.store.start(token, of: Identity(member), browser: nil, from: nil)
        return token
    }
}

extension Scene {
    /// Somebody of `account` with a log-in of their own.
    fileprivate func joinedStranger(of account: Account) async throws -> Member {
        let member = try await joined(account, role: .user)
        return try #require(try await store.members(of: account.id).first { $0.id == member.id })
    }
}
