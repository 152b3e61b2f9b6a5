import DurableFiles
import Foundation
import Glibc

/// Whom the server runs as: the owner of the data folder.
enum ServiceUser {
    /// Root becomes that user for good, so that nothing in the folder is root's; whoever else stays who they are.
    ///
    /// Throws a ``CommandError`` where root does not learn whom to become: a folder of its own the server could not use.
    static func become(ownerOf folder: String) throws {
        guard geteuid() == 0 else { return }
        guard let owner = try? FileOwnership(ofFileAt: folder), owner.owner != 0 else {
            throw CommandError(
                .permission,
                "Nobody was added: \(folder) is not there, or root’s. Make it the server’s user’s, and run “countersign agent add” as that user."
            )
        }
        var groups = [owner.group]
        guard unsafe setgroups(1, &groups) == 0, setgid(owner.group) == 0, setuid(owner.owner) == 0 else {
            throw CommandError(.permission, "Nobody was added: the user of \(folder) cannot be taken on here.")
        }
    }
}
