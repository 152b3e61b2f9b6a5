import Foundation
import SecurityQuestions

/// Hands mail to a command that works as sendmail does: `sendmail -i -f sender -- recipient`, the mail on its input. No
/// shell is asked, and what a name or an address holds is never read as an option.
public struct CommandDelivery: MailDelivery {
    private let command: [String]

    /// `command` is the path of a program, and what it is always called with.
    public init(_ command: [String]) { self.command = command }

    /// It has so long (in seconds) for one mail.
    static let longest: Double = 60

    public func deliver(_ mail: WrittenMail) async -> Receipt {
        let program = command.first ?? ""
        let arguments = command.dropFirst() + ["-i", "-f", mail.sender.text, "--", mail.recipient.text]
        return await withCheckedContinuation { continuation in
            let thread = Thread {
                continuation.resume(returning: Self.run(program, Array(arguments), mail.bytes))
            }
            thread.start()
        }
    }

    public func check() async -> Receipt {
        let program = command.first ?? ""
        return FileManager.default.isExecutableFile(atPath: program)
            ? .accepted("\(program) can be run") : .refusedForNow("\(program) cannot be run.")
    }

    private static func run(_ program: String, _ arguments: [String], _ input: [UInt8]) -> Receipt {
        // Files and no pipes: a child of the command that lives on cannot keep anybody waiting.
        guard let mail = NamelessFile(input), let said = NamelessFile([]) else {
            return .refusedForNow("There is no room for a temporary file.")
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        // Nothing of our own environment: it may hold the key ring.
        process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"]
        process.standardInput = mail.handle
        process.standardOutput = said.handle
        process.standardError = said.handle
        do {
            try process.run()
        } catch {
            return .refusedForNow("\(program) cannot be run.")
        }
        let clock = DispatchSource.makeTimerSource()
        clock.setEventHandler { kill(process.processIdentifier, SIGKILL) }
        clock.schedule(deadline: .now() + longest)
        clock.resume()
        defer { clock.cancel() }
        process.waitUntilExit()
        try? said.handle.seek(toOffset: 0)
        let words = String(decoding: (try? said.handle.read(upToCount: 4096)) ?? Data(), as: UTF8.self)
        return receipt(of: process, program, words)
    }

    /// By the numbers of `sysexits.h`: what another try could mend is refused for now.
    private static func receipt(of process: Process, _ program: String, _ words: String) -> Receipt {
        let status = process.terminationStatus
        guard process.terminationReason == .exit else {
            return .refusedForNow("\(program) was ended by signal \(status). \(words)")
        }
        // EX_TEMPFAIL; and what an operator mends: EX_OSERR, EX_IOERR, EX_NOPERM, EX_CONFIG, a program that cannot be run.
        let temporary: Set<Int32> = [71, 74, 75, 77, 78, 126, 127]
        return switch status {
        case 0: .accepted(words)
        case let status where temporary.contains(status):
            .refusedForNow("\(program) ended with status \(status). \(words)")
        default: .refusedForGood("\(program) ended with status \(status). \(words)")
        }
    }
}

/// Bytes that a program can read as its input: a file that has no name, and is gone with the last who has it open.
private struct NamelessFile {
    let handle: FileHandle

    init?(_ bytes: [UInt8]) {
        var path = Array((FileManager.default.temporaryDirectory.path + "/mail-XXXXXX").utf8CString)
        let descriptor = unsafe mkstemp(&path)  // fills the end of the local array; nobody else may read the file
        guard descriptor >= 0 else { return nil }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        unsafe unlink(path)  // the same C string
        do {
            try handle.write(contentsOf: Data(bytes))
            try handle.seek(toOffset: 0)
        } catch {
            return nil
        }
    }
}
