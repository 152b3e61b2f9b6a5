import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What happened, as programs are told it, and its way to them.
struct WebhookTests {
    @Test(arguments: StoreUnderTest.all)
    func `a brand's events are told in order, piece by piece, without those of others and of what was erased`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let own = try await scene.accountWithAnswer()
        let gone = try await scene.accountWithAnswer()
        let other = try await scene.accountWithAnswer(scene.world.account(brand: "other"))
        let brand = own.brand
        let desk = try await scene.openCall(own)
        let all = try await scene.events(of: brand)
        #expect(all.map(\.kind).contains(.callOpened) && all.map(\.place) == all.map(\.place).sorted())
        #expect(Set(all.compactMap(\.account)) == [own.id, gone.id])
        let opened = try JSONSerialization.jsonObject(with: JSONEncoder().encode(try #require(all.last)))
        let event = try #require(opened as? [String: Any])
        let data = try #require(event["data"] as? [String: String])
        #expect(event["specversion"] as? String == "1.0" && event["subject"] as? String == own.id.description)
        #expect(data["call"] == desk.call.description && data["agent"] == desk.agent.id.description)
        // Piece by piece it is the same, and behind the last there is nothing.
        var (pieces, place): ([MachineEvent], Int64?) = ([], nil)
        repeat {
            let page = try await scene.store.events(of: brand, after: place, limit: 1)
            pieces += page.events
            place = page.reached
            if !page.isMore { break }
        } while true
        #expect(pieces.map(\.id) == all.map(\.id))
        #expect(try await scene.store.events(of: brand, after: place, limit: 9).events.isEmpty)
        #expect(try await scene.store.events(of: brand, after: .max, limit: 9).events.isEmpty)
        #expect(try await scene.events(of: other.brand).allSatisfy { $0.account == other.id })
        guard case .erased = try await scene.store.erase(gone.id, evenIfOpen: true, by: .host) else {
            throw Unexpected(what: "it was not erased")
        }
        #expect(Set(try await scene.events(of: brand).compactMap(\.account)) == [own.id])
        scene.world.advance(by: MachineEvent.lifetime + 1)
        #expect(try await scene.events(of: brand).isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a right code is three events of one moment, a right answer two, each delivered once and told the same again`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await scene.makeCode(of: account.id)
        let webhook = try await scene.addWebhook()
        let desk = try await scene.openCall(account)
        try await desk.attempt(.verified)
        let code = scene.world.id(Attempt.self)
        _ = try await desk.takeForCode(code)
        try await desk.settle(code, .verified)
        try await desk.end()
        let all = try await scene.events(of: account.brand).drop { $0.kind != .callOpened }
        let expected: [MachineEvent.Kind] = [
            .callOpened, .callVerified, .grantIssued, .callVerified, .grantIssued, .codeUsed, .callEnded,
        ]
        #expect(all.map(\.kind) == expected && Set(all.map(\.id)).count == expected.count)
        let data = try all.map { event in
            let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(event)) as? [String: Any]
            return try #require(json?["data"] as? [String: String])
        }
        #expect(data[2]["acr"] == "urn:countersign:acr:answer" && data[4]["acr"] == "urn:countersign:acr:code")
        #expect(data.allSatisfy { $0["call"] == desk.call.description && $0["agent"] == desk.agent.id.description })
        // What belongs together comes together, and nothing twice, however small the pieces are.
        for limit in 1...4 {
            var (pieces, place): ([MachineEvent], Int64?) = ([], all.first.map { $0.place - 1 })
            while true {
                let page = try await scene.store.events(of: account.brand, after: place, limit: limit)
                #expect(page.events.count <= max(limit, 3))
                pieces += page.events
                place = page.reached
                if !page.isMore { break }
            }
            #expect(pieces.map(\.id) == all.map(\.id), "\(limit)")
        }
        for _ in 0..<2 { try await scene.store.spreadEvents() }
        let holder = UUID()
        var (delivered, results): ([MachineEvent], [(ID<WebhookDelivery>, WebhookResult)]) = ([], [])
        while let batch = try await scene.store.settle(results, takingNextOf: webhook.id, for: holder) {
            delivered += batch.deliveries.compactMap(\.event)
            results = batch.deliveries.map { ($0.id, .answered(204, retryAfter: nil)) }
        }
        #expect(delivered.map(\.id) == all.map(\.id) && delivered.map(\.kind) == expected)
        let used = try #require(try await scene.deliveries(webhook).first { $0.event?.kind == .codeUsed })
        let again = try await scene.store.deliver(
            scene.world.id(), again: used.id, to: webhook.id, of: webhook.client)
        #expect(again?.event?.kind == .codeUsed && again?.event?.id == used.event?.id)
    }

    @Test(arguments: StoreUnderTest.all)
    func `that the log is not as it was recorded is told to every brand, and that it is to none`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let webhook = try await scene.addWebhook()
        let found: [AuditOutcome] = [
            .sound(entries: 9, signed: 9, isWitnessed: true), .fault(.changed(7)), .fault(.neverSigned),
        ]
        for outcome in found { try await scene.store.record(.auditVerified, by: .host, detail: outcome.detail) }
        for brand in [webhook.brand, "other"] {
            let told = try await scene.events(of: brand)
            #expect(told.map(\.kind) == [.auditFault, .auditFault] && told.allSatisfy { $0.brand == brand })
            #expect(told.allSatisfy { $0.account == nil })
        }
        try await scene.store.spreadEvents()
        #expect(try await scene.deliveries(webhook).map(\.event?.kind) == [.auditFault, .auditFault])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a right code that comes too late is used, and verifies nothing`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await scene.makeCode(of: account.id)
        let desk = try await scene.openCall(account)
        let code = scene.world.id(Attempt.self)
        _ = try await desk.takeForCode(code)
        try await desk.end()
        try await desk.settle(code, .verified)
        let told = try await scene.events(of: account.brand).drop { $0.kind != .callOpened }
        #expect(told.map(\.kind) == [.callOpened, .callEnded, .codeUsed])
    }

    @Test(arguments: StoreUnderTest.all)
    func `what happens from now on is taken once, of each account in order, and by one of two at once`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let (one, two) = (try await scene.accountWithAnswer(), try await scene.accountWithAnswer())
        let webhook = try await scene.addWebhook()
        #expect(try await scene.store.dueWebhooks() == [])
        for _ in 0..<3 { for account in [one, two] { try await scene.happen(to: account) } }
        try await scene.store.spreadEvents()
        try await scene.store.spreadEvents()
        #expect(try await scene.deliveries(webhook).count == 6)
        #expect(try await scene.store.dueWebhooks() == [webhook.id])
        let (mine, yours) = (UUID(), UUID())
        let first = try #require(try await scene.take(webhook, for: mine))
        #expect(first.deliveries.compactMap(\.event?.account) == [one.id, two.id])
        #expect(try await scene.take(webhook, for: yours) == nil)
        // Of one that was taken, the next follows; the other one's waits with it.
        let next = try #require(
            try await scene.store.settle(
                [(first.deliveries[0].id, .answered(204, retryAfter: nil))], takingNextOf: webhook.id, for: mine))
        #expect(next.deliveries.map(\.event?.account) == [one.id])
        // What nobody has settled in time is anybody's, and then not whose it was.
        scene.world.advance(by: WebhookBatch.lease + 1)
        let taken = try #require(try await scene.take(webhook, for: yours))
        #expect(taken.deliveries.map(\.id) == [first.deliveries[1].id, next.deliveries[0].id])
        _ = try await scene.store.settle(
            [(next.deliveries[0].id, .fault(.slow))], takingNextOf: webhook.id, for: mine)
        let told = try await scene.deliveries(webhook)
        #expect(told.map(\.tries).max() == 1 && told.count { $0.state == .delivered } == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `410 pauses at once and is recorded; whoever lets it go on loses nothing`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let webhook = try await scene.addWebhook()
        let since = scene.now
        let supervisor = scene.world.agent(role: .supervisor, brands: [account.brand])
        for agent in [
            supervisor, scene.world.agent(brands: [account.brand]),
            scene.world.agent(role: .supervisor, brands: ["other"]),
        ] {
            _ = try await scene.store.add(agent, password: scene.world.secret(), by: .host)
        }
        for _ in 0..<2 { try await scene.happen(to: account) }
        try await scene.store.spreadEvents()
        let waiting = try await scene.store.standing(of: [account.brand], after: 0)
        #expect(waiting.waitingDeliveries == 2 && waiting.oldestDelivery.map { $0 >= since } == true)
        let holder = UUID()
        let batch = try #require(try await scene.take(webhook, for: holder))
        let next = try await scene.store.settle(
            [(batch.deliveries[0].id, .answered(410, retryAfter: nil))], takingNextOf: webhook.id, for: holder)
        #expect(next == nil)
        let paused = try #require(try await scene.store.webhook(webhook.id, of: webhook.client))
        #expect(paused.pause?.reason == .gone)
        let held = try await scene.store.standing(of: [account.brand], after: 0)
        #expect(held.waitingDeliveries == 0 && held.oldestDelivery == nil, "it waits for whoever resumes it")
        let mails = try await scene.store.messages(withSent: false, limit: 99).filter { $0.kind == .agentWebhookPaused }
        #expect(mails.map(\.to) == [supervisor.email] && mails.first?.aboutAgent == webhook.client)
        try await scene.happen(to: account)
        try await scene.store.spreadEvents()
        #expect(try await scene.store.dueWebhooks() == [])
        #expect(try await scene.store.resume(webhook.id, of: webhook.client, by: .system)?.pause == nil)
        try await scene.store.spreadEvents()
        var query = AuditQuery(.everything)
        query.kinds = [.webhookAdded, .webhookPaused, .webhookResumed]
        let told = try await scene.store.events(query, limit: 9).map(\.event)
        #expect(told.map(\.kind) == [.webhookResumed, .webhookPaused, .webhookAdded])
        #expect(told.allSatisfy { $0.client == webhook.client && $0.detail == webhook.id.description })
        var count = 0
        var results: [(ID<WebhookDelivery>, WebhookResult)] = []
        while let batch = try await scene.store.settle(results, takingNextOf: webhook.id, for: holder) {
            count += batch.deliveries.count
            results = batch.deliveries.map { ($0.id, .answered(200, retryAfter: nil)) }
        }
        #expect(count == 3)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a program that resumes what is gone, again and again, has one mail wait for each reader`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let (webhook, holder) = (try await scene.addWebhook(), UUID())
        let supervisor = scene.world.agent(role: .supervisor, brands: [account.brand])
        _ = try await scene.store.add(supervisor, password: scene.world.secret(), by: .host)
        try await scene.happen(to: account)
        try await scene.store.spreadEvents()
        for _ in 0..<4 {
            let batch = try #require(try await scene.take(webhook, for: holder))
            _ = try await scene.store.settle(
                [(batch.deliveries[0].id, .answered(410, retryAfter: nil))], takingNextOf: webhook.id, for: holder)
            #expect(try await scene.store.webhook(webhook.id, of: webhook.client)?.pause?.reason == .gone)
            #expect(try await scene.store.resume(webhook.id, of: webhook.client, by: .system)?.pause == nil)
        }
        let mails = try await scene.store.messages(withSent: true, limit: 99).filter { $0.kind == .agentWebhookPaused }
        #expect(mails.map(\.to) == [supervisor.email])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a delivery that is over is sent again when asked, and goes with its account and its webhook`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let webhook = try await scene.addWebhook()
        try await scene.happen(to: account)
        try await scene.store.spreadEvents()
        let holder = UUID()
        let batch = try #require(try await scene.take(webhook, for: holder))
        let (first, again) = (batch.deliveries[0], scene.world.id(WebhookDelivery.self))
        func ask() async throws -> WebhookDelivery? {
            try await scene.store.deliver(again, again: first.id, to: webhook.id, of: webhook.client)
        }
        #expect(try await ask() == nil)
        _ = try await scene.store.settle(
            [(first.id, .answered(200, retryAfter: nil))], takingNextOf: webhook.id, for: holder)
        let replay = try #require(try await ask())
        #expect(try await ask()?.id == replay.id && replay.sort == .replay)
        #expect(replay.event?.id == first.event?.id)
        #expect(try await scene.store.webhook(webhook.id, of: "other") == nil)
        guard case .erased = try await scene.store.erase(account.id, evenIfOpen: true, by: .host) else {
            throw Unexpected(what: "it was not erased")
        }
        #expect(try await scene.deliveries(webhook).isEmpty)
        #expect(try await scene.store.remove(webhook.id, of: webhook.client, by: .system))
        #expect(try await scene.store.webhooks(of: webhook.client).isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `before its receiver has taken a test it is told of nothing, and then of what has waited`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let webhook = try await scene.addWebhook(isConfirmed: false)
        #expect(webhook.confirmedAt == nil)
        for _ in 0..<2 { try await scene.happen(to: account) }
        try await scene.store.spreadEvents()
        let holder = UUID()
        var results: [(ID<WebhookDelivery>, WebhookResult)] = []
        for _ in 0..<3 {
            let batch = try #require(
                try await scene.store.settle(results, takingNextOf: webhook.id, for: holder))
            #expect(batch.deliveries.map(\.sort) == [.test])
            results = [(batch.deliveries[0].id, .answered(503, retryAfter: nil))]
            #expect(
                try await scene.store.settle(results, takingNextOf: webhook.id, for: holder) == nil, "it is not yet due"
            )
            results = []
            scene.world.advance(by: 7200)
        }
        let last = try #require(try await scene.take(webhook, for: holder))
        let told = try #require(
            try await scene.store.settle(
                [(last.deliveries[0].id, .answered(204, retryAfter: nil))], takingNextOf: webhook.id, for: holder))
        #expect(told.deliveries.map(\.sort) == [.event] && told.webhook.confirmedAt != nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `after a renewal both secrets sign for a day`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let webhook = try await scene.addWebhook()
        let new = scene.webhookSecret()
        #expect(try await scene.store.renew(webhook.id, of: webhook.client, to: new, by: .system))
        _ = try await scene.store.deliver(scene.world.id(), again: nil, to: webhook.id, of: webhook.client)
        let holder = UUID()
        let batch = try #require(try await scene.take(webhook, for: holder))
        #expect(batch.secrets.count == 2 && batch.secrets.first == new)
        scene.world.advance(by: Webhook.overlap)
        try await scene.store.forgetDeliveries()
        #expect(try await scene.take(webhook, for: holder)?.secrets == [new])
    }
}

extension Scene {
    fileprivate func events(of brand: Brand.ID) async throws -> [MachineEvent] {
        try await store.events(of: brand, after: nil, limit: 1000).events
    }

    fileprivate func happen(to account: Account) async throws {
        try await store.record(.answerWrong, by: .host, account: account.id)
    }

    /// Of events.
    fileprivate func deliveries(_ webhook: Webhook) async throws -> [WebhookDelivery] {
        try await store.deliveries(of: webhook.id, of: webhook.client, limit: 99).filter { $0.sort != .test }
    }

    fileprivate func take(_ webhook: Webhook, for holder: UUID) async throws -> WebhookBatch? {
        try await store.settle([], takingNextOf: webhook.id, for: holder)
    }

    func webhookSecret() -> SealedKey {
        SealedKey(keyID: "k1", nonce: world.randomBytes(12), sealed: world.randomBytes(48))
    }

    /// Of a client of its own.
    @discardableResult
    func addWebhook(isConfirmed: Bool = true) async throws -> Webhook {
        let brand = world.account().brand
        let client = Client(
            id: "crm-\(world.id(Client.self))".prefix(40).description, brand: brand, permissions: [.writeWebhooks],
            secrets: [ClientSecret(hash: world.tokenHash(), madeAt: now, expiresAt: nil)])
        #expect(try await store.add(client, by: .host))
        let webhook = Webhook(
            id: world.id(), client: client.id, brand: brand,
            url: try #require(WebhookAddress("https://crm.example/countersign")), kinds: [], madeAt: now)
        let added = try #require(try await store.add(webhook, secret: webhookSecret(), by: .system))
        guard isConfirmed else { return added }
        let holder = UUID()
        let test = try #require(try await store.settle([], takingNextOf: added.id, for: holder)).deliveries[0]
        _ = try await store.settle([(test.id, .answered(204, retryAfter: nil))], takingNextOf: nil, for: holder)
        return added
    }
}
