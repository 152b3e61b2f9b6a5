import Foundation
import SecurityQuestions
import Testing

@testable import Vault

@Suite struct OneTimeCodeTests {
    private let key = Array("12345678901234567890".utf8)

    @Test func `Codes by counter are those of RFC 4226, appendix D`() {
        let expected = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ]
        #expect((0..<10).map { OneTimeCode.code(key: key, counter: $0) } == expected)
    }

    /// The last six of the eight digits there.
    @Test(
        "Codes by time are those of RFC 6238, appendix B",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func rfc6238(seconds: Int64, code: String) {
        #expect(OneTimeCode.code(key: key, counter: seconds / SecondFactor.step) == code)
    }

    @Test(
        "Keys are written as RFC 4648 §10 has it, without padding",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ])
    func base32(text: String, written: String) {
        #expect(OneTimeCode.base32(Array(text.utf8)) == written)
    }
}

@Suite struct SecondFactorTests {
    private let vault: Vault
    private let person = Person.member(ID(World.test))
    private let key: SealedKey
    private let now = World.test.now()

    init() throws {
        vault = try .test()
        key = try vault.newSecondFactorKey(of: person)
    }

    private func code(after steps: Int64) throws -> String {
        let text = try vault.secondFactorText(key, of: person)
        let bytes = try #require(Base32.bytes(text))
        return OneTimeCode.code(key: bytes, counter: Int64(now.timeIntervalSince1970) / SecondFactor.step + steps)
    }

    @Test func `A code is good in its own step and in those beside it`() throws {
        let current = Int64(now.timeIntervalSince1970) / SecondFactor.step
        for steps in -1...1 as ClosedRange<Int64> {
            let step = try vault.secondFactorStep(of: code(after: steps), key: key, of: person, at: now)
            #expect(step == current + steps)
        }
        for steps in [-3, -2, 2, 3] as [Int64] {
            #expect(try vault.secondFactorStep(of: code(after: steps), key: key, of: person, at: now) == nil)
        }
        for wrong in ["", "000", "abcdef", "0000000"] {
            #expect(try vault.secondFactorStep(of: wrong, key: key, of: person, at: now) == nil)
        }
    }

    @Test func `A key opens for its own person only`() throws {
        for other in [Person.member(ID(World.test)), .agent(ID(World.test))] {
            #expect(throws: KeepingFailure.brokenSeal) { try vault.secondFactorText(key, of: other) }
        }
        let elsewhere = try Vault.test()
        #expect(throws: KeepingFailure.keyMissing(key.keyID)) { try elsewhere.secondFactorText(key, of: person) }
        let cut = SealedKey(keyID: key.keyID, nonce: [], sealed: key.sealed)
        #expect(throws: KeepingFailure.brokenSeal) { try vault.secondFactorText(cut, of: person) }
    }

    @Test func `No two people have one key, and it has 160 bits`() throws {
        let texts = try (0..<20).map { _ in try vault.secondFactorText(vault.newSecondFactorKey(of: person), of: person)
        }
        #expect(Set(texts).count == 20 && texts.allSatisfy { $0.count == 32 })
    }
}

@Suite struct LinkTokenTests {
    @Test func `A link's token follows from its message and the key, and from nothing else`() throws {
        let ring = try KeyRing.test()
        let vault = try Vault.test(keys: ring)
        let message = ID<Message>(World.test)
        let token = try vault.linkToken(of: message, keyID: vault.linkKeyID)
        #expect(try token.count == 32 && token == Vault.test(keys: ring).linkToken(of: message, keyID: vault.linkKeyID))
        #expect(try token != vault.linkToken(of: ID(World.test), keyID: vault.linkKeyID))
        let other = try Vault.test()
        #expect(try token != other.linkToken(of: message, keyID: other.linkKeyID))
        #expect(throws: KeepingFailure.keyMissing(vault.linkKeyID)) {
            try other.linkToken(of: message, keyID: vault.linkKeyID)
        }
    }
}

/// Reads base32, so that a test sees what an authenticator app sees.
private enum Base32 {
    static func bytes(_ text: String) -> [UInt8]? {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let values = text.compactMap(alphabet.firstIndex)
        guard values.count == text.count else { return nil }
        let bits = values.flatMap { value in (0..<5).map { value >> (4 - $0) & 1 } }
        return stride(from: 0, to: bits.count - 7, by: 8).map { start in
            bits[start..<(start + 8)].reduce(0) { $0 << 1 | UInt8($1) }
        }
    }
}
