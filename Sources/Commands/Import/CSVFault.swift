/// What is wrong with a file or one of its rows, before anybody looks at what it says.
struct CSVFault: Error, Sendable, Hashable {
    let line: Int
    let reason: Reason

    enum Reason: Sendable, Hashable {
        case notText, nul, openQuote, textAfterQuote
    }

    var sentence: String {
        switch reason {
        case .notText:
            "there are letters that cannot be read; save the file anew, in a spreadsheet as “CSV UTF-8 (comma delimited)”"
        case .nul: "there is a NUL byte; save the file as text, in a spreadsheet as “CSV UTF-8 (comma delimited)”"
        case .openQuote: "a quotation mark that opens a field is never closed"
        case .textAfterQuote: "there is text after a closing quotation mark; double the marks inside a field"
        }
    }
}
