import Vault

extension KeyRingFailure {
    /// The one place where the failures of a key ring are worded.
    var commandError: CommandError {
        switch self {
        case .fileMissing(let path):
            CommandError(
                .permission,
                "The key ring \(path) is missing although the database has secrets: put the key ring of this database back "
                    + "from its safe place; without it nothing can be checked.")
        case .unreadable(let path, let code): .file(path, doing: "read", errno: code)
        case .notCreated(let path, let code): .file(path, doing: "made", errno: code)
        case .notAFile(let path):
            CommandError(.permission, "The key ring \(path) is not a regular file: put the key ring there.")
        case .openToOthers(let path, let mode):
            CommandError(
                .permission,
                "The key ring \(path) can be read by others (mode \(String(mode, radix: 8))): run “chmod 600 \(path)”, "
                    + "and if anybody may have read it, make new keys.")
        case .foreignOwner(let path, let owner):
            CommandError(
                .permission,
                "The key ring \(path) belongs to user \(owner) and not to the user of this process: run as that user, or "
                    + "change the owner.")
        case .command(let path, let why, let said): Self.commandError(ofCommand: path, why, said)
        case .truncated: wrong("its end is cut off")
        case .notAKeyRing: wrong("its first line is not that of a key ring of this version")
        case .noKey: wrong("it holds no key")
        case .malformed(let line): wrong("line \(line) is not “id, date, key”")
        case .altered(let line): wrong("the key in line \(line) does not belong to its id")
        case .repeated(let line): wrong("line \(line) repeats an earlier key")
        case .keyMissing(let id):
            CommandError(
                .permission,
                "The key \(id), which this database needs, is not in the key ring: put the key ring of this database in "
                    + "its place, or correct the data folder.")
        case .keyDiffers(let id):
            CommandError(
                .permission,
                "The key \(id) is another one than the database knows: the key ring and the database do not belong "
                    + "together; put the right key ring in its place.")
        }
    }

    private static func commandError(ofCommand path: String, _ why: KeyCommandFailure, _ said: String) -> CommandError {
        let what =
            switch why {
            case .notRun: "it cannot be run"
            case .tooLong(let seconds): "it had not ended after \(seconds) seconds"
            case .tooLarge(let bytes): "it printed more than \(bytes >> 10) KiB"
            case .status(let status): "it ended with status \(status)"
            case .signal(let signal): "it was ended by signal \(signal)"
            case .notText: "what it printed is not text"
            }
        let words = said.isEmpty ? "" : " It said: “\(said)”."
        return CommandError(
            .permission,
            "The command \(path) gave no key ring: \(what).\(words) Run it by hand as this user until it prints the key "
                + "ring and ends with status 0; “keys.command” in the configuration names it.")
    }

    private func wrong(_ what: String) -> CommandError {
        CommandError(.permission, "The key ring cannot be used: \(what); put an unaltered copy of it in its place.")
    }
}
