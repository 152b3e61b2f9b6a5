import ChildProcesses
import Foundation
import SecurityQuestions

/// Hands mail to a command that works as sendmail does: `sendmail -i -f sender -- recipient`, the mail on its input. No
/// shell is asked, and what a name or an address holds is never read as an option.
package struct CommandDelivery: MailDelivery {
    private let command: [String]

    /// `command` is the path of a program, and what it is always called with.
    package init(_ command: [String]) { self.command = command }

    /// It has so long for one mail.
    static let longest = Duration.seconds(60)

    package func deliver(_ mail: WrittenMail) async -> Receipt {
        let program = command.first ?? ""
        let arguments = command.dropFirst() + ["-i", "-f", mail.sender.deliverable, "--", mail.recipient.deliverable]
        // Files and no pipes: a child of the command that lives on cannot keep anybody waiting.
        guard let input = NamelessFile(mail.bytes), let output = NamelessFile() else {
            return .refusedForNow("There is no room for a temporary file.")
        }
        // Nothing of our own environment: it may hold the key ring.
        let environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"]
        let child = ChildProcess(program, Array(arguments), environment: .only(environment), limit: Self.longest)
        let end = await child.run(input: input, output: output)
        return Self.receipt(end, program, String(decoding: output.beginning(4096), as: UTF8.self))
    }

    package func check() async -> Receipt {
        let program = command.first ?? ""
        return FileManager.default.isExecutableFile(atPath: program)
            ? .accepted("\(program) can be run") : .refusedForNow("\(program) cannot be run.")
    }

    /// By the numbers of `sysexits.h`: what another try could mend is refused for now.
    private static func receipt(_ end: ChildProcess.End, _ program: String, _ words: String) -> Receipt {
        // EX_TEMPFAIL; and what an operator mends: EX_OSERR, EX_IOERR, EX_NOPERM, EX_CONFIG, a program that cannot be run.
        let temporary: Set<Int32> = [71, 74, 75, 77, 78, 126, 127]
        return switch end {
        case .exited(0): .accepted(words)
        case .exited(let status) where temporary.contains(status):
            .refusedForNow("\(program) ended with status \(status). \(words)")
        case .exited(let status): .refusedForGood("\(program) ended with status \(status). \(words)")
        case .signalled(let signal): .refusedForNow("\(program) was ended by signal \(signal). \(words)")
        case .tooLong, .tooLarge: .refusedForNow("\(program) was ended by signal \(SIGKILL). \(words)")
        case .notRun: .refusedForNow("\(program) cannot be run.")
        }
    }
}
