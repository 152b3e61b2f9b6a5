import SecurityQuestions
import SpokenAnswers
import Testing

@testable import Vault

@Suite struct BrokenSealTests {
    let vault: Vault
    let place = AnswerPlace.test()
    let secret: SealedSecret

    init() async throws {
        vault = try .test()
        secret = try await vault.seal(SecretText("Lyon"), at: place)
    }

    static let moves: [(String, @Sendable (AnswerPlace) -> AnswerPlace)] = [
        ("account", { _ in .test(account: ID(World.test)) }),
        ("rules", { .test(account: $0.account, rules: RulesVersion(rawValue: 2)) }),
        ("language", { .test(account: $0.account, language: .en) }),
        ("kind", { .test(account: $0.account, kind: .name) }),
    ]

    @Test("An answer moved to another place does not open", arguments: moves.indices)
    func moved(move: Int) async throws {
        let elsewhere = Self.moves[move].1(place)
        try #require(elsewhere != place)
        await #expect(throws: KeepingFailure.brokenSeal, "\(Self.moves[move].0)") {
            try await vault.match(SecretText("Lyon"), with: secret, at: elsewhere)
        }
    }

    @Test func `No two places have the same bytes, whatever their fields hold`() {
        let accounts = [ID<Account>(World.test), ID<Account>(World.test)]
        let places = accounts.flatMap { account in
            [1, 2, 11, 111].flatMap { rules in
                Language.allCases.flatMap { language in
                    AnswerKind.allCases.map { kind in
                        AnswerPlace(
                            account: account, rules: RulesVersion(rawValue: rules), language: language, kind: kind)
                    }
                }
            }
        }
        #expect(Set(places.map { SealPlace($0).bytes }).count == places.count)
    }

    @Test func `A flipped bit anywhere in the sealed bytes or the nonce breaks the seal`() async throws {
        for bit in 0..<(secret.sealed.count * 8) {
            var sealed = secret.sealed
            sealed[bit / 8] ^= 1 << (bit % 8)
            await expectBroken(secret.with(sealed: sealed))
        }
        for bit in 0..<(secret.nonce.count * 8) {
            var nonce = secret.nonce
            nonce[bit / 8] ^= 1 << (bit % 8)
            await expectBroken(secret.with(nonce: nonce))
        }
    }

    @Test func `A cut or lengthened seal, nonce or salt breaks the seal`() async throws {
        for length in 0..<secret.sealed.count {
            await expectBroken(secret.with(sealed: Array(secret.sealed.prefix(length))))
        }
        await expectBroken(secret.with(sealed: secret.sealed + [0]))
        for length in [0, 11, 13] { await expectBroken(secret.with(nonce: [UInt8](repeating: 7, count: length))) }
        for length in [0, 15, 17] { await expectBroken(secret.with(salt: [UInt8](repeating: 7, count: length))) }
    }

    @Test func `A record that asks for all memory is refused, not obeyed`() async throws {
        for (memory, passes) in [(0, 1), (-1, 1), (1, 0), (1, -1), (.max, 1), (1, .max), (4097, 1), (1, 101)] {
            await expectBroken(secret.with(cost: HashCost(memoryMiB: memory, passes: passes)))
        }
    }

    @Test func `Another salt or cost breaks the seal`() async throws {
        await expectBroken(secret.with(salt: [UInt8](repeating: 7, count: 16)))
        for (memory, passes) in [(1, 2), (2, 1), (64, 3), (4096, 100)] {
            await expectBroken(secret.with(cost: HashCost(memoryMiB: memory, passes: passes)))
        }
    }

    /// As commit 3f6204d sealed: neither salt nor cost is bound.
    private func sealedBefore(cost: HashCost = .worthlessForTestsOnly) throws -> SealedSecret {
        let forms = try AnswerForms(SecretText("Lyon"), at: place)
        let base = try Argon2id.hash(
            SecretBytes(forms.sound.reveal { Array($0.utf8) }), salt: secret.salt, cost: .worthlessForTestsOnly)
        let tags = [
            Tags.sound(base: base), Tags.strict(SecretBytes(forms.strict.reveal { Array($0.utf8) }), base: base),
        ]
        return secret.with(
            cost: cost,
            sealed: try vault.keys.newest.seal(
                .joining(tags), nonce: secret.nonce, bindingTo: SealPlace(place).bytes))
    }

    @Test func `What was sealed before the cost was bound still opens`() async throws {
        let old = try sealedBefore()
        #expect(try await vault.match(SecretText("Lyon"), with: old, at: place) == .strict)
        #expect(try await vault.match(SecretText("Paris"), with: old, at: place) == .none)
    }

    @Test func `Of such a one nobody orders more than twice the configured cost`() async throws {
        for (memory, passes) in [(4096, 100), (3, 1), (1, 3), (4096, 1)] {
            let dear = try sealedBefore(cost: HashCost(memoryMiB: memory, passes: passes))
            // Opening costs no hash, and what does not open has none spent at its own cost.
            #expect(throws: KeepingFailure.brokenSeal) {
                try vault.keys.newest.open(
                    dear.sealed, nonce: dear.nonce, at: SealPlace(place), hashed: dear.recipe,
                    configured: .worthlessForTestsOnly)
            }
            await expectBroken(dear)
        }
        let twice = try sealedBefore(cost: HashCost(memoryMiB: 1, passes: 2))
        #expect(try await vault.match(SecretText("Lyon"), with: twice, at: place) == .none)
    }

    @Test func `A new seal is never taken for an old one, nor a record with a dearer hash for a forged one`()
        async throws
    {
        let dear = try Vault(keys: vault.keys, pool: vault.pool.pool, world: .test)
        let dearly = try await dear.seal(SecretText("Lyon"), at: place)
        #expect(try await vault.match(SecretText("Lyon"), with: dearly, at: place) == .strict)
        await expectBroken(dearly.with(cost: .worthlessForTestsOnly))
    }

    @Test func `A key that is not in the ring is named`() async throws {
        let other = try Vault.test()
        await #expect(throws: KeepingFailure.keyMissing(secret.keyID)) {
            try await other.match(SecretText("Lyon"), with: secret, at: place)
        }
    }

    @Test func `Another key under the same id opens nothing`() async throws {
        let other = try Vault.test()
        let renamed = secret.with(keyID: other.keys.newest.id)
        await #expect(throws: KeepingFailure.brokenSeal) {
            try await other.match(SecretText("Lyon"), with: renamed, at: place)
        }
    }

    private func expectBroken(_ secret: SealedSecret, at location: SourceLocation = #_sourceLocation) async {
        await #expect(throws: KeepingFailure.brokenSeal, sourceLocation: location) {
            try await vault.match(SecretText("Lyon"), with: secret, at: place)
        }
    }
}
