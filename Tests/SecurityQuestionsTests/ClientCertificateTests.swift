import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Which certificates a client is bound to, and which of them it has shown.
struct ClientCertificateTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)
    private static let digits = String(repeating: "0a", count: 32)

    @Test(arguments: [
        (digits, "sha256:\(digits)"), ("sha256:\(digits)", "sha256:\(digits)"),
        (Array(repeating: "0A", count: 32).joined(separator: ":"), "sha256:\(digits)"),
        ("crm.northline.example", "crm.northline.example"), ("CRM.Northline.example", "crm.northline.example"),
    ])
    func `a mark is read as it is told, and as openssl writes it`(written: String, told: String) throws {
        let mark = try #require(ClientCertificate.Mark(written))
        #expect(mark.text == told && ClientCertificate.Mark(told) == mark)
    }

    @Test(arguments: [
        "", "crm", "*.northline.example", "crm..example", "-crm.example", "crm-.example", "crm northline.example",
        "sha256:", "sha256:0a", String(digits.dropLast()), "\(digits)0a", "crm.exämple", ".example",
        String(repeating: "a", count: 64) + ".example", "\u{212A}.example",
    ])
    func `what names one certificate or one name alone is a mark`(written: String) {
        #expect(ClientCertificate.Mark(written) == nil)
    }

    @Test func `one of those that it is bound to is enough, and nothing else is`() throws {
        let shown = ClientCertificate(der: [1, 2, 3], names: ["CRM.example", "b.example"], endsAt: now + 1)
        let other = ClientCertificate(der: [1, 2, 4], names: ["other.example"], endsAt: now + 1)
        #expect(shown.thumbprint == "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81")
        let thumbprint = ClientCertificate.Mark.thumbprint(shown.thumbprint)
        let client = Self.client([thumbprint, .name("other.example")])
        #expect(client.isShown(by: shown, at: now) && client.isShown(by: other, at: now))
        #expect(!client.isShown(by: nil, at: now))
        #expect(!Self.client([.name("crm.example.org")]).isShown(by: shown, at: now))
        #expect(!Self.client([.name("a.crm.example")]).isShown(by: shown, at: now))
        #expect(Self.client([.name("crm.example")]).isShown(by: shown, at: now))
        // A Kelvin sign is a K to whoever compares letters.
        let kelvin = ClientCertificate(der: [1], names: ["crm.\u{212A}.example"], endsAt: now + 1)
        #expect(!Self.client([.name("crm.k.example")]).isShown(by: kelvin, at: now))
        // It has ended since the hand-shake.
        #expect(!client.isShown(by: shown, at: now + 1))
        #expect(Self.client([]).isShown(by: nil, at: now))
    }

    private static func client(_ marks: Set<ClientCertificate.Mark>) -> Client {
        Client(
            id: "crm", brand: "northline", permissions: [], certificates: marks,
            secrets: [ClientSecret(hash: .sha256(of: "s"), madeAt: .distantPast, expiresAt: nil)])
    }
}
