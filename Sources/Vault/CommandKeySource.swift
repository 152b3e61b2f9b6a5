import ChildProcesses
import SecurityQuestions

/// The ring that a command prints on its standard output. No shell is asked; it gets our environment without what is
/// Countersign's own. Looked at every minute.
package struct CommandKeySource: KeySource {
    private let command: [String]
    private let seconds: Double

    /// `command` is the path of a program, and what it is called with. It has so many seconds.
    package init(_ command: [String], limit seconds: Double = 20) {
        self.command = command
        self.seconds = seconds
    }

    package var description: String { "the command \(program)" }
    package var interval: Int? { 60 }
    package func mark() -> KeySourceMark? { nil }

    private var program: String { command.first ?? "" }

    package func read() async throws(KeyRingFailure) -> KeyRing {
        let child = ChildProcess(
            program, Array(command.dropFirst()), environment: .ours(without: "COUNTERSIGN_"), limit: .seconds(seconds))
        var (end, output, words) = await child.printed(upTo: Self.largestRing, wordsUpTo: Self.mostWords)
        defer { for place in output.indices { output[place] = 0 } }
        let why: KeyCommandFailure
        switch end {
        case .exited(0):
            guard let text = String(validating: output, as: UTF8.self) else {
                why = .notText
                break
            }
            return try KeyRing(text)
        case .exited(let status): why = .status(status)
        case .signalled(let signal): why = .signal(signal)
        case .notRun: why = .notRun
        case .tooLong: why = .tooLong(seconds: Int(seconds))
        case .tooLarge: why = .tooLarge(bytes: Self.largestRing)
        }
        throw .command(path: program, why: why, said: Self.line(words))
    }

    private static let largestRing = 128 * 1024
    private static let mostWords = 2048

    /// In one line, without anything that could be a key.
    private static func line(_ words: [UInt8]) -> String {
        String(decoding: words, as: UTF8.self)
            .split { $0.isWhitespace || $0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } }
            .map { couldBeKey($0) ? "…" : String($0) }.joined(separator: " ")
    }

    private static func couldBeKey(_ word: Substring) -> Bool {
        word.utf8.count >= 40
            && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+/=-_".contains($0)) }
    }
}
