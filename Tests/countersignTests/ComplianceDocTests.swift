import Foundation
import Testing

/// Nothing is called met that no test or document shows.
struct ComplianceDocTests {
    private struct Line {
        let requirement: String
        let status: String
        let references: [TestReference]
        let note: String

        /// Nil where it is not a line of a table of requirements.
        init?(_ text: some StringProtocol) {
            let cells = text.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count == 7, cells[1] != "Requirement", !cells[1].hasPrefix("---") else { return nil }
            requirement = cells[1]
            status = cells[3]
            references = TestReference.all(in: cells[4])
            note = cells[5]
        }
    }

    private static func lines() throws -> [Line] {
        let text = try #require(TestReference.content("docs/compliance.md"))
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| Requirement") }
        let lines = rows.compactMap { Line($0) }
        #expect(lines.count == rows.count, "a row of a table has another number of cells")
        return lines
    }

    @Test func `every requirement has a status of the closed list, and what that status needs`() throws {
        for line in try Self.lines() {
            switch line.status {
            case "met": #expect(!line.references.isEmpty, "\(line.requirement) is met and nothing shows it")
            case "partly", "not met", "not applicable":
                #expect(line.note.count > 12, "\(line.requirement) does not say what is missing, or why")
            default: Issue.record("\(line.requirement) has the status “\(line.status)”")
            }
        }
    }

    @Test func `every test and document that is named exists`() throws {
        let references = try Self.lines().flatMap(\.references)
        #expect(references.count > 80)
        for reference in references { #expect(reference.fault == nil) }
    }

    @Test func `no requirement is left out or told twice`() throws {
        let told = try Self.lines().map(\.requirement)
        #expect(told.count == Set(told).count)
        let criteria = Self.levelA.map { $0 + " A" } + Self.levelAA.map { $0 + " AA" }
        #expect(criteria.count == 55)
        for wanted in criteria + Self.rules { #expect(told.contains(wanted), "\(wanted) is missing") }
        for item in Self.asvs {
            #expect(told.contains { $0.hasPrefix(item + " (L") }, "ASVS \(item) is missing")
        }
    }

    private static let levelA = words(
        """
        1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4
        2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2
        """)
    private static let levelAA = words(
        """
        1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3
        3.2.4 3.3.3 3.3.4 3.3.8 4.1.3
        """)
    private static let asvs = words(
        """
        6.1.1 6.1.3 6.2.4 6.2.7 6.2.8 6.2.12 6.3.1 6.3.4 6.3.5 6.3.7 6.3.8 6.4.1 6.4.2 6.4.6 6.5.1 6.5.2 6.5.3 6.5.4 6.5.5 7.2.3 7.2.4 7.4.1
        7.4.3 7.5.1 8.2.2 8.2.3 8.4.1 11.2.4 11.4.2 11.5.1 14.2.1 14.2.6 14.3.2 16.2.5 16.3.1 16.4.2
        """)
    private static let rules = "abcdefgh".map { "64.2010(\($0))" }

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
