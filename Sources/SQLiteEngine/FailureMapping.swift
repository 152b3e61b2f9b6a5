import Foundation
import GRDB
import SQLStore
import SecurityQuestions

/// Tells in the product's words what SQLite or the system could not do. The only place that does.
struct FailureMapping: Sendable {
    let path: String

    func mapping<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch { throw failure(for: error) }
    }

    func failure(for error: any Error) -> any Error {
        switch error {
        case let error as DatabaseError: failure(for: error)
        case is UnreadableValue: StoreFailure.damaged(path: path)
        default: error
        }
    }

    private func failure(for error: DatabaseError) -> any Error {
        switch error.resultCode {
        case .SQLITE_FULL: StoreFailure.full
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: StoreFailure.readOnly(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: StoreFailure.locked(path: path)
        case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_FORMAT: StoreFailure.damaged(path: path)
        case .SQLITE_CANTOPEN: DatabasePath(path: path).whyNotOpened
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: StoreFailure.full
        case .SQLITE_IOERR: DatabasePath(path: path).whyNotWritten ?? StoreFailure.unreachable(path: path)
        default: SQLiteFault(code: Int(error.extendedResultCode.rawValue), message: error.message ?? "")
        }
    }

    /// What the system's error number means for the file at `path`.
    func failure(errno number: Int32) -> StoreFailure {
        switch number {
        case ENOSPC, EDQUOT, EFBIG: .full
        case EACCES, EPERM, EROFS: .readOnly(path: path)
        default: .unreachable(path: path)
        }
    }
}

/// A mistake of the program, such as a broken rule of the schema; what was being stored is not in the message.
package struct SQLiteFault: Error, Sendable, Hashable {
    /// SQLite's extended result code.
    package let code: Int
    package let message: String
}
