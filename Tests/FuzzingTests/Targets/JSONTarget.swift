import Encodings
import Foundation
import SignedTokens

/// Whatever is written into JSON by hand, two readers find it there again: our own, to the byte, and Foundation's. The first eight bytes are a
/// moment, in milliseconds as a database has it.
enum JSONTarget {
    static func fault(_ input: [UInt8]) -> String? {
        let bits = input.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let number = Int(truncatingIfNeeded: bits)
        let text = String(decoding: input.dropFirst(8), as: UTF8.self)
        let told = Told(text: text, number: number, moment: Date(timeIntervalSince1970: Double(number) / 1000))
        let written = JSONWriter.text(told)
        if written.unicodeScalars.contains(where: { $0.isControl }) { return "a control character" }
        guard let read = JSONObject(json: Array(written.utf8)) else { return "not read by us: \(written)" }
        guard let own = read.text("text"), own.isExactly(text) else { return "another text: \(written)" }
        guard let list = read["list"]?.texts, list.count == 2, list.allSatisfy({ $0.isExactly(text) }) else {
            return "another list: \(written)"
        }
        guard read["number"]?.integer == number, read["nothing"] == nil else { return "another number: \(written)" }
        guard let moment = read.text("moment"), moment.utf8.count == 20 else { return "no moment: \(written)" }
        let other = try? JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any]
        guard let others = other?["text"] as? String, others.isExactly(text) else {
            return "read otherwise: \(written)"
        }
        return nil
    }

    private struct Told: JSONWritable {
        let text: String
        let number: Int
        let moment: Date

        func write(to json: inout JSONWriter) {
            json.member("text", text)
            json.member("nothing", nil as String?)
            json.member("number", number)
            json.member("moment", moment)
            json.member("inner", Inner(text: text))
            json.member("list", [text, text])
        }
    }

    private struct Inner: JSONWritable {
        let text: String

        func write(to json: inout JSONWriter) { json.member(text, text.isEmpty) }
    }
}
