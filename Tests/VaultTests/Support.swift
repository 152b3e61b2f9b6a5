import Crypto
import Foundation
import SecurityQuestions
import SpokenAnswers
import Synchronization

@testable import Vault

/// Bytes as published vectors write them.
func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

extension SecretBytes {
    var revealed: [UInt8] { reveal { $0 } }
}

extension SealingKey {
    var revealed: [UInt8] { unsafe key.withUnsafeBytes { unsafe Array($0) } }  // copied while they are lent
}

extension World {
    /// The real time to the second, and real chance.
    static let test = World(
        now: { Date(timeIntervalSince1970: 1_795_365_480) },
        randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } })
}

extension KeyRing {
    static func test() throws -> KeyRing { try KeyRing(KeyRing.new(.test)) }
}

extension Vault {
    static func test(keys: KeyRing? = nil, pool: HashPool = HashPool(threads: 1)) throws -> Vault {
        Vault(worthlessForTestsOnly: try keys ?? .test(), pool: pool, world: .test)
    }
}

extension HashPool {
    /// For nobody in particular.
    func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await run(for: .host, work)
    }
}

extension AnswerPlace {
    static func test(
        account: ID<Account> = ID(World.test), rules: RulesVersion = .v1, language: Language = .fr,
        kind: AnswerKind = .city
    ) -> AnswerPlace {
        AnswerPlace(account: account, rules: rules, language: language, kind: kind)
    }
}

extension SealedSecret {
    func with(
        keyID: String? = nil, nonce: [UInt8]? = nil, salt: [UInt8]? = nil, cost: HashCost? = nil,
        sealed: [UInt8]? = nil
    ) -> SealedSecret {
        SealedSecret(
            keyID: keyID ?? self.keyID, nonce: nonce ?? self.nonce, salt: salt ?? self.salt, cost: cost ?? self.cost,
            sealed: sealed ?? self.sealed)
    }
}

/// A database that remembers nothing but keys, and with which of them was sealed, in order.
final class RememberedKeys: RotationStore {
    private let checks: Mutex<[String: [UInt8]]>
    private let sealed = Mutex<[String]>([])

    init(_ checks: [String: [UInt8]] = [:]) { self.checks = Mutex(checks) }

    var all: [String: [UInt8]] { checks.withLock { $0 } }
    var sealing: [String] { sealed.withLock { $0 } }

    func keyChecks() async throws -> [String: [UInt8]] { all }

    func register(keyID: String, check: [UInt8]) async throws {
        checks.withLock { $0[keyID] = check }
    }

    func beginSealing(keyID: String, check: [UInt8], by origin: AuditOrigin) async throws -> Bool {
        try await register(keyID: keyID, check: check)
        return sealed.withLock { sealed in
            guard sealed.last != keyID else { return false }
            sealed.append(keyID)
            return true
        }
    }

    func add(keyID: String, check: [UInt8], by origin: AuditOrigin) async throws {
        try await register(keyID: keyID, check: check)
    }

    func sealingKey() async throws -> (id: String, since: Date)? { sealing.last.map { ($0, .distantPast) } }
    func knownKeys() async throws -> [KnownKey] { [] }
    func retire(keyID: String, by origin: AuditOrigin) async throws -> KeyRetirement { .unknown }
    func exchange(_ seals: [NewSeal], in place: KeyPlace) async throws -> Int { 0 }
    func records(
        in place: KeyPlace, notUnder keyID: String, after cursor: RotationCursor, limit: Int
    ) async throws -> [SealedRecord] { [] }
}
