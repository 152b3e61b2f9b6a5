import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Keys that come, seal, and go; and what is under them.
struct RotationTests {
    private let other = [UInt8](repeating: 7, count: 32)

    @Test(arguments: StoreUnderTest.all)
    func `the key that began to seal last is the one that seals, whatever the clock says`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        #expect(try await scene.store.sealingKey() == nil)
        #expect(try await scene.begin("k1"))
        #expect(try await !scene.begin("k1"))
        scene.world.advance(by: -3600)
        #expect(try await scene.begin("k2"))
        #expect(try await scene.store.sealingKey()?.id == "k2")
        #expect(try await scene.begin("k1"))
        #expect(try await scene.store.sealingKey()?.id == "k1")
        #expect(try await scene.told(.keySealing) == ["k1", "k2", "k1"])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a key that was added is known and told, and does not seal by that`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await scene.store.add(keyID: "k2", check: other, by: .host)
        #expect(try await scene.store.keyChecks()["k2"] == other)
        #expect(try await scene.store.sealingKey() == nil)
        #expect(try await scene.told(.keyAdded) == ["k2"])
    }

    @Test(arguments: StoreUnderTest.all)
    func `every place is paged through in order, without what is under the key already`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        _ = try await scene.begin("k2")
        try await scene.fillEveryPlace(times: 5)
        for place in KeyPlace.sealed {
            var (found, cursor): ([SealedRecord], RotationCursor) = ([], .start)
            while case let page = try await scene.store.records(in: place, notUnder: "k2", after: cursor, limit: 2),
                let last = page.last
            {
                #expect(page.count <= 2)
                found += page
                cursor = last.cursor
            }
            #expect(found.count == 5, "\(place)")
            #expect(Set(found.map(\.owner)).count == found.count && found.allSatisfy { $0.seal.keyID == "k1" })
            #expect(
                try await scene.store.records(in: place, notUnder: "k1", after: .start, limit: 9).isEmpty, "\(place)")
        }
        let uses = try await scene.store.knownKeys().first { $0.id == "k1" }?.uses
        #expect(uses == Dictionary(uniqueKeysWithValues: KeyPlace.sealed.map { ($0, 5) }))
    }

    @Test(arguments: StoreUnderTest.all, KeyPlace.sealed.filter { $0 != .links })
    func `a seal is exchanged once, and only while it is the one that was read`(
        kind: StoreUnderTest, place: KeyPlace
    ) async throws {
        let scene = try await Scene(kind)
        _ = try await scene.begin("k2")
        try await scene.fillEveryPlace(times: 2)
        let page = try await scene.store.records(in: place, notUnder: "k2", after: .start, limit: 9)
        let new = page.map { record in
            NewSeal(
                record: record,
                content: .seal(
                    SealedKey(
                        keyID: "k2", nonce: scene.world.randomBytes(12), sealed: scene.world.randomBytes(80))))
        }
        #expect(try await scene.store.exchange([new[0]], in: place) == 1)
        #expect(try await scene.store.exchange(new, in: place) == new.count - 1)
        let kept = try await scene.store.records(in: place, notUnder: "k1", after: .start, limit: 9)
        #expect(kept.map(\.owner) == page.map(\.owner))
        for (record, seal) in zip(kept, new) { #expect(NewSeal.Content.seal(record.seal) == seal.content) }
        #expect(try await scene.store.knownKeys().first { $0.id == "k1" }?.uses[place] == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an answer that is replaced or sealed anew between reading and writing stays as it is`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        _ = try await scene.begin("k2")
        let account = try await scene.accountWithAnswer()
        let read = try #require(
            try await scene.store.records(in: .answers, notUnder: "k2", after: .start, limit: 9).first)
        let replaced = try await scene.setAnswer(of: account.id)
        let seal = SealedKey(keyID: "k2", nonce: scene.world.randomBytes(12), sealed: scene.world.randomBytes(80))
        #expect(try await scene.store.exchange([NewSeal(record: read, content: .seal(seal))], in: .answers) == 0)
        let now = try #require(
            try await scene.store.records(in: .answers, notUnder: "k2", after: .start, limit: 9).first)
        #expect(now.seal.nonce == replaced.secret.nonce)
        // And the other way round: a check that read the old seal does not overwrite the new one.
        #expect(try await scene.store.exchange([NewSeal(record: now, content: .seal(seal))], in: .answers) == 1)
        try await scene.store.reseal(
            replaced, as: scene.world.secret(), under: replaced.place.rules)
        #expect(try await scene.store.answer(of: account.id)?.answer.secret.nonce == seal.nonce)
    }

    @Test(arguments: StoreUnderTest.all)
    func `no link opens by its old token, and a mail that has gone goes again as another`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        _ = try await scene.begin("k2")
        let links = try await [scene.askReset(), scene.askReset(), scene.askReset()]
        try await scene.store.settle(links[1].message, as: .sent(at: scene.now), readUnder: nil)
        try await scene.store.settle(links[2].message, as: .failed(at: scene.now, reply: "no"), readUnder: nil)
        let page = try await scene.store.records(in: .links, notUnder: "k2", after: .start, limit: 9)
        let tokens = links.map { _ in scene.world.tokenHash() }
        let again = NewSeal.MailAgain(message: scene.world.id(), token: scene.world.tokenHash())
        let new = zip(page, zip(links, tokens)).map { record, tokens in
            NewSeal(record: record, content: .link(keyID: "k2", from: tokens.0.token, to: tokens.1, again: again))
        }
        #expect(page.map(\.owner) == links.map { .link($0.message) })
        #expect(try await scene.store.exchange(new, in: .links) == 3)
        #expect(try await scene.store.exchange(new, in: .links) == 0)
        for (place, isNew) in [true, false, true].enumerated() {
            #expect(try await scene.store.passwordReset(links[place].token) == nil)
            #expect(try await (scene.store.passwordReset(tokens[place]) != nil) == isNew)
        }
        #expect(try await scene.store.passwordReset(again.token) != nil)
        #expect(try await scene.store.due(limit: 9).map(\.id).contains(again.message))
        #expect(try await scene.store.messages(withSent: true, limit: 9).allSatisfy { $0.keyID == "k2" })
    }

    @Test(arguments: StoreUnderTest.all)
    func `a mail that went out with the link of before is sent again`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        _ = try await scene.begin("k2")
        let link = try await scene.askReset()
        let read = try await scene.store.records(in: .links, notUnder: "k2", after: .start, limit: 9)
        _ = try await scene.store.exchange(
            [
                NewSeal(
                    record: read[0],
                    content: .link(
                        keyID: "k2", from: link.token, to: scene.world.tokenHash(),
                        again: NewSeal.MailAgain(message: scene.world.id(), token: scene.world.tokenHash())))
            ], in: .links)
        try await scene.store.settle(link.message, as: .sent(at: scene.now), readUnder: "k1")
        #expect(try await scene.store.due(limit: 9).map(\.keyID) == ["k2"])
        try await scene.store.settle(link.message, as: .sent(at: scene.now), readUnder: "k2")
        #expect(try await scene.store.due(limit: 9).isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a key goes only when nothing is under it and nothing is sealed with it`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        _ = try await scene.begin("k1")
        _ = try await scene.accountWithAnswer()
        #expect(try await scene.retire("k1") == .inUse([.answers: 1]))
        #expect(try await scene.retire("k9") == .unknown)
        let record = try await scene.store.records(in: .answers, notUnder: "k2", after: .start, limit: 9)[0]
        _ = try await scene.begin("k2")
        let seal = SealedKey(keyID: "k2", nonce: scene.world.randomBytes(12), sealed: scene.world.randomBytes(80))
        #expect(try await scene.store.exchange([NewSeal(record: record, content: .seal(seal))], in: .answers) == 1)
        try await scene.store.add(keyID: "k3", check: other, by: .host)
        #expect(try await scene.begin("k3"))
        #expect(try await scene.retire("k3") == .sealing)
        #expect(try await scene.retire("k1") == .retired)
        #expect(try await scene.store.keyChecks()["k1"] == nil)
        #expect(try await scene.told(.keyRetired) == ["k1"])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a password sealed anew is the same to everybody, and never takes the place of another`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let (old, new) = (scene.world.secret(), scene.world.secret())
        let agent = scene.world.agent()
        _ = try await scene.store.add(agent, password: old, by: .system)
        #expect(try await scene.store.reseal(old, as: new, of: .agent(agent.id)))
        #expect(try await !scene.store.reseal(old, as: scene.world.secret(), of: .agent(agent.id)))
        #expect(try await scene.store.agent(email: agent.email)?.password == new)
        let account = try await scene.add(scene.world.newAccount())[0]
        let session = scene.world.session()
        let member = account.owner.id
        try await scene.store.changePassword(of: member, to: old, session: session.token, by: .system)
        #expect(try await scene.store.reseal(old, as: new, of: .member(member)))
        #expect(try await !scene.store.reseal(old, as: scene.world.secret(), of: .member(member)))
        #expect(try await scene.store.password(of: member) == new)
        #expect(try await scene.store.memberSession(session.token) != nil)
    }
}

extension Scene {
    func begin(_ key: String) async throws -> Bool {
        try await store.beginSealing(keyID: key, check: [1], by: .system)
    }

    fileprivate func retire(_ key: String) async throws -> KeyRetirement {
        try await store.retire(keyID: key, by: .host)
    }

    /// The details of the entries of a kind, oldest first.
    fileprivate func told(_ kind: AuditEvent.Kind) async throws -> [String?] {
        var query = AuditQuery(.everything)
        query.kinds = [kind]
        return try await store.events(query, limit: 99).map(\.event.detail).reversed()
    }

    /// Somebody who asks for a new password.
    fileprivate func askReset() async throws -> MailedLink {
        let new = try await add(world.newAccount())[0]
        let link = MailedLink(
            message: world.id(), keyID: "k1", token: world.tokenHash(), expiresAt: now.addingTimeInterval(3600))
        try await store.askPasswordReset(of: new.owner.id, link: link, by: .system)
        return link
    }

    /// Under k1: of everything one more.
    fileprivate func fillEveryPlace(times: Int) async throws {
        for _ in 0..<times {
            let new = try await add(world.newAccount())[0]
            try await setAnswer(of: new.account.id)
            try await store.changePassword(
                of: new.owner.id, to: world.secret(), session: world.session().token, by: .system)
            _ = try await addAgent()
            try await makeCode(of: new.account.id)
            try await store.turnOnSecondFactor(
                of: Identity(new.owner),
                key: SealedKey(keyID: "k1", nonce: world.randomBytes(12), sealed: world.randomBytes(36)), usedStep: 1,
                recovery: [], keeping: world.tokenHash(), by: .system)
            try await addWebhook()
            _ = try await store.askPasswordReset(
                of: new.owner.id,
                link: MailedLink(
                    message: world.id(), keyID: "k1", token: world.tokenHash(),
                    expiresAt: now.addingTimeInterval(3600)), by: .system)
        }
    }
}
