import Foundation
import SecurityQuestions
import SpokenAnswers
import Testing

@testable import Mail

/// Reads encoded words back, as RFC 2047 §6 has it.
private func decoded(_ field: String) -> String {
    let unfolded = field.trimmingCharacters(in: .newlines).replacing("\r\n ", with: " ")
    return unfolded.split(separator: " ").map { word in
        guard word.hasPrefix("=?UTF-8?B?"), word.hasSuffix("?=") else { return " " + word }
        return Data(base64Encoded: String(word.dropFirst(10).dropLast(2))).map { String(decoding: $0, as: UTF8.self) }
            ?? "!"
    }.joined().trimmingCharacters(in: .whitespacesAndNewlines)
}

private let address = EmailAddress("owner@company.example").map { $0 }

@Suite struct `A header` {
    static let texts = [
        "Security question changed: Ellison Freight", "Question de sécurité modifiée : Les Vélos d’Oberkampf",
        String(repeating: "Ångström & Fils ", count: 12), String(repeating: "x", count: 300),
        String(repeating: "word ", count: 60), "日本語の会社 — 電話", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "=?UTF-8?B?aGk=?= is not a word", "",
        "e" + String(repeating: "\u{301}", count: 60),
    ]

    @Test(arguments: texts)
    func `has no line longer than 78 characters, and says what it should`(text: String) {
        let field = HeaderField("Subject", text: text).lines
        #expect(field.hasSuffix("\r\n"))
        let lines = field.split(separator: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 78 })
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") && $0.count > 1 })
        #expect(field.utf8.allSatisfy { $0 < 0x80 })
        let words = text.split(separator: " ").joined(separator: " ")
        #expect(decoded(String(field.dropFirst("Subject:".count))) == words)
    }

    @Test(arguments: texts)
    func `splits no character over two encoded words`(text: String) {
        for word in EncodedWords.words(text) {
            #expect(word.utf8.count <= 75)
            let bytes = Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))
            #expect(bytes.flatMap { String(data: $0, encoding: .utf8) } != nil)
        }
        let families = EncodedWords.words("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦")
        #expect(families.count == 3)
    }

    @Test(arguments: [
        "Acme\r\nBcc: everybody@elsewhere.example", "Acme\nX: y", "Acme\r", "Acme\u{0}\u{85}\u{2028}Bcc: x",
        "A\u{202E}cme",
        "Société\r\nBcc: everybody@elsewhere.example",
    ])
    func `cannot be added to by a name`(name: String) throws {
        let person = Correspondent(name: name, address: try #require(address))
        for field in [HeaderField("Subject", text: name), HeaderField("To", person)] {
            let lines = field.lines.split(separator: "\r\n")
            #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") })
            #expect(field.lines.utf8.filter { $0 == 0x0D }.count == lines.count)
            #expect(field.lines.utf8.filter { $0 == 0x0A }.count == lines.count)
            #expect(field.lines.utf8.allSatisfy { $0 == 0x0D || $0 == 0x0A || (0x20...0x7E).contains($0) })
            #expect(!decoded(field.lines).unicodeScalars.contains { $0.properties.generalCategory == .format })
        }
    }

    @Test(arguments: [
        ("Margaret Ellison", "To: \"Margaret Ellison\" <owner@company.example>\r\n"),
        ("O\"Neil, \\ Sons", "To: \"O\\\"Neil, \\\\ Sons\" <owner@company.example>\r\n"),
        ("", "To: <owner@company.example>\r\n"),
        ("Zoé", "To: =?UTF-8?B?Wm/DqQ==?= <owner@company.example>\r\n"),
    ])
    func `has the name beside the address`(name: String, field: String) throws {
        #expect(HeaderField("To", Correspondent(name: name, address: try #require(address))).lines == field)
    }
}

@Suite struct `Quoted-printable` {
    @Test(arguments: [
        ("Plain text.", "Plain text."), ("1 + 1 = 2", "1 + 1 =3D 2"), ("Réponse", "R=C3=A9ponse"), ("end ", "end=20"),
        ("a\nb\r\nc", "a\r\nb\r\nc"), ("tab\t", "tab=09"), ("\u{0}", "=00"), (".", "."),
    ])
    func `writes what must be written otherwise`(text: String, encoded: String) {
        #expect(QuotedPrintable.encode(text) == encoded)
    }

    @Test(arguments: [75, 76, 77, 151, 152, 1000])
    func `has no line longer than 76 characters`(length: Int) {
        for letter in ["x", "é", "=", " ", "€"] {
            let lines = QuotedPrintable.encode(String(repeating: letter, count: length))
                .split(separator: "\r\n", omittingEmptySubsequences: false)
            #expect(lines.allSatisfy { $0.utf8.count <= 76 })
            #expect(lines.dropLast().allSatisfy { $0.hasSuffix("=") })
        }
    }
}
