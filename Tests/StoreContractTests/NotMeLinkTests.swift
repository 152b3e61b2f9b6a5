import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// "This was not me" by the link of a notice that was sent, without a log-in.
struct NotMeLinkTests {
    private struct Company {
        let scene: Scene
        let account: Account
        let owner: Member
        let administrator: Member
        let user: Member

        var store: any Stores { scene.store }

        /// Everybody is logged in.
        init(_ kind: StoreUnderTest) async throws {
            scene = try await Scene(kind)
            let new = try await scene.add(scene.world.newAccount())[0]
            (account, owner) = (new.account, new.owner)
            try await scene.setAnswer(of: account.id)
            administrator = scene.world.member(of: account, name: "Ada", role: .administrator)
            user = scene.world.member(of: account, name: "Ulf", role: .user)
            for member in [administrator, user] {
                #expect(try await scene.store.join(member, link: scene.world.link(), by: .system) == nil)
            }
            for member in [owner, administrator, user] { try await logIn(member) }
        }

        func logIn(_ member: Member) async throws {
            try await store.start(
                scene.world.tokenHash(), of: Identity(member), browser: scene.world.tokenHash(), from: nil)
        }

        /// The notice that is sent to `reader` of the latest log-in of `actor` from a new browser, and its link.
        func link(to reader: EmailAddress, of actor: Member) async throws -> TokenHash {
            let found = try await store.due(limit: 100).last {
                $0.to == reader && $0.kind == .newBrowser && $0.by == actor.name
            }
            let message = try #require(found)
            let token = scene.world.tokenHash()
            try await store.keepNotMeLink(token, of: message.id)
            return token
        }

        func report(_ link: TokenHash) async throws -> NotMeLink.Reach? {
            try await store.reportNotMe(byLink: link, brand: account.brand, from: "192.0.2.9")
        }

        func isStopped() async throws -> Bool {
            try await store.answer(of: account.id)?.budget.isReported == true
        }

        func sessions() async throws -> [Int] {
            var counts: [Int] = []
            for member in [owner, administrator, user] { counts.append(try await store.sessions(of: member.id).count) }
            return counts
        }

        func change(_ member: Member, to email: String) async throws {
            let link = scene.world.link()
            try await store.askEmailChange(
                of: member.id, to: .sample(email), link: link, by: .init(member, address: nil))
            #expect(try await store.changeEmail(link.token, by: .init(member, address: nil)))
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `an owner's stops checks, codes and proofs until an owner logs in, and logs out whom the notice names`(
        kind: StoreUnderTest
    ) async throws {
        let company = try await Company(kind)
        let scene = company.scene
        let verified = try await scene.openCall(company.account)
        try await verified.attempt(.verified)
        let link = try await company.link(to: company.owner.email, of: company.administrator)
        let seen = try await company.store.reachOfNotMeLink(link, brand: company.account.brand)
        #expect(seen == .account)
        #expect(try await company.sessions() == [1, 1, 1], "looking changes nothing")
        #expect(try await !company.isStopped())
        #expect(try await company.report(link) == .account)
        #expect(try await company.sessions() == [1, 0, 1])
        #expect(try await verified.state == .closed(.ended))
        #expect(try await scene.openCall(company.account).refusal() == .reported)
        let trouble = try await company.store.foundView(of: company.account.id)?.standing.trouble(at: scene.now)
        #expect(trouble?.kind == .stoppedByLink)
        try await company.logIn(company.administrator)
        try await company.logIn(company.user)
        #expect(try await company.isStopped(), "an owner's log-in alone ends it")
        try await company.logIn(company.owner)
        #expect(try await !company.isStopped())
        #expect(try await scene.openCall(company.account).refusal() == nil)
        let kinds = try await scene.activity(of: company.account.id).map(\.kind)
        #expect(kinds.count { $0 == .reportedNotMe } == 1 && kinds.count { $0 == .checksResumed } == 1)
        let told = try await company.store.due(limit: 100).filter { $0.reportedFrom != nil || $0.isResumption }
        #expect(Set(told.map(\.to)) == [company.owner.email, company.administrator.email] && told.count == 4)
        #expect(
            told.allSatisfy { $0.reportedFrom == nil || $0.by == nil && $0.reportedFrom == company.owner.email.masked })
    }

    @Test(arguments: StoreUnderTest.all)
    func `a user's ends their own sessions alone, and stops nothing`(kind: StoreUnderTest) async throws {
        let company = try await Company(kind)
        let link = try await company.link(to: company.user.email, of: company.user)
        #expect(try await company.report(link) == .ownSessions)
        #expect(try await company.sessions() == [1, 1, 0])
        #expect(try await !company.isStopped())
        let events = try await company.scene.activity(of: company.account.id)
        #expect(events.last?.kind == .ownAccessReported && events.last?.detail == NotMeReport.byLink)
    }

    @Test(arguments: StoreUnderTest.all)
    func `works once, for 72 hours, at its own brand, and not twice though its mail goes twice`(
        kind: StoreUnderTest
    ) async throws {
        let company = try await Company(kind)
        let scene = company.scene
        let link = try await company.link(to: company.owner.email, of: company.owner)
        #expect(try await company.store.reportNotMe(byLink: link, brand: "elsewhere", from: nil) == nil)
        #expect(try await company.store.reachOfNotMeLink(link, brand: "elsewhere") == nil)
        #expect(try await company.report(scene.world.tokenHash()) == nil)
        #expect(try await !company.isStopped())
        let late = try await company.link(to: company.administrator.email, of: company.owner)
        #expect(try await company.report(link) == .account)
        try await company.logIn(company.owner)
        let due = try await company.store.due(limit: 100)
        let sent = try #require(due.last { $0.to == company.owner.email && $0.kind == .newBrowser })
        try await company.store.keepNotMeLink(link, of: sent.id)
        #expect(try await company.report(link) == nil)
        #expect(try await !company.isStopped())
        scene.world.advance(by: NotMeLink.lifetime)
        #expect(try await company.report(late) == nil)
        #expect(try await !company.isStopped())
        scene.world.advance(by: -1)
        #expect(try await company.report(late) == .account)
    }

    @Test(arguments: StoreUnderTest.all)
    func `from a former address checks stop within 72 hours of the change, and nobody is logged out`(
        kind: StoreUnderTest
    ) async throws {
        let company = try await Company(kind)
        let (first, second) = (
            try await company.link(to: company.owner.email, of: company.administrator),
            try await company.link(to: company.owner.email, of: company.owner)
        )
        try await company.change(company.owner, to: "thief@mail.example")
        let before = try await company.sessions()
        #expect(try await company.report(first) == .checks)
        #expect(try await company.isStopped())
        #expect(try await company.sessions() == before)
        try await company.logIn(company.owner)
        company.scene.world.advance(by: NotMeLink.formerReaches)
        let brand = company.account.brand
        let due = try await company.store.due(limit: 100)
        let sent = try #require(due.last { $0.to == company.owner.email })
        // Its mail goes late: the link is young, and the change is not.
        try await company.store.keepNotMeLink(second, of: sent.id)
        #expect(try await company.store.reachOfNotMeLink(second, brand: brand) == nil)
        #expect(try await company.report(second) == nil)
        #expect(try await !company.isStopped())
    }

    @Test(arguments: StoreUnderTest.all)
    func `shortens no report of somebody who was logged in, and goes with its member`(kind: StoreUnderTest) async throws
    {
        let company = try await Company(kind)
        let link = try await company.link(to: company.owner.email, of: company.owner)
        let own = try await company.link(to: company.administrator.email, of: company.owner)
        try await company.store.reportNotMe(
            by: company.owner, keeping: .init(session: company.scene.world.tokenHash()), from: nil)
        #expect(try await company.report(link) == .account)
        try await company.logIn(company.owner)
        #expect(try await company.isStopped(), "until there is a new question")
        try await company.scene.setAnswer(of: company.account.id)
        #expect(try await !company.isStopped())
        let gone = try await company.store.change(
            company.administrator.id, of: company.account.id, by: .removal, origin: .host)
        #expect(gone == .done)
        #expect(try await company.report(own) == nil)
    }
}
