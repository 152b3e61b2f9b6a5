import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// A closed account is shut at once; a reopened one is as it was.
struct ClosingTests {
    @Test(arguments: StoreUnderTest.all)
    func `closing ends sessions, calls, links and the support code`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let member = try #require(try await scene.store.members(of: account.id).first)
        let session = scene.world.session()
        try await scene.store.start(session.token, of: Identity(member), browser: nil, from: nil)
        try await scene.makeCode(of: account.id)
        let link = MailedLink(
            message: scene.world.id(), keyID: "k1", token: scene.world.tokenHash(),
            expiresAt: scene.now.addingTimeInterval(600))
        try await scene.store.askPasswordReset(of: member.id, link: link, by: .system)
        let desk = try await scene.openCall(account)
        try await desk.attempt(.verified)

        #expect(try await scene.close(account))
        #expect(try await scene.store.account(account.id)?.status == .closed)
        #expect(try await scene.store.memberSession(session.token) == nil)
        #expect(try await scene.store.supportCode(of: account.id) == nil)
        #expect(try await scene.store.passwordReset(link.token) == nil)
        #expect(try await scene.store.due(limit: 100).contains { $0.id == link.message } == false)
        #expect(try await desk.state == .closed(.ended))
        #expect(try await scene.close(account) == false)
        #expect(try await scene.kinds(of: account).suffix(2) == [.callEnded, .accountClosed])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a reopened account waits for its owner unless it was activated`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let active = try await scene.accountWithAnswer()
        let pending = scene.world.account(status: .pending)
        try await scene.add(scene.world.newAccount(pending, invitation: scene.world.tokenHash()))
        for (account, status) in [(active, Account.Status.active), (pending, .pending)] {
            #expect(try await scene.store.reopen(account.id, by: .system) == false)
            #expect(try await scene.close(account))
            #expect(try await scene.store.reopen(account.id, by: .system))
            #expect(try await scene.store.account(account.id)?.status == status)
        }
        #expect(try await scene.store.answer(of: active.id) != nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `accounts closed before a day are found, the longest closed first`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        var closed: [Account] = []
        for brand in [Brand.sampleCarrier.id, Brand.sampleReseller.id, Brand.sampleCarrier.id] {
            let account = scene.world.account(brand: brand)
            try await scene.add(scene.world.newAccount(account))
            #expect(try await scene.close(account))
            closed.append(account)
            scene.world.advance(by: 3600)
        }
        let date = scene.now.addingTimeInterval(-3600)
        let all = try await scene.store.accounts(closedBefore: date, brand: nil, limit: 10)
        #expect(all.map(\.id) == closed.prefix(2).map(\.id))
        let carrier = try await scene.store.accounts(closedBefore: scene.now, brand: Brand.sampleCarrier.id, limit: 10)
        #expect(carrier.map(\.id) == [closed[0].id, closed[2].id])
        #expect(try await scene.store.accounts(closedBefore: scene.now, brand: nil, limit: 1).count == 1)
    }
}

extension Scene {
    func close(_ account: Account) async throws -> Bool {
        try await store.close(account.id, by: .system)
    }

    /// Of all entries about an account, oldest first.
    func kinds(of account: Account) async throws -> [AuditEvent.Kind] {
        var query = AuditQuery(.everything)
        query.account = account.id
        return try await store.events(query, limit: 1000).map(\.event.kind).reversed()
    }

    /// How many entries of a kind there are about an account, also of what is not found by account.
    func told(_ kind: AuditEvent.Kind, of account: ID<Account>) async throws -> Int {
        var query = AuditQuery(.everything)
        query.kinds = [kind]
        return try await store.events(query, limit: 1000).count { $0.event.account == account }
    }
}
