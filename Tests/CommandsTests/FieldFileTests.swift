import AppConfiguration
import Encodings
import Foundation
import SecurityQuestions
import SpokenAnswers
import TestConfiguration
import Testing

@testable import Commands

/// Files as spreadsheets and people write them.
@Suite struct `A file as it comes` {
    private static let table = [
        ["number", "company", "name", "email", "phone", "language"],
        ["NL-1", "Société d’Été à Orléans", "Zoë Hénaff", "zoe@x.example", "416 555 0101", "fr"],
        ["NL-2", "Comptoir Œuvres & Fêtes; Fils", "Anaïs Lefèvre", "anais@x.example", "", "fr-CA"],
        ["NL-3", "Boulangerie \"Chez Noël\"", "François Çelik", "f@x.example", "", "Français"],
    ]

    private func file(_ bytes: [UInt8]) throws -> AccountFile {
        let brand = try #require(try ConfigurationTexts.read("data: /d").brands["northline"])
        return try AccountFile(bytes, brand: brand, world: .random).checked()
    }

    private func problems(_ text: String) throws -> ImportProblems {
        do {
            _ = try file(Array(text.utf8))
            return ImportProblems(rows: [])
        } catch let problems as ImportProblems {
            return problems
        }
    }

    private func complaints(_ text: String) throws -> [String] { try problems(text).rows.map(\.complaint) }

    private func csv(_ separator: String, end: String = "\r\n") -> String {
        Self.table.map { row in
            row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: separator) + end
        }.joined()
    }

    private static let encodings: [(String.Encoding, [UInt8], TextEncoding)] = [
        (.utf8, [], .utf8), (.utf8, [0xEF, 0xBB, 0xBF], .utf8),
        (.utf16LittleEndian, [0xFF, 0xFE], .utf16LittleEndian), (.utf16LittleEndian, [], .utf16LittleEndian),
        (.utf16BigEndian, [0xFE, 0xFF], .utf16BigEndian), (.utf16BigEndian, [], .utf16BigEndian),
        (.windowsCP1252, [], .windows1252),
    ]

    @Test(arguments: encodings, [",", ";", "\t"])
    func `a table reads back as that table, whatever program wrote it`(
        written: (String.Encoding, [UInt8], TextEncoding), separator: String
    ) throws {
        for prefix in ["", "sep=\(separator)\r\n"] {
            let data = try #require((prefix + csv(separator)).data(using: written.0))
            let bytes = written.1 + data
            #expect(TextEncoding.recognise(bytes) == written.2)
            var reader = CSVReader(bytes)
            for row in Self.table { #expect(try reader.next()?.fields == row) }
            #expect(try reader.next() == nil)
            #expect(try file(bytes).entries.map(\.new.account.company) == Self.table.dropFirst().map { $0[1] })
        }
    }

    /// Bytes written by Python: Foundation writes Mac Roman on Linux otherwise than a Macintosh.
    @Test(arguments: [
        (
            TextEncoding.macRoman,
            "U29jaY50jiBk1YN0jiCIIE9ybI5hbnM7Wm+RIEiObmFmZjtDb21wdG9pciDOdXZyZXMgJiBGkHRlcztBbmGVcyBMZWaPdnJlO0ZyYW6Nb2lzIIJlbGlrDQo=",
            "d’Été", "Comptoir Œuvres & Fêtes"
        ),
        (
            .dos850,
            "U29jaYJ0giBkJ5B0giCFIE9ybIJhbnM7Wm+JIEiCbmFmZjtDb21wdG9pciBPRXV2cmVzICYgRoh0ZXM7QW5hi3MgTGVminZyZTtGcmFuh29pcyCAZWxpaw0K",
            "d'Été", "Comptoir OEuvres & Fêtes"
        ),
    ])
    func `what a Macintosh and MS-DOS have written is read`(
        encoding: TextEncoding, written: String, summer: String, company: String
    ) throws {
        var reader = CSVReader(Array(try #require(Data(base64Encoded: written))))
        #expect(reader.encoding == encoding)
        #expect(
            try reader.next()?.fields == [
                "Société \(summer) à Orléans", "Zoë Hénaff", company, "Anaïs Lefèvre", "François Çelik",
            ])
    }

    @Test func `one accented letter in a file is enough to tell Windows from a Macintosh and from MS-DOS`() {
        #expect(TextEncoding.recognise(Array("Soci".utf8) + [0xE9, 0x74, 0xE9]) == .windows1252)
        #expect(TextEncoding.recognise(Array("Soci".utf8) + [0x8E, 0x74, 0x8E]) == .macRoman)
        #expect(TextEncoding.recognise(Array("Soci".utf8) + [0x82, 0x74, 0x82]) == .dos850)
        #expect(TextEncoding.recognise(Array("L".utf8) + [0x92] + Array("Atelier".utf8)) == .windows1252)
        #expect(TextEncoding.recognise(Array("L".utf8) + [0xD5] + Array("Atelier".utf8)) == .macRoman)
        #expect(TextEncoding.recognise([0xC9] + Array("COLE".utf8)) == .windows1252)
    }

    @Test(arguments: [
        "Numéro de compte;Raison sociale;Téléphone;Courriel;Nom;Langue",
        "N° client;SOCIÉTÉ;Tél.;E-mail;Titulaire;LANGUE",
        "account_no;Company Name;Phone Number;E-Mail Address;Owner’s name;Preferred language",
        "Nº de compte;entreprise;N° de téléphone;adresse e-mail;Nom complet;langue;;",
    ])
    func `a header is read in French and English`(header: String) throws {
        let bytes = Array((header + "\n1;A;4165550132;a@x.example;B;fr;;\n").utf8)
        let new = try #require(try file(bytes).entries.first?.new)
        #expect([new.account.number, new.account.company, new.owner.name] == ["1", "A", "B"])
        #expect(new.account.phones.map(\.e164) == ["+14165550132"])
    }

    private let header = "number;company;phone;email;name;language\n"

    @Test func `columns without a name are left out, and what stands in them is not lost silently`() throws {
        let trailing = "number;company;phone;email;name;language;;\n"
        #expect(
            try file(Array((trailing + "1;A;;a@x.example;A;en;;\n2;B;;b@x.example;B;en\n;;;;;;;\n").utf8)).entries.count
                == 2)
        #expect(
            try complaints(trailing + "1;A;;a@x.example;A;en;x;\n") == [
                "there is “x” in column 7, which has no name in the header"
            ])
        #expect(
            try file(Array("number;company;email;name;language;phone\n1;A;a@x.example;A;en\n".utf8)).entries.count == 1)
    }

    @Test func `two columns for one thing are refused by their names`() throws {
        #expect(
            try complaints("number;company;phone;email;courriel;name;language\n") == [
                "the columns “email” and “courriel” are both the email; remove one"
            ])
    }

    @Test func `a column that gives access is refused with a way on`() throws {
        let problem = try #require(try complaints("number;company;phone;email;name;language;Mot de passe\n").first)
        #expect(problem.contains("no file sets “Mot de passe”"))
    }

    @Test func `a fault of every row is told once, with the count and the first three lines`() throws {
        let rows = (1...5000).map { "NL-\($0);A;;a\($0)@x.example;A;es\($0)\n" }.joined()
        #expect(
            try problems(header + rows).sentences(of: "f.csv") == [
                "f.csv, lines 2, 3, 4 and 4997 more: the same fault in 5000 rows. In line 2 the language “es1” is neither "
                    + "English nor French: write en or fr."
            ])
    }

    @Test func `three rows with a fault are told one by one`() throws {
        let rows = (1...3).map { "NL-\($0);;;a\($0)@x.example;A;en\n" }.joined()
        #expect(
            try problems(header + rows).sentences(of: "f.csv")
                == (2...4).map { "f.csv, line \($0): the company is empty." })
    }

    @Test(arguments: [
        ("1,33457E+11", "a long number, whose last digits are lost"), ("4.16555E+09", "a long number"),
        ("1e-7", "a long number"), ("54321.0", "decimals"), ("54321,00", "decimals"),
        ("15-mars", "is a date"), ("Mar-15", "is a date"), ("15/03/2024", "is a date"),
        ("2024-03-15 00:00:00", "is a date"), ("2024-03-15T00:00", "is a date"), ("3/15/24 0:00", "is a date"),
        ("#NOM?", "could not show"), ("########", "could not show"), ("#N/A", "could not show"),
        ("#DIV/0!", "could not show"), ("Err:502", "could not show"),
    ])
    func `a number that a spreadsheet has spoilt is refused with what to do`(number: String, words: String) throws {
        let complaint = try #require(try complaints(header + "\(number);A;;a@x.example;A;en\n").first)
        #expect(complaint.hasPrefix("the account number “\(number)”"))
        #expect(complaint.contains(words) && complaint.contains("format the column as text"))
    }

    @Test func `a phone number that a spreadsheet has spoilt is refused likewise`() throws {
        let complaint = try #require(try complaints(header + "1;A;4.16555E+09;a@x.example;A;en\n").first)
        #expect(complaint.contains("the phone number “4.16555E+09” is what a spreadsheet made of a long number"))
    }

    @Test(arguments: [
        "MAR-15", "1E5", "NL-1001", "00012345", "2024-001", "12.345", "A#1", "2124-03-15", "2024-03-15 08:30",
        "115/03/2024",
        "15/03/2024 1:00", "#1", "#name?", "Err:", "1.2E+3.4",
    ])
    func `what only looks a little like that is an account number`(number: String) throws {
        #expect(try complaints(header + "\(number);A;;a@x.example;A;en\n") == [])
    }

    @Test func `numbers shorter than the others are told, as zeros may be lost`() throws {
        let rows = ["1234567", "2345678", "9345678", "54321"].enumerated().map { "\($1);A;;a\($0)@x.example;A;en\n" }
        let warnings = try file(Array((header + rows.joined()).utf8)).warnings
        #expect(warnings.count == 1 && warnings[0].contains("0054321 became 54321"))
        let kept = ["0123456", "0234567", "54321"].enumerated().map { "\($1);A;;a\($0)@x.example;A;en\n" }
        #expect(try file(Array((header + kept.joined()).utf8)).warnings.isEmpty)
    }

    @Test(arguments: [
        ("en", Language.en), ("EN", .en), ("English", .en), ("anglais", .en), ("en-CA", .en), ("en_US", .en),
        ("eng", .en),
        ("English (Canada)", .en), ("E", .en), ("en-FR", .en), ("fr", .fr), ("fr-CA", .fr), ("fr_FR", .fr),
        ("Français", .fr),
        ("FRANCAIS", .fr), ("French", .fr), ("FRA", .fr), ("Français (France)", .fr), ("en français", .fr), ("F", .fr),
        ("fr_CA.UTF-8", .fr),
    ])
    func `a language is read in any usual writing`(text: String, language: Language) {
        #expect(Language(written: text) == language)
    }

    @Test(arguments: ["", "es", "English/French", "fr/en", "bilingue", "Spanish", "de-FR", "42"])
    func `another language, or two, is none`(text: String) {
        #expect(Language(written: text) == nil)
    }
}
