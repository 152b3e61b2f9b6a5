import Foundation
import SecurityQuestions

extension StoreFailure {
    /// The one place where the failures of a database are worded.
    var commandError: CommandError {
        switch self {
        case .full:
            CommandError(.inputOutput, "The disk is full: what was under way is undone. Make room and try again.")
        case .altered(let path, let objects) where objects == ["table database_copy"]:
            CommandError(
                .stopped,
                "The database \(path) is the target of a copy that is not finished: run the same “countersign database copy” again, which "
                    + "goes on where it stands, or take another, empty database.")
        case .readOnly(let path) where Self.isServer(path):
            CommandError(
                .notCreated,
                "The database \(path) cannot be written: it is a standby, or this role lacks a right. docs/postgresql.md says which "
                    + "rights the role of a server needs.")
        case .newer(let path) where Self.isServer(path):
            CommandError(
                .configuration,
                "The database \(path) was brought up to date by a later version of Countersign: run that version.")
        case .damaged(let path) where Self.isServer(path):
            CommandError(
                .badData,
                "What stands in \(path) is not a Countersign database, or its migrations were altered: name an empty database of its own."
            )
        case .altered(let path, let objects) where Self.isServer(path):
            CommandError(
                .badData,
                "The database \(path) is not built as Countersign builds it; not as made: \(objects.joined(separator: ", ")). Find out who "
                    + "could change it, keep a dump as it is, and restore a backup.")
        case .readOnly(let path):
            CommandError(
                .notCreated,
                Self.isDiskReadOnly(path)
                    ? "The database \(path) cannot be written: \(SystemReason(EROFS).text). It is needed for reading as well."
                    : "The database \(path) cannot be written: let this user write the file and its folder, or run as the "
                        + "user they belong to.")
        case .locked(let path):
            CommandError(
                .unavailable,
                "The database \(path) is held by another program, such as a running server: stop that first, or wait.")
        case .newer(let path):
            CommandError(
                .configuration,
                "The database \(path) was made by a later version of Countersign: install that version, or restore an "
                    + "older backup.")
        case .damaged(let path):
            CommandError(
                .inputOutput,
                "The file \(path) is damaged or not a Countersign database: restore a backup, or name another data folder."
            )
        case .altered(let path, let objects):
            CommandError(
                .badData,
                "The database \(path) is not built as Countersign builds it; not as made: \(objects.joined(separator: ", ")). "
                    + "Find out who could write to it, keep this copy as it is, and restore a backup.")
        case .busy, .conflict:
            CommandError(
                .unavailable, "The database is too busy just now: what was under way is undone. Try again shortly.")
        case .connectionLost:
            CommandError(
                .unavailable,
                "The connection to the database was lost: check that it runs and can be reached, and try again.")
        case .unreachable(let path):
            CommandError(
                .nothingFound,
                "The database \(path) cannot be reached: check that its folder exists, and that folder and file "
                    + "are this user’s.")
        }
    }

    private static func isServer(_ path: String) -> Bool { path.hasPrefix("postgresql://") }

    /// Not for this user alone: no other would fare better.
    private static func isDiskReadOnly(_ path: String) -> Bool {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        return unsafe access(folder, W_OK) != 0 && errno == EROFS  // a path of our own; errno is of the call before
    }
}
