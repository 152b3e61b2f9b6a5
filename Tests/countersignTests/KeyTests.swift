import Foundation
import SecurityQuestions
import SpokenAnswers
import Testing
import Vault

@testable import countersign

@Suite struct `Where the key ring comes from` {
    @Test func `a command is a list, whose entries may have commas`() throws {
        let read = try ConfigurationTexts.read("data: /d\nkeys: {command: [/usr/bin/unlock, \"a, b\", \"--x\"]}")
        #expect(read.keyCommand == ["/usr/bin/unlock", "a, b", "--x"])
        #expect(try ConfigurationTexts.read("data: /d\nkeys: {command: /usr/bin/unlock}").keyCommand?.count == 1)
        #expect(try ConfigurationTexts.read("data: /d").keyCommand == nil)
    }

    @Test(arguments: ["unlock", "[]", "[unlock, a]", "[\"\"]", "{a: b}"])
    func `a command that is no path of a program is refused`(text: String) throws {
        let wrong = try ConfigurationTexts.refusal("data: /d\nkeys: {command: \(text)}")
        #expect(wrong.count == 1 && wrong[0].contains("keys.command"))
    }

    @Test func `what is wrong with a command is said with its own words`() {
        let complaint = KeyRingFailure.command(path: "/b/unlock", why: .status(3), said: "no token").complaint
        #expect(complaint.status == .permission)
        #expect(
            complaint.sentences[0].contains("/b/unlock gave no key ring: it ended with status 3. It said: “no token”."))
    }
}

@Suite struct `A rotation` {
    @Test func `seals everything anew but what is damaged, which it names, and what was sealed is still right`()
        async throws
    {
        try await TemporaryFolder.with { folder in
            let text = DemoConfiguration.text(portal: "127.0.0.1:8080", care: "127.0.0.1:8081")
            let configuration = try Configuration(
                ConfigurationFile(path: folder + "/countersign.yaml", text: text),
                overlay: Overlay(environment: [:], flags: [:], folder: folder))
            let brands = try await Composition.with(configuration, use: .change) { backstage in
                let now = backstage.world.now()
                return try await DemoSeed(configuration: configuration, backstage: backstage, now: now).fill().brands
            }
            let key = try KeyRing.addKey(toFile: configuration.keyRing, world: Composition.world)
            try await Composition.with(configuration, use: .change) { backstage in
                let damaged = try await damage(backstage, notUnder: key.id)
                let rotation = KeyRotation(
                    store: backstage.stores, vault: backstage.vault, batch: 3)
                guard case .broken(let records) = try await rotation.run() else {
                    Issue.record("a damaged record was not found")
                    return
                }
                #expect(records.map(\.owner) == [damaged])
                let known = try await backstage.stores.knownKeys()
                #expect(known.map { $0.uses.values.reduce(0, +) }.sorted().first == 1)
                guard case .stopped = try await rotation.run(isStopping: { true }) else {
                    Issue.record("it did not stop")
                    return
                }
                try await check(brands, backstage, under: key.id)
            }
        }
    }

    /// Spoils one answer; whose it was.
    private func damage(_ backstage: Backstage, notUnder key: String) async throws -> SealedRecord.Owner {
        let page = try await backstage.stores.records(in: .answers, notUnder: key, after: .start, limit: 1000)
        // One that no log-in of the demo needs.
        let record = try #require(page.last)
        var bytes = record.seal.sealed
        bytes[0] ^= 1
        let seal = SealedKey(keyID: record.seal.keyID, nonce: record.seal.nonce, sealed: bytes)
        #expect(try await backstage.stores.exchange([NewSeal(record: record, content: .seal(seal))], in: .answers) == 1)
        return record.owner
    }

    private func check(_ brands: [DemoFile.BrandEntry], _ backstage: Backstage, under key: String) async throws {
        for entry in brands {
            let email = try #require(EmailAddress(entry.agent.email))
            let known = try #require(try await backstage.stores.agent(email: email))
            #expect(known.password.keyID == key)
            #expect(
                try await backstage.vault.isRight(
                    SecretText(entry.agent.password), with: known.password, of: .agent(known.agent.id)))
        }
    }
}
