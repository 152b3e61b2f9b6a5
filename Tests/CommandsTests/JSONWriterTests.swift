import Encodings
import Foundation
import Testing

/// JSON that is written by hand is what `JSONEncoder` writes, to the byte.
struct JSONWriterTests {
    private struct Told: Encodable, JSONWritable {
        var absent: String?
        let count: Int
        let isDone: Bool
        let madeAt: Date
        let parts: [Part]
        let text: String
        let words: [String]

        struct Part: Encodable, JSONWritable {
            let name: String

            func write(to json: inout JSONWriter) { json.member("name", name) }
        }

        func write(to json: inout JSONWriter) {
            json.member("absent", absent)
            json.member("count", count)
            json.member("is_done", isDone)
            json.member("made_at", madeAt)
            json.member("parts", parts)
            json.member("text", text)
            json.member("words", words)
        }
    }

    private static let texts = [
        "", "Saint-Étienne", "\"quoted\" \\ and /", "line\nbreak\ttab\r\u{8}\u{C}\u{0}\u{1F}", "del\u{7F} c1\u{9B}",
        "turned \u{202E}round\u{2066}\u{2028}", "𝄞 emoji 🏳️‍🌈", "ASCII and é, with a \" in it",
    ]

    @Test(arguments: texts) func `a text`(text: String) throws {
        let told = Told(
            count: -7, isDone: true, madeAt: Date(timeIntervalSince1970: 0),
            parts: [.init(name: text), .init(name: "b")], text: text, words: [text, "b"])
        let expected = try JSONText.compactInSnakeCase(told)
        #expect(JSONWriter.text(told) == expected)
    }

    /// As whoever writes to the database may have it.
    @Test(arguments: [
        (-62_135_596_801.0, "0000-12-31T23:59:59Z"), (-62_167_219_201.0, "0000-01-01T00:00:00Z"),
        (-9e15, "0000-01-01T00:00:00Z"), (253_402_300_799.0, "9999-12-31T23:59:59Z"),
        (253_402_300_800.0, "9999-12-31T23:59:59Z"), (9e15, "9999-12-31T23:59:59Z"), (1e300, "9999-12-31T23:59:59Z"),
        (Double.nan, "9999-12-31T23:59:59Z"),
    ])
    func `moments that no year of four digits has`(seconds: Double, written: String) {
        let told = Told(
            count: 0, isDone: false, madeAt: Date(timeIntervalSince1970: seconds), parts: [], text: "", words: [])
        #expect(JSONWriter.text(told).contains("\"made_at\":\"\(written)\""))
    }

    @Test func `moments of many years`() throws {
        var numbers = SystemRandomNumberGenerator()
        let days = [-1, 0, 11_016, 19_782, 24_855, 47_540, 47_541, -25_508].map { Double($0) * 86_400 }
        let others = (0..<2000).map { _ in Double.random(in: -2_000_000_000...10_000_000_000, using: &numbers) }
        for moment in days + days.map({ $0 - 1 }) + others {
            let told = Told(
                count: 0, isDone: false, madeAt: Date(timeIntervalSince1970: moment), parts: [], text: "", words: [])
            let expected = try JSONText.compactInSnakeCase(told)
            #expect(JSONWriter.text(told) == expected, "\(moment)")
        }
    }
}
