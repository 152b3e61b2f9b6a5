/// What a command tells whoever started it, by the numbers of BSD's `sysexits.h`.
package enum ExitStatus: Int32, CaseIterable, Sendable {
    case ok = 0
    /// Of `upgrade check` alone.
    case stopNeeded = 3
    /// The command was called wrongly.
    case usage = 64
    /// What was handed in cannot be used: a bad row, a refused password.
    case badData = 65
    /// There is no such account, agent, brand or file.
    case nothingFound = 66
    /// The database is held by another program, or a port is taken.
    case unavailable = 69
    /// A mistake of the program itself.
    case defect = 70
    case notCreated = 73
    /// Reading or writing failed, or the disk is full.
    case inputOutput = 74
    /// It was stopped before its end; run again, it goes on.
    case stopped = 75
    /// Permissions, or a key ring that does not belong here.
    case permission = 77
    case configuration = 78

    var meaning: String {
        switch self {
        case .ok: "done"
        case .stopNeeded: "every node has to be stopped before the upgrade"
        case .usage: "called wrongly"
        case .badData: "what was handed in cannot be used"
        case .nothingFound: "no such account, agent, brand or file"
        case .unavailable: "the database is in use elsewhere, or a port is taken"
        case .defect: "a mistake of the program"
        case .notCreated: "a file or folder cannot be made or written"
        case .inputOutput: "reading or writing failed, or the disk is full"
        case .stopped: "stopped before the end; run again, it goes on"
        case .permission: "permissions, or the key ring does not belong here"
        case .configuration: "the configuration is wrong"
        }
    }

    /// The lines that end the help of a command which ends with `statuses`.
    static func help(_ statuses: [ExitStatus]) -> String {
        let lines = ([.ok, .usage] + statuses).sorted { $0.rawValue < $1.rawValue }.map { status in
            "  \(status.rawValue)\(status.rawValue < 10 ? " " : "")  \(status.meaning)"
        }
        return "EXIT CODES:\n" + lines.joined(separator: "\n")
    }

    /// Those of every command that reads the configuration and opens the database.
    static let ofDatabaseCommands: [ExitStatus] = [
        .badData, .nothingFound, .unavailable, .notCreated, .inputOutput, .permission, .configuration,
    ]
}
