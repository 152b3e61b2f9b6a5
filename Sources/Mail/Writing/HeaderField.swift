import Foundation
import SecurityQuestions

/// One header field, folded: no line is longer than 78 characters unless a single word is (RFC 5322 §2.1.1).
struct HeaderField: Sendable {
    let lines: String

    static let longestLine = 78

    /// A field of words that may be put on lines of their own.
    private init(_ name: String, words: [String]) {
        var lines = ""
        var line = name + ":"
        for word in words {
            if line.utf8.count + 1 + word.utf8.count > Self.longestLine, line != name + ":" {
                lines += line + "\r\n"
                line = ""
            }
            line += " " + word
        }
        self.lines = lines + line + "\r\n"
    }

    /// A field whose value is ours: no text of anybody else's is in it.
    init(_ name: String, fixed value: String) { self.init(name, words: value.split(separator: " ").map(String.init)) }

    /// A field that people read (RFC 5322 "unstructured").
    init(_ name: String, text: String) {
        let text = text.onOneLine
        let words = text.split(separator: " ").map(String.init)
        let fits = words.allSatisfy { $0.utf8.count < Self.longestLine - name.utf8.count - 2 }
        self.init(name, words: EncodedWords.isPlain(text) && fits ? words : EncodedWords.words(text))
    }

    /// A field of one address with a name beside it.
    init(_ name: String, _ person: Correspondent) {
        let display = person.name.onOneLine
        let address = "<\(person.address.deliverable)>"
        if display.isEmpty || display == person.address.text {
            self.init(name, words: [address])
        } else if EncodedWords.isPlain(display), display.utf8.count <= 60 {
            let escaped = display.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            self.init(name, words: ["\"\(escaped)\"", address])
        } else {
            self.init(name, words: EncodedWords.words(display) + [address])
        }
    }
}
