import Foundation
import SecurityQuestions
import TestSupport
import Testing

struct MembershipContractTests {
    @Test(arguments: StoreUnderTest.all)
    func `of two owners who remove each other at once one stays`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let new = try await scene.add(scene.world.newAccount(scene.world.account(status: .active)))[0]
        let (account, first) = (new.account, new.owner)
        let second = scene.world.member(of: account, email: "second@people.example", role: .owner)
        let link = scene.world.link()
        #expect(try await scene.store.add(second, link: link, by: .host) == nil)
        let accepted = try await scene.store.resetPassword(
            link.token, to: scene.world.secret(), ifStill: nil, in: nil, by: AuditOrigin(second, address: nil))
        #expect(accepted)
        // The first one chooses a password by a link as well.
        let own = scene.world.link()
        try await scene.store.askPasswordReset(of: first.id, link: own, by: .host)
        _ = try await scene.store.resetPassword(
            own.token, to: scene.world.secret(), ifStill: nil, in: nil, by: AuditOrigin(first, address: nil))
        let (one, other) = (scene.store, scene.store)
        async let a = one.change(second.id, of: account.id, by: .removal, origin: AuditOrigin(first, address: nil))
        async let b = other.change(first.id, of: account.id, by: .removal, origin: AuditOrigin(second, address: nil))
        let outcomes = try await [a, b]
        #expect(outcomes.count { $0 == .done } == 1)
        #expect(outcomes.contains(.notAllowed))
        #expect(try await scene.store.people(of: account.id).count == 1)
        // Both of them hear of it: who stays, and who is gone.
        let kinds = try await scene.store.messages(withSent: true, limit: 50).map(\.kind)
        #expect(kinds.contains(.memberRemoved) && kinds.contains(.accessEnded))
    }
}
