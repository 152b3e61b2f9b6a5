import Glibc
import SystemPackage

/// What cannot be done with a file, and why; the system's error number is taken at once, before another call changes it.
package enum FileError: Error, Sendable, Hashable {
    case refused(path: String, Attempt, errno: Int32)
    case tooLarge(path: String, limit: Int)
    /// A private file that is a folder, a pipe or the like.
    case notAFile(path: String)
    case foreignOwner(path: String, owner: UInt32)
    case openToOthers(path: String, mode: UInt32)
    /// It is written, but could not be given its name: what belongs there is in `draft`.
    case notKept(path: String, draft: String, errno: Int32)

    /// What was tried, as a sentence tells it: “cannot be read”.
    package enum Attempt: String, Sendable {
        case read, written, made, removed
    }
}

/// Does `body`; what the system refuses is told of `path`.
func reporting<Result>(
    _ path: String, _ attempt: FileError.Attempt, _ body: () throws -> Result
) throws(FileError) -> Result {
    do {
        return try body()
    } catch let error as FileError {
        throw error
    } catch {
        throw .refused(path: path, attempt, errno: (error as? Errno ?? .ioError).rawValue)
    }
}

/// Of a call of the C library that returns 0 where it worked.
func require(_ result: Int32) throws(Errno) {
    guard result == 0 else { throw .last }
}

extension Errno {
    /// Only right after a call of the C library.
    static var last: Errno { Errno(rawValue: errno) }
}
