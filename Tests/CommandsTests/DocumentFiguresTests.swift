import Foundation
import SecurityQuestions
import Testing

/// A figure that a document tells is the program's own: the sentence is made from the constant and looked for.
struct DocumentFiguresTests {
    struct Told: Sendable, CustomTestStringConvertible {
        let document: String
        let sentence: String

        init(_ document: String, _ sentence: String) { (self.document, self.sentence) = (document, sentence) }

        var testDescription: String { "\(document): \(sentence)" }
    }

    /// Numbers are written out in sentences, as the house does.
    private static let words = [2: "two", 3: "three", 5: "five", 6: "six", 10: "ten", 12: "twelve", 15: "fifteen"]

    private static func word(_ number: Int) -> String { words[number] ?? "\(number)" }

    private static func minutes(_ time: TimeInterval) -> String {
        time == 1800 ? "half an hour" : "\(word(Int(time / 60))) minutes"
    }

    private static func hours(_ time: TimeInterval) -> String { "\(word(Int(time / 3600))) hours" }

    private static let session =
        "\(minutes(Session.idle)) without a request, \(hours(Session.longest)) at most"
    private static let standard = Retention.standard

    static let told = [
        Told("docs/privacy.md", "`audit-log` (\(standard.auditLog ?? 0))"),
        Told("docs/privacy.md", "`calls` (\(standard.calls ?? 0))"),
        Told("docs/privacy.md", "Mails go \(Retention.mail) days after they were sent or given up"),
        Told("docs/privacy.md", session),
        Told("docs/privacy.md", "a code of \(minutes(SupportCode.lifetime))"),
        Told("docs/threat-model.md", "after \(minutes(Session.idle)) and after \(hours(Session.longest))"),
        Told("docs/threat-model.md", "A code waits \(minutes(SupportCode.lifetime)), for one use"),
        Told("docs/install.md", "works for \(Int(Activation.lifetime / 86_400)) days"),
        Told("docs/guessing.md", "\(word(GuessBudget.lockAfter)) wrong answers in a row lock a question"),
        Told("README.md", "a notice older than \(word(Int(Message.noticeLifetime / 86_400))) days"),
        Told("ARCHITECTURE.md", "for \(minutes(SupportCode.lifetime)) and one use"),
        Told("ARCHITECTURE.md", "\(HashCost.owaspMinimum.memoryMiB) MiB, \(HashCost.owaspMinimum.passes) passes"),
    ]

    private static func content(_ document: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        return try String(contentsOf: root.appending(path: document), encoding: .utf8)
            .replacing(/\s+/, with: " ")
    }

    @Test(arguments: told)
    func `a figure that a document tells is the program's`(told: Told) throws {
        #expect(try Self.content(told.document).contains(told.sentence))
    }
}
