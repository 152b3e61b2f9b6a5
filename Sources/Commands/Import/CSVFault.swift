/// What is wrong with a file or one of its rows, before anybody looks at what it says.
struct CSVFault: Error, Sendable, Hashable {
    let line: Int
    let reason: Reason

    enum Reason: Sendable, Hashable {
        case utf16, notUTF8, nul, openQuote, textAfterQuote
    }

    var sentence: String {
        switch reason {
        case .utf16: "the file is UTF-16; save it as UTF-8"
        case .notUTF8: "the text is not UTF-8; save the file as UTF-8"
        case .nul: "there is a NUL byte; save the file as plain text"
        case .openQuote: "a quotation mark that opens a field is never closed"
        case .textAfterQuote: "there is text after a closing quotation mark; double the marks inside a field"
        }
    }
}
