import AppConfiguration
import Foundation
import SecurityQuestions
import SpokenAnswers
import TestConfiguration
import TestSupport
import Testing
import Vault

@testable import Commands
@testable import Demo
@testable import countersign

@Suite struct `A rotation` {
    @Test func `seals everything anew but what is damaged, which it names, and what was sealed is still right`()
        async throws
    {
        try await TemporaryFolder.with { folder in
            let configuration = try Configuration.demo(in: folder)
            let brands = try await Composition().fillDemo(configuration).brands
            let key = try KeyRing.addKey(toFile: configuration.keyRing, world: Composition().world)
            try await Composition().with(configuration, use: .change) { context in
                let damaged = try await damage(context, notUnder: key.id)
                let rotation = KeyRotation(store: context.stores, vault: context.vault, batch: 3)
                guard case .broken(let records) = try await rotation.run() else {
                    Issue.record("a damaged record was not found")
                    return
                }
                #expect(records.map(\.owner) == [damaged])
                let known = try await context.stores.knownKeys()
                #expect(known.map { $0.uses.values.reduce(0, +) }.sorted().first == 1)
                guard case .stopped = try await rotation.run(isStopping: { true }) else {
                    Issue.record("it did not stop")
                    return
                }
                try await check(brands, context, under: key.id)
            }
        }
    }

    /// Spoils one answer; whose it was.
    private func damage(_ context: AppContext, notUnder key: String) async throws -> SealedRecord.Owner {
        let page = try await context.stores.records(in: .answers, notUnder: key, after: .start, limit: 1000)
        // One that no log-in of the demo needs.
        let record = try #require(page.last)
        var bytes = record.seal.sealed
        bytes[0] ^= 1
        let seal = SealedKey(keyID: record.seal.keyID, nonce: record.seal.nonce, sealed: bytes)
        #expect(try await context.stores.exchange([NewSeal(record: record, content: .seal(seal))], in: .answers) == 1)
        return record.owner
    }

    private func check(_ brands: [DemoFile.BrandEntry], _ context: AppContext, under key: String) async throws {
        for entry in brands {
            let email = try #require(EmailAddress(entry.agent.email))
            let known = try #require(try await context.stores.agent(email: email))
            #expect(known.password.keyID == key)
            #expect(
                try await context.vault.isRight(
                    SecretText(entry.agent.password), with: known.password, of: .agent(known.agent.id)))
        }
    }
}
