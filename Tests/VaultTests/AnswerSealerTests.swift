import Crypto
import Foundation
import SecurityQuestions
import SpokenAnswers
import Testing

@testable import Vault

@Suite struct AnswerSealerTests {
    let vault: Vault
    let place = AnswerPlace.test()

    init() throws { vault = try .test() }

    @Test(
        "An answer is known again however it is spelled",
        arguments: ["Saint-Étienne", "st étienne", "SAINT ETIENNE", "saint  etienne"])
    func strict(spoken: String) async throws {
        let secret = try await vault.seal(SecretText("Saint-Étienne"), at: place)
        #expect(try await vault.match(SecretText(spoken), with: secret, at: place) == .strict)
    }

    @Test func `An answer that only sounds the same is told apart`() async throws {
        let place = AnswerPlace.test(kind: .name)
        let secret = try await vault.seal(SecretText("Thibault"), at: place)
        let alike = try SpokenAnswer.forms(of: "Tibo", kind: .name, language: .fr)
        let kept = try SpokenAnswer.forms(of: "Thibault", kind: .name, language: .fr)
        try #require(alike.sound == kept.sound && alike.strict != kept.strict)
        #expect(try await vault.match(SecretText("Tibo"), with: secret, at: place) == .sound)
    }

    @Test("A wrong answer does not match", arguments: ["Saint-Denis", "Etienne", "Saint-Étienne 2", "x"])
    func wrong(spoken: String) async throws {
        let secret = try await vault.seal(SecretText("Saint-Étienne"), at: place)
        #expect(try await vault.match(SecretText(spoken), with: secret, at: place) == .none)
    }

    @Test("What nothing is left of matches nothing", arguments: ["", " ", "…!?", String(repeating: "a", count: 101)])
    func unusable(spoken: String) async throws {
        let secret = try await vault.seal(SecretText("Lyon"), at: place)
        #expect(try await vault.match(SecretText(spoken), with: secret, at: place) == .none)
        #expect(try await vault.match(SecretText(spoken), with: nil, at: place) == .none)
        await #expect(throws: UnusableAnswer.self) { try await vault.seal(SecretText(spoken), at: place) }
    }

    @Test func `Nothing matches where no answer is kept`() async throws {
        #expect(try await vault.match(SecretText("Lyon"), with: nil, at: place) == .none)
    }

    @Test func `A record holds 12 bytes of nonce, 16 of salt, two sealed tags, its key and its cost`() async throws {
        let secret = try await vault.seal(SecretText("Lyon"), at: place)
        #expect(secret.nonce.count == 12 && secret.salt.count == 16 && secret.sealed.count == 2 * 32 + 16)
        #expect(secret.keyID == vault.keys.newest.id && secret.cost == .worthlessForTestsOnly)
    }

    @Test func `The same answer is never sealed the same way twice`() async throws {
        let one = try await vault.seal(SecretText("Lyon"), at: place)
        let other = try await vault.seal(SecretText("Lyon"), at: place)
        #expect(one.nonce != other.nonce && one.salt != other.salt && one.sealed != other.sealed)
    }

    @Test func `What is sealed is the tags of security's formula`() async throws {
        let secret = try await vault.seal(SecretText("Lyon"), at: place)
        let forms = try SpokenAnswer.forms(of: "Lyon", kind: .city, language: .fr)
        let base = try Argon2id.hash(SecretBytes(forms.sound.utf8), salt: secret.salt, cost: secret.cost)
        let kept = try vault.keys.newest.open(
            secret.sealed, nonce: secret.nonce, boundTo: SealPlace(place).hashed(by: secret.recipe).bytes)
        // By hand, since whatever is asked of `Tags` says the same of both.
        let key = SymmetricKey(data: base.revealed)
        let tags = ["sound", "strict" + forms.strict].map {
            Array(HMAC<SHA256>.authenticationCode(for: Array($0.utf8), using: key))
        }
        #expect(kept.revealed == tags[0] + tags[1])
    }

    @Test func `A check pays the cost of its record, not that of the vault`() async throws {
        let dear = try Vault(keys: vault.keys, pool: vault.pool.pool, world: .test)
        let secret = try await vault.seal(SecretText("Lyon"), at: place)
        #expect(try await dear.match(SecretText("Lyon"), with: secret, at: place) == .strict)
        #expect(try await dear.seal(SecretText("Lyon"), at: place).cost == .owaspMinimum)
    }

    @Test func `An older key of the ring still opens what it sealed`() async throws {
        let secret = try await vault.seal(SecretText("Lyon"), at: place)
        let rotated = try KeyRing(keys: vault.keys.keys + KeyRing.test().keys)
        let later = try Vault.test(keys: rotated)
        #expect(try await later.match(SecretText("Lyon"), with: secret, at: place) == .strict)
        #expect(try await later.seal(SecretText("Lyon"), at: place).keyID == rotated.newest.id)
        #expect(rotated.newest.id != secret.keyID)
    }
}
