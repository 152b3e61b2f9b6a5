import AppConfiguration
import Demo
import DurableFiles
import Foundation
import NIOCore
import NIOSSL
import SecurityQuestions
import Vault
import Web

/// Why a command stops: plain sentences that say what is wrong and what to do, and the exit code.
package struct CommandError: Error, Sendable {
    package let status: ExitStatus
    package let sentences: [String]

    package init(_ status: ExitStatus, _ sentences: String...) {
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
        case let error as CommandError: self = error
        case let failure as StoreFailure: self = failure.commandError
        case let altered as RecordAltered: self = altered.commandError
        case let failure as KeyRingFailure: self = failure.commandError
        case let refused as ConfigurationRefused: self.init(.configuration, refused.problems.map(\.sentence))
        case let unreadable as ConfigurationUnreadable: self = unreadable.commandError
        case let refused as CopyRefused: self = refused.commandError
        case let error as FileError: self = error.commandError
        case let error as DemoError: self = error.commandError
        case KeepingFailure.busy, KeepingFailure.limited:
            self.init(.unavailable, "The machine is too busy to hash a password: try again shortly.")
        case KeepingFailure.keyMissing(let id): self = KeyRingFailure.keyMissing(id: id).commandError
        case let refused as ListenerRefused:
            self = .listening(at: refused.address, errno: refused.errorNumber)
        case let error as NIOSSLError:
            self.init(
                .configuration,
                "The TLS files cannot be used (\(error)): check tls.certificate and tls.key, which belong together, and api.client-ca; all are PEM."
            )
        case let failure as CocoaError where failure.code == .fileWriteOutOfSpace: self = StoreFailure.full.commandError
        default: return nil
        }
    }

    /// What the operator is told of `error` in the log: a sentence of ours where there is one.
    static func words(of error: any Error) -> String {
        CommandError(explaining: error)?.sentences.joined(separator: " ") ?? String(reflecting: error)
    }

    /// Why nobody can be served at `address`.
    static func listening(at address: String, errno number: Int32) -> CommandError {
        let reason = SystemReason(listening: number)
        return CommandError(reason.status, "\(address) cannot be listened at: \(reason.text).")
    }

    /// What went wrong with a file, from the system's error number.
    static func file(_ path: String, doing what: String, errno number: Int32) -> CommandError {
        let reason = SystemReason(number)
        return CommandError(reason.status, "\(path) cannot be \(what): \(reason.text).")
    }
}
