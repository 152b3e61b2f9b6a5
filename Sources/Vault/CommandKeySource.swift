import Foundation
import Glibc
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

/// One run of the command.
private enum CommandRun {
    enum End: Sendable {
        case printed(String)
        /// With what it said on its standard error.
        case failed(KeyCommandFailure, String)
    }

    private static let largestRing = 128 * 1024
    private static let largestWords = 2048

    static func run(_ program: String, _ arguments: [String], seconds: Double) -> End {
        let (process, output, words) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("COUNTERSIGN_") }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = words
        do {
            try process.run()
        } catch {
            return .failed(.notRun, "")
        }
        var ring = Reader(output, most: largestRing)
        var said = Reader(words, most: largestWords)
        let end = ContinuousClock.now + .seconds(seconds)
        // A child of the command that lives on, and holds its output open, keeps nobody waiting.
        while process.isRunning, ring.isWithinLimit, ContinuousClock.now < end {
            wait(for: [output, words], milliseconds: 20)
            ring.take()
            said.take()
        }
        let isOverdue = process.isRunning && ring.isWithinLimit
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        ring.take()
        said.take()
        let text = said.words
        if !ring.isWithinLimit { return .failed(.tooLarge(bytes: largestRing), text) }
        if isOverdue { return .failed(.tooLong(seconds: Int(seconds)), text) }
        guard process.terminationReason == .exit else { return .failed(.signal(process.terminationStatus), text) }
        guard process.terminationStatus == 0 else { return .failed(.status(process.terminationStatus), text) }
        guard let printed = ring.text else { return .failed(.notText, text) }
        return .printed(printed)
    }

    private static func wait(for pipes: [Pipe], milliseconds: Int32) {
        var waits = pipes.map {
            pollfd(fd: $0.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
        }
        _ = unsafe poll(&waits, nfds_t(waits.count), milliseconds)  // a local array with its own length
        // At its end a pipe is always ready.
        if waits.contains(where: { $0.revents & Int16(POLLIN) == 0 && $0.revents != 0 }) { usleep(2000) }
    }
}

/// What comes out of a pipe, up to a limit; overwritten when it is let go.
private struct Reader: ~Copyable {
    private let pipe: Pipe
    private let most: Int
    private var data = Data()

    init(_ pipe: Pipe, most: Int) {
        self.pipe = pipe
        self.most = most
        let descriptor = pipe.fileHandleForReading.fileDescriptor
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    deinit {
        var data = data
        data.resetBytes(in: data.startIndex..<data.endIndex)
    }

    /// What is there just now; beyond the limit it is thrown away.
    mutating func take() {
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        while true {
            let descriptor = pipe.fileHandleForReading.fileDescriptor
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)  // a local array with its own length
            guard count > 0 else { break }
            if data.count <= most { data.append(contentsOf: buffer.prefix(count)) }
        }
        for place in buffer.indices { buffer[place] = 0 }
    }

    var isWithinLimit: Bool { data.count <= most }
    var text: String? { String(data: data, encoding: .utf8) }

    /// In one line, without anything that could be a key.
    var words: String {
        String(decoding: data.prefix(most), as: UTF8.self).split { $0.isWhitespace }
            .map {
                $0.count >= 40 && $0.allSatisfy { $0.isLetter || $0.isNumber || "+/=-_".contains($0) }
                    ? "…" : String($0)
            }
            .joined(separator: " ").filter { !$0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } }
    }
}
