import Encodings
import Foundation
import SecurityQuestions

/// Standard output and standard error.
enum Terminal {
    /// Throws a ``CommandError`` where the output cannot be written, so that a full disk is not taken for success.
    static func write(_ text: String) throws {
        errno = 0
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            throw CommandError.file("The output", doing: "written", errno: errno == 0 ? EIO : errno)
        }
    }

    static func writeLine(_ text: String) throws { try show(text + "\n") }

    /// Writes what people read, and names in it that others have chosen.
    static func show(_ text: String) throws { try write(text.shown) }

    /// For people; what a program reads goes to standard output.
    static func tell(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data((text.shown + "\n").utf8))
    }

    static func complain(_ sentence: String) { tell("countersign: \(sentence)") }

    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
    static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    /// Asks whether `what`, such as “them”, is to be erased, or throws a ``CommandError``. `lines` say what it is.
    static func confirmErasure(of what: String, _ lines: [String] = []) throws {
        guard inputIsTerminal else {
            throw CommandError(.usage, "Nothing was erased: there is no terminal to ask at; write --yes.")
        }
        for line in lines { tell(line) }
        tell("This cannot be undone. Type “erase” to erase \(what):")
        guard readLine(strippingNewline: true)?.trimmingSpaces() == "erase" else {
            throw CommandError(.badData, "Nothing was erased.")
        }
    }

    /// Prints `value` as JSON with its keys in order.
    static func write(json value: some Encodable) throws {
        try write(JSONText.pretty(value))
    }
}
