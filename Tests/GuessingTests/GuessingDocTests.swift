import Foundation
import Testing

/// What is derived from the counts. `Scripts/popular-answers` writes it anew.
struct GuessingDocTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardizedFileURL
    private static let doc = root.appending(path: "docs/guessing.md")
    private static let lists = root.appending(path: "Sources/SecurityQuestions/Questions/Popular")

    private static func isToWrite(_ what: String) -> Bool {
        ProcessInfo.processInfo.environment["GUESSING_\(what)"] == "write"
    }

    /// Each table stands between `<!-- table NAME -->` and `<!-- end -->`.
    @Test func `the tables of the guessing chapter are the computed ones`() throws {
        let written = try String(contentsOf: Self.doc, encoding: .utf8)
        var computed = written
        for (name, markdown) in try Tables.all() {
            let begin = try #require(computed.range(of: "<!-- table \(name) -->\n"))
            let end = try #require(computed[begin.upperBound...].range(of: "<!-- end -->"))
            computed.replaceSubrange(begin.upperBound..<end.lowerBound, with: markdown + "\n")
        }
        if Self.isToWrite("TABLES") {
            try Data(computed.utf8).write(to: Self.doc)
        } else {
            let isCurrent = written == computed
            #expect(isCurrent, "Out of date. Run: Scripts/popular-answers tables")
        }
    }

    @Test(.enabled(if: isToWrite("LISTS")))
    func `the counted lists are written anew`() throws {
        for (file, comment, lists) in PopularLists.files {
            let source = try PopularLists.source(comment: comment, lists: lists)
            try Data(source.utf8).write(to: Self.lists.appending(path: "\(file).swift"))
        }
    }
}
