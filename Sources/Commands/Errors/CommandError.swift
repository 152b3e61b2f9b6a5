import Foundation
import NIOCore
import NIOSSL
import SecurityQuestions
import Vault

/// Why a command stops: plain sentences that say what is wrong and what to do, and the exit code.
struct Complaint: Error, Sendable {
    let status: ExitStatus
    let sentences: [String]

    init(_ status: ExitStatus, _ sentences: String...) {
        self.status = status
        self.sentences = sentences
    }

    init(_ status: ExitStatus, _ sentences: [String]) {
        self.status = status
        self.sentences = sentences
    }

    /// What `error` means to the person at the terminal; nil where it is not ours to word (a wrong option, `--help`).
    init?(explaining error: any Error) {
        switch error {
        case let complaint as Complaint: self = complaint
        case let failure as StoreFailure: self = failure.complaint
        case let failure as KeyRingFailure: self = failure.complaint
        case let refused as ConfigurationRefused: self = refused.complaint
        case KeepingFailure.busy:
            self.init(.unavailable, "The machine is too busy to hash a password: try again shortly.")
        case KeepingFailure.keyMissing(let id): self = KeyRingFailure.keyMissing(id: id).complaint
        case let error as IOError:
            self.init(
                .unavailable,
                "A listener cannot be opened (\(SystemReason(error.errnoCode).text)): “countersign doctor” tells which, and "
                    + "whether another program has the port.")
        case let error as NIOSSLError:
            self.init(
                .configuration,
                "The TLS files cannot be used (\(error)): check tls.certificate and tls.key; both are PEM, and belong together."
            )
        case let failure as CocoaError where failure.code == .fileWriteOutOfSpace: self = StoreFailure.full.complaint
        default: return nil
        }
    }

    /// What went wrong with a file, from the system's error number.
    static func file(_ path: String, doing what: String, errno number: Int32) -> Complaint {
        let reason = SystemReason(number)
        return Complaint(reason.status, "\(path) cannot be \(what): \(reason.text).")
    }
}

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
            case EADDRINUSE: ("another program listens there; stop it or choose another port", .unavailable)
            case EADDRNOTAVAIL: ("this machine does not have that address; correct it", .configuration)
            default: ("the system says “\(Self.said(number))”", .inputOutput)
            }
    }

    private static func said(_ number: Int32) -> String {
        unsafe String(cString: strerror(number))  // a text of the C library, copied at once
    }
}
