import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What a client is bound to, and what its pauses are told by.
struct ClientTests {
    private static let marks = ["a.example", "b.example", "c.example", "d.example", "e.example"]
        .compactMap(ClientCertificate.Mark.init)

    @Test(arguments: StoreUnderTest.all)
    func `certificates are added and taken away one by one, and the last one stays unless it is said`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let client = try await scene.addClient()
        #expect(try await scene.store.client(client)?.certificates == [])
        for mark in Self.marks.prefix(4) {
            #expect(
                try await scene.store.change(client, .bind(mark), by: .host).certificates.contains(mark))
        }
        await #expect(throws: ClientChange.Refusal.tooManyCertificates) {
            try await scene.store.change(client, .bind(Self.marks[4]), by: .host)
        }
        await #expect(throws: ClientChange.Refusal.unknownCertificate) {
            try await scene.store.change(client, .unbind(Self.marks[4]), by: .host)
        }
        for mark in Self.marks.prefix(3) { _ = try await scene.store.change(client, .unbind(mark), by: .host) }
        await #expect(throws: ClientChange.Refusal.lastCertificate) {
            try await scene.store.change(client, .unbind(Self.marks[3]), by: .host)
        }
        #expect(try await scene.store.client(client)?.certificates == [Self.marks[3]])
        #expect(try await scene.store.change(client, .unbindAll, by: .host).certificates == [])
        var query = AuditQuery(.everything)
        query.kinds = [.clientChanged]
        let told = try await scene.store.events(query, limit: 20).map(\.event)
        #expect(told.count == 8 && told.first?.detail == ClientChange.secretAlone)
        #expect(told.last?.detail == "a.example +" && told.allSatisfy { $0.client == client })
    }

    @Test(arguments: StoreUnderTest.all)
    func `a pause of changes is told beside one of checks`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let id = try await scene.addClient(wrongAllowed: 1)
        let agent = scene.world.agent(brands: [account.brand])
        _ = try await scene.store.add(agent, password: scene.world.secret(), by: .host)
        let client = try #require(try await scene.store.client(id))
        let acting = agent.acting(through: client)
        func told() async throws -> [String?] {
            var query = AuditQuery(.everything)
            query.kinds = [.clientPaused]
            return try await scene.store.events(query, limit: 9).map(\.event.detail)
        }
        for _ in 0..<4 { _ = try await scene.store.lookUp([], by: acting, from: nil) }
        #expect(try await told() == [nil])
        let origin = AuditOrigin(actor: .system, address: nil, brand: account.brand, client: id)
        for _ in 0..<ClientBudget.changesAllowed { #expect(try await scene.store.takeChange(by: origin) == nil) }
        for _ in 0..<2 { #expect(try await scene.store.takeChange(by: origin) != nil) }
        #expect(try await told() == [ClientPause.ofChanges, nil])
    }
}

extension Scene {
    fileprivate func addClient(wrongAllowed: Int = ClientBudget.wrongAllowed) async throws -> Client.ID {
        let client = Client(
            id: "crm", brand: world.account().brand, permissions: Set(Client.Permission.allCases), agents: .ofBrand,
            wrongAllowed: wrongAllowed,
            secrets: [ClientSecret(hash: world.tokenHash(), madeAt: now, expiresAt: nil)])
        #expect(try await store.add(client, by: .host))
        return client.id
    }
}
