import Crypto
import Foundation
import SecurityQuestions
import Testing

@testable import Vault

/// The keys that grants are signed by follow from the ring's, and are told a day before they sign.
@Suite struct GrantKeyTests {
    /// A ring as text, each key so many hours old.
    private func ring(_ hours: [Double], of secrets: [String]) throws -> KeyRing {
        let lines = try zip(hours, secrets).map { hours, secret in
            let fields = secret.split(separator: " ")
            let made = World.test.now().addingTimeInterval(-hours * 3600).formatted(.iso8601)
            return "\(try #require(fields.first)) \(made) \(try #require(fields.last))"
        }
        return try KeyRing(([KeyRing.firstLine] + lines + [""]).joined(separator: "\n"))
    }

    private func keyLines(_ count: Int) -> [String] { (0..<count).map { _ in KeyRing.newKey(.test).line } }

    @Test func `a ring as it always was has one, the same each time, and another one of its own for each key`() throws {
        let lines = keyLines(2)
        let (one, again) = (try ring([100, 50], of: lines), try ring([100, 50], of: lines))
        let vault = try Vault.test(keys: one)
        #expect(vault.grantKeys == (try Vault.test(keys: again)).grantKeys)
        #expect(Set(vault.grantKeys.map(\.x)).count == 2 && vault.grantKeys.map(\.id) == one.keys.map(\.id))
        // No other key of the ring's is one: what seals, or signs the log, signs no grant.
        for key in one.keys {
            let sealing = try P256.Signing.PrivateKey(rawRepresentation: key.revealed)
            #expect(!vault.grantKeys.contains { $0.x == Array(sealing.publicKey.rawRepresentation.prefix(32)) })
        }
    }

    @Test(arguments: [
        ([0.0], 0), ([100, 0], 0), ([100, 23.9], 0), ([100, 24], 1), ([100, 50, 1], 1), ([1, 0], 0), ([3, 2, 1], 0),
        // A clock that was set back: what is made later was not told yet.
        ([100, -5], 0),
    ])
    func `a new key signs when it was told for a day`(hours: [Double], place: Int) throws {
        let vault = try Vault.test(keys: try ring(hours, of: keyLines(hours.count)))
        #expect(vault.grantKeyID(at: World.test.now()) == vault.grantKeys[place].id)
    }

    /// How old each is, and in how many hours the one at a place is needed no more; a quarter of one is the longest grant.
    private static let needs: [(hours: [Double], place: Int, left: Double?)] = [
        ([100, 50], 0, -1.75), ([100, 10], 0, 38.25), ([100, 50], 1, nil), ([100], 0, nil),
        // The first one signs before anybody was told of it.
        ([1, 0], 0, 48.25),
        // It never had its turn: another was told for a day as soon.
        ([100, 10, 10], 1, nil), ([100, 10, 5], 1, 43.25),
    ]

    @Test(arguments: needs)
    func `a key is needed until a day after its last grant is over`(hours: [Double], place: Int, left: Double?) throws {
        let vault = try Vault.test(keys: try ring(hours, of: keyLines(hours.count)))
        let end = vault.grantKeyIsNeededUntil(vault.grantKeys[place].id)
        #expect(end.map { ($0.timeIntervalSince(World.test.now()) / 36).rounded() / 100 } == left)
        #expect(vault.grantKeyIsNeededUntil("none") == nil)
    }

    /// What marks requests of programs goes the same way.
    @Test func `requests are marked by a key that every node has had for a day, and by every key of the ring`() throws {
        let (lines, facts) = (keyLines(2), Array("POST /v1/calls +14165550123".utf8))
        let before = try Vault.test(keys: try ring([100], of: [lines[0]])).marks(of: facts)
        let rotating = try Vault.test(keys: try ring([100, 23], of: lines)).marks(of: facts)
        let after = try Vault.test(keys: try ring([100, 25], of: lines)).marks(of: facts)
        #expect(before.count == 1 && rotating.first == before.first)
        #expect(after.first != before.first && Set(after) == Set(rotating) && after.count == 2)
        #expect(try Vault.test().marks(of: facts).first != before.first, "only the ring makes it")
        #expect(before.first != Array(SHA256.hash(data: facts)) && before.first?.count == 32)
    }

    @Test func `each signs what its public half checks, and no other`() throws {
        let vault = try Vault.test(keys: try ring([100, 50], of: keyLines(2)))
        let bytes = Array("header.claims".utf8)
        for key in vault.grantKeys {
            let signature = try P256.Signing.ECDSASignature(
                rawRepresentation: try vault.signGrant(bytes, keyID: key.id))
            for other in vault.grantKeys {
                let half = try P256.Signing.PublicKey(x963Representation: [4] + other.x + other.y)
                #expect(half.isValidSignature(signature, for: bytes) == (other == key))
            }
        }
        #expect(throws: KeepingFailure.keyMissing("none")) { try vault.signGrant(bytes, keyID: "none") }
    }
}
