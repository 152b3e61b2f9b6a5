import Foundation
import Testing

/// Every attacker has rows, and every row a test that shows what holds.
struct ThreatModelDocTests {
    private struct Row {
        let id: String
        let shownBy: [TestReference]

        /// Nil where it is not a row of a table of attacks.
        init?(_ line: some StringProtocol) {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count == 6, cells[1] != "Row", !cells[1].hasPrefix("---") else { return nil }
            id = cells[1]
            shownBy = TestReference.all(in: cells[4])
        }
    }

    /// The sections of the document, by attacker, with the first letter of their rows.
    private static let attackers = [
        "Strangers who phone": "P", "Many requests at once": "M", "A curious or bribed agent": "A",
        "A program, or whoever has its secret": "G", "Who comes by the company's own log-in": "O",
        "Who copies the database, with or without the keys": "C", "Who writes to the database": "W",
        "Thieves of a session or a mailbox": "S", "Who wants the owner, or everybody, kept out": "L",
        "Other sites, other brands, other accounts": "X", "Who listens to times": "T",
    ]

    private static func rows() throws -> [Row] {
        let text = try #require(TestReference.content("docs/threat-model.md"))
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| Row") }
        let rows = lines.compactMap { Row($0) }
        #expect(rows.count == lines.count, "a row of a table has another number of cells")
        return rows
    }

    @Test func `every attacker has a section with rows of its own`() throws {
        let text = try #require(TestReference.content("docs/threat-model.md"))
        let sections = text.components(separatedBy: "\n## ").dropFirst()
        let titles = sections.compactMap { $0.split(separator: "\n").first.map(String.init) }
        #expect(Set(titles) == Set(Self.attackers.keys).union(["What is left"]))
        for section in sections {
            let lines = section.split(separator: "\n")
            guard let title = lines.first, let letter = Self.attackers[String(title)] else { continue }
            let ids = lines.compactMap { Row($0)?.id }
            #expect(ids == (1...max(1, ids.count)).map { "\(letter)\($0)" }, "the rows of “\(title)”")
        }
    }

    @Test func `every row names a test, and every test that is named exists`() throws {
        let rows = try Self.rows()
        #expect(rows.count > 50)
        #expect(rows.filter(\.shownBy.isEmpty).map(\.id) == [])
        for row in rows {
            for reference in row.shownBy { #expect(reference.fault == nil, "\(row.id)") }
        }
    }

    @Test func `a test that looks for what is not there fails`() {
        #expect(TestReference(text: "docs/nowhere.md").fault != nil)
        #expect(TestReference(text: "BrowserTests/test_login.py::test_that_nobody_wrote").fault != nil)
        #expect(TestReference(text: "Tests/VaultTests/KeyRingTests.swift::a sentence that nobody wrote").fault != nil)
        #expect(TestReference(text: "Tests/VaultTests/KeyRingTests.swift").fault != nil)
    }
}
