import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Accounts whose owners are invited by mail.
struct MailedInvitationTests {
    private func new(_ scene: Scene, number: String) -> NewAccount {
        let account = scene.world.account(number: number, status: .pending)
        let link = MailedLink(
            message: scene.world.id(), keyID: "k1", token: scene.world.tokenHash(),
            expiresAt: scene.now.addingTimeInterval(Activation.lifetime))
        return NewAccount(account: account, owner: scene.world.member(of: account), link: link)
    }

    @Test(arguments: StoreUnderTest.all)
    func `each has a message with a link that can be followed`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (one, other) = (new(scene, number: "1"), new(scene, number: "2"))
        try await scene.add(one, other)
        let due = try await scene.store.due(limit: 10)
        #expect(due.map(\.to) == [one.owner.email, other.owner.email])
        for (message, new) in zip(due, [one, other]) {
            let link = try #require(new.link)
            #expect(message.id == link.message && message.kind == .invitation && message.keyID == "k1")
            #expect(abs(message.expiresAt.timeIntervalSince(link.expiresAt)) < 0.001)
            let found = try #require(try await scene.store.activation(link.token))
            #expect(found.account.id == new.account.id && found.activation.state(at: scene.now) == .waiting(.confirm))
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `nothing is mailed where nothing is added`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await scene.add(new(scene, number: "1"))
        let before = try await scene.store.due(limit: 10).count
        let conflicts = try await scene.store.add(
            [new(scene, number: "2"), new(scene, number: "1")], by: .host)
        #expect(conflicts.map(\.index) == [1])
        #expect(try await scene.store.due(limit: 10).count == before)
    }

    @Test(arguments: StoreUnderTest.all)
    func `mail that ended long ago is forgotten, mail that waits is not`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await scene.add(new(scene, number: "1"), new(scene, number: "2"))
        let due = try await scene.store.due(limit: 10)
        try await scene.store.settle(try #require(due.first).id, as: .sent(at: scene.now), readUnder: nil)
        try await scene.store.forgetMail(before: scene.now)
        #expect(try await scene.store.messages(withSent: true, limit: 10).count == 2)
        try await scene.store.forgetMail(before: scene.now.addingTimeInterval(1))
        #expect(try await scene.store.messages(withSent: true, limit: 10).map(\.id) == [try #require(due.last).id])
    }
}
