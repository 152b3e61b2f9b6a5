import Crypto
import Foundation
import SecurityQuestions
import Testing

@testable import Vault

/// The keys that deliveries are signed with.
@Suite struct WebhookKeyTests {
    private let vault: Vault
    private let place = WebhookPlace(id: ID(World.test), client: "crm", url: "https://crm.example/")
    private let secret: SealedKey

    init() throws {
        vault = try .test()
        secret = try vault.newWebhookSecret(of: place)
    }

    @Test func `both signatures are checked by the keys that were shown`() throws {
        let content = "msg.1700000000.{}"
        let shown = try vault.webhookKeys(secret, of: place)
        let words = try vault.webhookSignature(of: content, by: [secret], of: place).split(separator: " ")
        try #require(words.count == 2 && words[0].hasPrefix("v1,") && words[1].hasPrefix("v1a,"))
        let shared = try #require(Data(base64Encoded: String(shown.secret.dropFirst("whsec_".count))))
        let code = try #require(Data(base64Encoded: String(words[0].dropFirst(3))))
        #expect(shared.count == 32)
        #expect(
            HMAC<SHA256>.isValidAuthenticationCode(
                code, authenticating: Data(content.utf8), using: SymmetricKey(data: shared)))
        let key = try #require(Data(base64Encoded: String(shown.publicKey.dropFirst("whpk_".count))))
        let signature = try #require(Data(base64Encoded: String(words[1].dropFirst(4))))
        let publicKey = try Curve25519.Signing.PublicKey(rawRepresentation: key)
        #expect(publicKey.isValidSignature(signature, for: Data(content.utf8)))
        #expect(!publicKey.isValidSignature(signature, for: Data((content + " ").utf8)))
        // Whoever shares the one key cannot make the other of it.
        #expect(try Curve25519.Signing.PrivateKey(rawRepresentation: shared).publicKey.rawRepresentation != key)
    }

    @Test func `a renewal signs by both, the newest first`() throws {
        let new = try vault.newWebhookSecret(of: place)
        let both = try vault.webhookSignature(of: "x", by: [new, secret], of: place)
        #expect(both.split(separator: " ").count == 4)
        #expect(both.hasPrefix(String(try vault.webhookSignature(of: "x", by: [new], of: place).prefix(47))))
        #expect(try vault.webhookKeys(new, of: place).secret != vault.webhookKeys(secret, of: place).secret)
    }

    @Test(
        arguments: [
            { WebhookPlace(id: ID(World.test), client: $0.client, url: $0.url + "elsewhere") },
            { WebhookPlace(id: $0.id, client: "other", url: $0.url) },
        ] as [@Sendable (WebhookPlace) -> WebhookPlace])
    func `a secret opens for its own client and address alone`(other: @Sendable (WebhookPlace) -> WebhookPlace) throws {
        #expect(throws: KeepingFailure.self) { try vault.webhookKeys(secret, of: other(place)) }
        #expect(throws: KeepingFailure.self) {
            try vault.webhookSignature(of: "x", by: [secret], of: other(place))
        }
    }
}
