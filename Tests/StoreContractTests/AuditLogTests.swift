import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// The audit log is one chain that is signed as it grows.
struct AuditLogTests {
    private func scene(_ kind: StoreUnderTest, _ ring: @escaping @Sendable () -> [SampleAuditKey]) async throws
        -> (Scene, AuditKeeper)
    {
        let scene = try await Scene(kind) { hash in ring()[0].tag(hash) }
        let keeper = AuditKeeper(
            store: scene.store, keys: { AuditKeeper.Keys(ring()) }, world: scene.world.world)
        return (scene, keeper)
    }

    private func verify(_ scene: Scene, trusting keys: [SampleAuditKey]) async throws -> AuditVerification.Result {
        let newest = try await scene.store.newestCheckpoint()
        let verification = Held(
            AuditVerification(trusting: Set(keys.map(\.publicKey)), newest: newest))
        try await scene.store.readLog(from: 1) { try verification.read($0, $1) }
        return try verification.finish()
    }

    @Test(arguments: StoreUnderTest.all)
    func `entries from many at once stay in one chain`(kind: StoreUnderTest) async throws {
        let key = SampleAuditKey()
        let (scene, keeper) = try await scene(kind) { [key] }
        try await withThrowingTaskGroup { group in
            for _ in 0..<100 { group.addTask { try await scene.store.record(.lookUpFailed, by: .system) } }
            try await group.waitForAll()
        }
        _ = try await keeper.sign()
        let result = try await verify(scene, trusting: [key])
        #expect(result.entries == 100 && result.signed == 100)
    }

    @Test(arguments: StoreUnderTest.all)
    func `nothing new is not signed again`(kind: StoreUnderTest) async throws {
        let key = SampleAuditKey()
        let (scene, keeper) = try await scene(kind) { [key] }
        #expect(try await keeper.sign() == nil)
        try await scene.store.record(.lookUpFailed, by: .system)
        #expect(try await keeper.sign()?.number == 1)
        #expect(try await keeper.sign() == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an old key vouches for the next, so the first public key is enough`(kind: StoreUnderTest) async throws {
        let (first, second) = (SampleAuditKey(), SampleAuditKey())
        let ring = Held([first])
        let (scene, keeper) = try await scene(kind) { ring.value }
        // The new key signs while the old one is still there, as before a key is retired.
        for keys in [[first], [second, first], [second, first], [second]] {
            ring.value = keys
            try await scene.store.record(.lookUpFailed, by: .system)
            _ = try await keeper.sign()
        }
        #expect(try await scene.store.newestCheckpoint()?.publicKey == second.publicKey)
        let newest = try await scene.store.newestCheckpoint()
        let ringOnly = Held(
            AuditVerification(
                trusting: [], newest: newest,
                ring: AuditVerification.Ring(publicKeys: [second.publicKey], isOurs: second.isOurs)))
        try await scene.store.readLog(from: 1) { try ringOnly.read($0, $1) }
        // The entry by which the second vouches for the first is the fifth.
        #expect(try ringOnly.finish().signed == 5, "what the retired key has tagged is no false alarm")
        #expect(try await verify(scene, trusting: [first]).signed == 5)
        #expect(try await verify(scene, trusting: [second]).signed == 5, "it vouches for the one before")
        await #expect(throws: AuditFault.strangeKey(1, publicKey: first.publicKey)) {
            try await verify(scene, trusting: [SampleAuditKey()])
        }
    }

    /// A log whose keys were changed by a version in which the new one did not vouch for the old.
    private func oldRotation(_ scene: Scene, from first: SampleAuditKey, to second: SampleAuditKey) async throws {
        for (signer, next) in [(first, nil), (first, second.publicKey), (second, nil)] {
            try await scene.store.record(.lookUpFailed, by: .system)
            let end = try #require(try await scene.store.newestEntry())
            _ = try await scene.store.keep(
                AuditCheckpoint(end.number, hash: end.hash, at: scene.now, nextKey: next, signer: signer))
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a key that was retired without a word is strange until somebody who kept it vouches for it`(
        kind: StoreUnderTest
    ) async throws {
        let (first, second) = (SampleAuditKey(), SampleAuditKey())
        let (scene, keeper) = try await scene(kind) { [second] }
        try await oldRotation(scene, from: first, to: second)
        #expect(try await verify(scene, trusting: [first]).signed == 3)
        #expect(try await verify(scene, trusting: [first, second]).signed == 3, "as the operator passes it")
        let strange = AuditFault.strangeKey(1, publicKey: first.publicKey)
        await #expect(throws: strange) { try await verify(scene, trusting: [second]) }
        try await VouchForKey(stores: scene.store).perform(first.publicKey, by: .host)
        await #expect(throws: strange) { try await verify(scene, trusting: [second]) }
        _ = try await keeper.sign()
        #expect(try await verify(scene, trusting: [second]).signed == 4)
        // Whoever has the old key adds nothing with it.
        try await scene.store.record(.lookUpFailed, by: .system)
        let end = try #require(try await scene.store.newestEntry())
        _ = try await scene.store.keep(AuditCheckpoint(end.number, hash: end.hash, at: scene.now, signer: first))
        await #expect(throws: AuditFault.strangeKey(5, publicKey: first.publicKey)) { try await keeper.sign() }
        try await scene.store.record(.lookUpFailed, by: .system)
        let last = try #require(try await scene.store.newestEntry())
        _ = try await scene.store.keep(AuditCheckpoint(last.number, hash: last.hash, at: scene.now, signer: second))
        await #expect(throws: AuditFault.strangeKey(5, publicKey: first.publicKey)) {
            try await verify(scene, trusting: [second])
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `an entry that vouches is not erased with what is old`(kind: StoreUnderTest) async throws {
        let (first, second) = (SampleAuditKey(), SampleAuditKey())
        let (scene, keeper) = try await scene(kind) { [second] }
        try await oldRotation(scene, from: first, to: second)
        try await VouchForKey(stores: scene.store).perform(first.publicKey, by: .host)
        scene.world.advance(by: 100)
        _ = try await scene.store.eraseAuditValues(before: scene.now, limit: 100, by: .system)
        _ = try await keeper.sign()
        #expect(try await verify(scene, trusting: [second]).signed == 5)
    }

    @Test(arguments: StoreUnderTest.all)
    func `what the old key tags while the new one signs already is signed by the old`(kind: StoreUnderTest) async throws
    {
        let (first, second) = (SampleAuditKey(), SampleAuditKey())
        let (ring, tagging) = (Held([first]), Held(first))
        let scene = try await Scene(kind) { hash in tagging.value.tag(hash) }
        let keeper = AuditKeeper(
            store: scene.store, keys: { AuditKeeper.Keys(ring.value) }, world: scene.world.world)
        func go() async throws {
            try await scene.store.record(.lookUpFailed, by: .system)
            _ = try await keeper.sign()
        }
        try await go()
        ring.value = [second, first]
        for _ in 1...2 { try await go() }
        #expect(try await scene.store.newestCheckpoint()?.publicKey == first.publicKey)
        tagging.value = second
        for _ in 1...2 { try await go() }
        ring.value = [second]
        try await go()
        let verification = Held(
            AuditVerification(
                trusting: [], newest: try await scene.store.newestCheckpoint(),
                ring: AuditVerification.Ring(publicKeys: [second.publicKey], isOurs: second.isOurs)))
        try await scene.store.readLog(from: 1) { try verification.read($0, $1) }
        let end = try await scene.store.newestEntry()?.number
        #expect(try verification.finish().signed == end, "no false alarm")
    }

    @Test(arguments: StoreUnderTest.all)
    func `an entry about an account has the account's brand, whoever made it`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        var accounts: [Account] = []
        for brand in ["a", "b"] {
            accounts += [try await scene.add(scene.world.newAccount(scene.world.account(brand: brand)))[0].account]
        }
        try await scene.store.record(.lookUpFailed, by: .system, account: accounts[0].id)
        try await scene.store.record(.lookUpFailed, by: .system, account: accounts[1].id)
        try await scene.store.record(.lookUpFailed, by: .visitor(address: nil, brand: "c"))
        try await scene.store.record(.lookUpFailed, by: .system)
        let brands = Held<[Brand.ID?]>([])
        try await scene.store.readLog(from: 1) { entry, _ in
            if entry.kind == "lookUpFailed" { brands.value += [entry.place?.brand] }
        }
        #expect(brands.value == ["a", "b", "c", nil])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a key that nobody vouches for is strange to who trusts the first`(kind: StoreUnderTest) async throws {
        let (first, second) = (SampleAuditKey(), SampleAuditKey())
        let ring = Held([first])
        let (scene, keeper) = try await scene(kind) { ring.value }
        var kept: AuditCheckpoint?
        for keys in [[first], [second]] {
            ring.value = keys
            try await scene.store.record(.lookUpFailed, by: .system)
            kept = try await keeper.sign(after: kept)
        }
        await #expect(throws: AuditFault.strangeKey(2, publicKey: second.publicKey)) {
            try await verify(scene, trusting: [first])
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `values of old entries are erased, told of, and the chain is whole`(kind: StoreUnderTest) async throws {
        let key = SampleAuditKey()
        let (scene, keeper) = try await scene(kind) { [key] }
        try await scene.store.record(.lookUpFailed, by: .system, detail: "an old word")
        scene.world.advance(by: 100)
        let border = scene.world.now
        try await scene.store.record(.lookUpFailed, by: .system, detail: "a new word")
        _ = try await keeper.sign()
        #expect(try await scene.store.eraseAuditValues(before: border, limit: 10, by: .system) == 2)
        #expect(try await scene.store.eraseAuditValues(before: border, limit: 10, by: .system) == 0)
        _ = try await keeper.sign()
        let details = Held<[String?]>([])
        try await scene.store.readLog(from: 1) { entry, _ in details.value += [entry.detail] }
        #expect(details.value.prefix(2) == [nil, "a new word"])
        #expect(try await verify(scene, trusting: [key]).erased == 2)
    }

    @Test(arguments: StoreUnderTest.all)
    func `two who sign the same entry keep one checkpoint`(kind: StoreUnderTest) async throws {
        let key = SampleAuditKey()
        let scene = try await Scene(kind)
        try await scene.store.record(.lookUpFailed, by: .system)
        let hash = try #require(try await scene.store.newestEntry()).hash
        let first = try AuditCheckpoint(1, hash: hash, at: scene.world.now, signer: key)
        scene.world.advance(by: 1)
        let second = try AuditCheckpoint(1, hash: hash, at: scene.world.now, signer: key)
        #expect(try await scene.store.keep(first) == first)
        #expect(try await scene.store.keep(second) == first)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a log that is another one than was signed is not signed again`(kind: StoreUnderTest) async throws {
        let key = SampleAuditKey()
        let (scene, keeper) = try await scene(kind) { [key] }
        try await scene.store.record(.lookUpFailed, by: .system)
        let kept = try AuditCheckpoint(1, hash: AuditEntry.noHash, at: scene.world.now, signer: key)
        await #expect(throws: AuditFault.rewritten(after: 0, upTo: 1)) { try await keeper.sign(after: kept) }
        #expect(try await scene.store.newestCheckpoint() == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a log that lost its end is not signed`(kind: StoreUnderTest) async throws {
        let key = SampleAuditKey()
        let (scene, keeper) = try await scene(kind) { [key] }
        try await scene.store.record(.lookUpFailed, by: .system)
        let kept = try AuditCheckpoint(9, hash: AuditEntry.noHash, at: scene.world.now, signer: key)
        await #expect(throws: AuditFault.cut(last: 1, signed: 9)) { try await keeper.sign(after: kept) }
    }
}
