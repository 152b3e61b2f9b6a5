import Foundation
import SecurityQuestions

/// The ring that a command prints on its standard output. No shell is asked; it gets our environment without what is
/// Countersign's own. Looked at every minute.
public struct CommandKeySource: KeySource {
    private let command: [String]
    private let seconds: Double

    /// `command` is the path of a program, and what it is called with. It has so many seconds.
    public init(_ command: [String], limit seconds: Double = 20) {
        self.command = command
        self.seconds = seconds
    }

    public var description: String { "the command \(program)" }
    public var interval: Int? { 60 }
    public func mark() -> KeySourceMark? { nil }

    private var program: String { command.first ?? "" }

    public func read() async throws(KeyRingFailure) -> KeyRing {
        let (program, arguments, seconds) = (program, Array(command.dropFirst()), seconds)
        let ended = await withCheckedContinuation { continuation in
            // It may take its time: on a thread of its own.
            Thread { continuation.resume(returning: CommandRun.run(program, arguments, seconds: seconds)) }.start()
        }
        switch ended {
        case .printed(let text): return try KeyRing(text)
        case .failed(let why, let said): throw .command(path: program, why: why, said: said)
        }
    }
}

/// Why a command gave no key ring.
public enum KeyCommandFailure: Sendable, Hashable {
    case notRun
    case tooLong(seconds: Int)
    case tooLarge(bytes: Int)
    case status(Int32)
    case signal(Int32)
    /// What it printed is no text.
    case notText
}
