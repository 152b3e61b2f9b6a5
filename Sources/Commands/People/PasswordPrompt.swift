import Foundation
import SecurityQuestions

/// Asks for a new password at the terminal, unseen and twice, or takes the first line of standard input.
struct PasswordPrompt: Sendable {
    let fromStandardInput: Bool

    func password() throws -> SecretText {
        if fromStandardInput { return try line() }
        guard Terminal.inputIsTerminal else {
            throw CommandError(
                .usage, "There is no terminal to ask for the password: hand it in with --password-stdin.")
        }
        let first = try ask("Password (at least \(PasswordRules.shortest) characters): ")
        let second = try ask("The same again: ")
        let isSame = first.reveal { first in second.reveal { $0 == first } }
        guard isSame else { throw CommandError(.badData, "Nobody was added: the two passwords differ; try again.") }
        return first
    }

    private func line() throws -> SecretText {
        guard let line = readLine(strippingNewline: true), !line.isEmpty else {
            throw CommandError(.badData, "Standard input has no password in its first line: hand one in.")
        }
        return SecretText(line)
    }

    private func ask(_ question: String) throws -> SecretText {
        guard let typed = unsafe getpass(question) else {  // the C library's own buffer, wiped below
            throw CommandError(.inputOutput, "The password could not be read: try again, or use --password-stdin.")
        }
        defer { unsafe explicit_bzero(typed, strlen(typed)) }
        return unsafe SecretText(String(cString: typed))
    }
}

extension PasswordRules.Refusal {
    /// The one place where a refused password is worded on the command line.
    var commandError: CommandError {
        let reason =
            switch self {
            case .tooShort: "is shorter than \(PasswordRules.shortest) characters: use several words"
            case .tooLong: "is longer than \(PasswordRules.longest) characters: use a shorter one"
            case .common:
                "is mostly words, names or runs of keys that are tried first: choose words that do not belong together"
            case .sameAsBefore: "is the present one: choose another"
            case .personal: "is made of the person’s own name or address: choose something else"
            }
        return CommandError(.badData, "Nobody was added: the password \(reason).")
    }
}
