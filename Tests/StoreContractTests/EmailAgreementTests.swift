import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// An address that whoever runs the installation changes: the new mailbox is proved, and the old one is asked.
struct EmailAgreementTests {
    private struct Wish {
        let scene: Scene
        let user: Member
        let account: Account
        let new: MailedLink
        let old: MailedLink

        var store: any Stores { scene.store }
        static let email = EmailAddress.sample("new@mail.example")

        /// A plain user's, whom no other rule tells of it.
        init(_ kind: StoreUnderTest) async throws {
            scene = try await Scene(kind)
            account = try await scene.add(scene.world.newAccount())[0].account
            user = scene.world.member(of: account, role: .user)
            #expect(try await scene.store.join(user, link: scene.world.link(), by: .system) == nil)
            new = scene.world.link(lasting: EmailChange.linkLifetime)
            old = scene.world.link(lasting: EmailChange.wait)
            try await scene.store.askEmailChange(of: user.id, to: Self.email, link: new, agreement: old, by: .host)
        }

        func word(_ link: MailedLink) async throws -> EmailChange.Outcome {
            try await store.confirmEmailChange(link.token, by: .init(user, address: nil))
        }

        func isChanged() async throws -> Bool {
            try await store.member(email: Self.email, brand: account.brand)?.member.id == user.id
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `old and new address hear of it at once, and a proved mailbox waits a day for the old one's word`(
        kind: StoreUnderTest
    ) async throws {
        let wish = try await Wish(kind)
        let told = try await wish.store.due(limit: 100)
        let ofUser = told.filter { $0.to == wish.user.email && $0.kind != .memberAdded }
        #expect(Set(ofUser.map(\.kind)) == [.emailChangeAsked, .emailConfirmation])
        #expect(told.filter { $0.to == Wish.email }.map(\.kind) == [.emailConfirmation])
        let until = wish.scene.now.addingTimeInterval(24 * 3600)
        #expect(try await wish.word(wish.new) == .waits(until: until))
        #expect(try await wish.word(wish.new) == .waits(until: until), "pressed twice")
        wish.scene.world.advance(by: 24 * 3600 - 1)
        try await wish.store.takeDueEmailChanges()
        #expect(try await !wish.isChanged())
        wish.scene.world.advance(by: 1)
        try await wish.store.takeDueEmailChanges()
        #expect(try await wish.isChanged())
        #expect(try await wish.store.recentChange(of: wish.account.id) == .address)
        let kinds = try await wish.scene.activity(of: wish.account.id).map(\.kind)
        #expect(kinds.count { $0 == .emailChangeConfirmed } == 1 && kinds.count { $0 == .emailChanged } == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `with the old mailbox's word it changes at the proof, whichever comes first`(
        kind: StoreUnderTest
    ) async throws {
        let first = try await Wish(kind)
        #expect(try await first.word(first.old) == .waitsForNewMailbox)
        #expect(try await !first.isChanged(), "the new mailbox must be proved")
        #expect(try await first.word(first.new) == .changed)
        #expect(try await first.isChanged())
        let second = try await Wish(kind)
        #expect(try await second.word(second.new) != .changed)
        #expect(try await second.word(second.old) == .changed)
        #expect(try await second.isChanged())
    }

    @Test(arguments: StoreUnderTest.all)
    func `a mailbox that is not proved takes nothing, however long the old one is silent`(
        kind: StoreUnderTest
    ) async throws {
        let wish = try await Wish(kind)
        wish.scene.world.advance(by: EmailChange.wait)
        try await wish.store.takeDueEmailChanges()
        #expect(try await wish.word(wish.old) == .noSuchLink, "its link is over with the wait")
        #expect(try await !wish.isChanged())
        #expect(try await wish.word(wish.new) == .changed)
    }

    @Test(arguments: StoreUnderTest.all)
    func `“this was not me” from the old mailbox calls it off`(kind: StoreUnderTest) async throws {
        let wish = try await Wish(kind)
        let due = try await wish.store.due(limit: 100)
        let notice = try #require(due.first { $0.to == wish.user.email && $0.kind == .emailChangeAsked })
        let token = wish.scene.world.tokenHash()
        try await wish.store.keepNotMeLink(token, of: notice.id)
        #expect(try await wish.word(wish.new) != .changed)
        let done = try await wish.store.reportNotMe(byLink: token, brand: wish.account.brand, from: nil)
        #expect(done == .ownSessions)
        wish.scene.world.advance(by: EmailChange.wait)
        try await wish.store.takeDueEmailChanges()
        #expect(try await !wish.isChanged())
        #expect(try await wish.word(wish.new) == .noSuchLink)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an address that somebody has taken meanwhile is not taken, and the wish ends`(
        kind: StoreUnderTest
    ) async throws {
        let wish = try await Wish(kind)
        #expect(try await wish.word(wish.new) != .changed)
        let other = Member(
            id: wish.scene.world.id(), account: wish.account.id, name: "Quick", email: Wish.email, role: .user,
            language: nil)
        #expect(try await wish.store.add(other, link: wish.scene.world.link(), by: .system) == nil)
        wish.scene.world.advance(by: EmailChange.wait)
        try await wish.store.takeDueEmailChanges()
        let holder = try await wish.store.member(email: Wish.email, brand: wish.account.brand)
        #expect(holder?.member.id == other.id)
        #expect(try await wish.scene.activity(of: wish.account.id).last?.kind == .emailChangeCancelled)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a rotation of keys exchanges what opens the old mailbox's link`(kind: StoreUnderTest) async throws {
        let wish = try await Wish(kind)
        _ = try await wish.scene.begin("k2")
        let links = try await wish.store.records(in: .links, notUnder: "k2", after: .start, limit: 99)
        let record = try #require(links.first { $0.owner == .link(wish.old.message) })
        let (token, again) = (wish.scene.world.tokenHash(), wish.scene.world.tokenHash())
        let new = NewSeal(
            record: record,
            content: .link(
                keyID: "k2", from: wish.old.token, to: token,
                again: NewSeal.MailAgain(message: wish.scene.world.id(), token: again)))
        #expect(try await wish.store.exchange([new], in: .links) == 1)
        #expect(try await wish.word(wish.old) == .noSuchLink)
        #expect(try await wish.store.confirmEmailChange(token, by: .system) == .waitsForNewMailbox)
    }
}
