import Foundation

/// A system error number in words.
struct SystemReason {
    let text: String
    let status: ExitStatus

    init(_ number: Int32) {
        (text, status) =
            switch number {
            case ENOENT: ("there is no such file or folder; check the path", .nothingFound)
            case EACCES, EPERM: ("this user may not; change its owner or mode, or run as the right user", .permission)
            case EROFS: ("the disk is read-only; mount it for writing or choose another folder", .notCreated)
            case EISDIR: ("it is a folder; name a file", .nothingFound)
            case ENOTDIR: ("a part of the path is not a folder; check the path", .nothingFound)
            case EEXIST: ("there is something of that name already; choose another name", .notCreated)
            case ENOSPC, EDQUOT: ("the disk is full; make room and try again", .inputOutput)
            default: ("the system says “\(Self.said(number))”", .inputOutput)
            }
    }

    /// Of an address that cannot be listened at.
    init(listening number: Int32) {
        switch number {
        case EADDRINUSE:
            self.init(
                "another program listens there; stop it (“ss -ltnp” names it), or choose another port", .unavailable)
        case EADDRNOTAVAIL: self.init("this machine does not have that address; correct it", .configuration)
        case EACCES, EPERM:
            self.init(
                "only root may at a port below 1024; choose another, or give the unit CAP_NET_BIND_SERVICE, as "
                    + "docs/install.md says", .permission)
        default: self.init(number)
        }
    }

    private init(_ text: String, _ status: ExitStatus) { (self.text, self.status) = (text, status) }

    private static func said(_ number: Int32) -> String {
        unsafe String(cString: strerror(number))  // a text of the C library, copied at once
    }
}
