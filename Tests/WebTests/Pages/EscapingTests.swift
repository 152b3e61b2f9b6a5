import HummingbirdTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import Web

/// Whatever people are called and whatever they type, it stands in the page as text: read as a browser reads it, it is
/// what was typed, and it ends no attribute and begins no element.
@Suite struct `What people type` {
    /// Texts of what markup is made of, the same on every run.
    private static let texts: [String] = {
        var numbers = SeededNumbers(seed: 12)
        let pieces = [
            "<", ">", "&", "\"", "'", "&amp;", "&lt;", "&#39;", "</", "<script>alert(1)</script>", "<!--", "-->", "x",
            "é", "=", "\" onfocus=\"", "\\(1)", "\u{202E}", "\u{0301}", ";", "#", "%22", "]]>", "Ѣ", "{{7*7}}",
        ]
        return (0..<150).map { _ in
            (0..<Int.random(in: 1...6, using: &numbers)).map { _ in
                pieces[Int.random(in: pieces.indices, using: &numbers)]
            }
            .joined()
        }
    }()

    @Test func `stands in its field again as it was`() async throws {
        let installation = try await Installation()
        try await Portal.router(installation.services()).test { client in
            let browser = Browser(client)
            try await browser.get("/login")
            for text in Self.texts {
                let page = try await browser.post("/login", ["email": text, "password": "", "back": ""]).page
                let field = try #require(
                    page.firstMatch(
                        of: /<input type="email"[^>]*? value="([^"]*)"/.matchingSemantics(.unicodeScalar)))
                #expect(Self.read(field.1) == Array(text.utf8), "\(text)")
                #expect(!field.1.utf8.contains(UInt8(ascii: "<")), "\(text)")
            }
        }
        try await installation.close()
    }

    @Test func `is a name where it is a name`() async throws {
        let installation = try await Installation()
        var members: [(company: String, token: String)] = []
        for company in Self.texts.prefix(40) {
            let account = installation.world.account(brand: Installation.brand.id, company: company)
            members.append((company, try await installation.memberToken(of: account).text))
        }
        try await Portal.router(installation.services()).test { [members] client in
            for (company, token) in members {
                let browser = Browser(client)
                browser.cookies["__Host-countersign"] = token
                let page = try await browser.get("/").page
                let words = page.replacing(/<[^>]*>/.matchingSemantics(.unicodeScalar), with: " ")
                #expect(Self.read(words).contains(Array(company.utf8)), "\(company)")
                #expect(!page.contains("<script>alert"), "\(company)")
            }
        }
        try await installation.close()
    }

    /// As a browser reads the references that a page may hold: byte by byte, whatever letters they make together.
    private static func read(_ escaped: some StringProtocol) -> [UInt8] {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(Array(escaped.utf8)) {
            $0.replacing(Array($1.0.utf8), with: Array($1.1.utf8))
        }
    }
}
