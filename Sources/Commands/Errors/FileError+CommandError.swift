import AppConfiguration
import DurableFiles

extension FileError {
    /// The one place where it is worded what cannot be done with a file.
    var commandError: CommandError {
        switch self {
        case .refused(let path, let attempt, let number): .file(path, doing: attempt.rawValue, errno: number)
        case .tooLarge(let path, let limit):
            CommandError(.badData, "\(path) is larger than \(limit >> 20) MiB: name the right file, or split it.")
        case .notAFile(let path): CommandError(.permission, "\(path) is not a regular file: name another one.")
        case .foreignOwner(let path, let owner):
            CommandError(
                .permission,
                "\(path) belongs to user \(owner) and not to the user of this process: run as that user, or change the "
                    + "owner.")
        case .openToOthers(let path, let mode):
            CommandError(
                .permission, "\(path) can be read by others (mode \(String(mode, radix: 8))): run “chmod 600 \(path)”.")
        case .notKept(let path, let draft, let number):
            CommandError(
                SystemReason(number).status,
                "\(path) cannot be written: \(SystemReason(number).text). What belongs there is in \(draft).")
        }
    }
}

extension ConfigurationUnreadable {
    var commandError: CommandError {
        switch self {
        case .file(let error): CommandError(.configuration, error.commandError.sentences)
        case .nowhere(let usual):
            CommandError(
                .configuration,
                "There is no configuration: name one with --config FILE or in \(ConfigurationFile.variable), or put it at "
                    + "\(usual.joined(separator: " or ")).")
        }
    }
}
