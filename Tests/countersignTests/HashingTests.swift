import AppConfiguration
import CKeptMemory
import SecurityQuestions
import TestSupport
import Testing

@testable import Commands
@testable import Vault
@testable import countersign

@Suite struct `A vault that is opened` {
    @Test(arguments: [true, false])
    func `hashes in kept memory where the configuration and the system let it`(isWanted: Bool) async throws {
        try await TemporaryFolder.with { folder in
            let environment = ["COUNTERSIGN_HASHING_KEPT_MEMORY": "\(isWanted)", "COUNTERSIGN_HASHING_THREADS": "1"]
            let configuration = try Configuration.demo(in: folder, environment: environment)
            try await Composition().with(configuration, use: .change) { context in
                let hashes = try await context.vault.pool.run {
                    let salt = [UInt8](repeating: 0, count: Argon2id.saltLength)
                    _ = try Argon2id.hash(SecretBytes("Lyon".utf8), salt: salt, cost: configuration.hashing.cost)
                    return kept_memory_hashes()
                }
                let isPossible = KeptMemory.standing(cost: configuration.hashing.cost, threads: 1) == .kept
                #expect(hashes == (isWanted && isPossible ? 1 : 0))
                let told = HashingCheck(hashing: configuration.hashing).look()
                #expect(told.contains("memory is kept") == (hashes == 1), "\(told)")
            }
        }
    }
}
