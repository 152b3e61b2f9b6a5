import Crypto
import Foundation
import SecurityQuestions

/// Whole files, down to the disk.
enum DurableFile {
    private static let piece = 1 << 20

    static func synchronize(_ path: String) throws {
        let failures = FailureMapping(path: path)
        let descriptor = try PrivateFile.open(path, flags: O_RDONLY, reporting: failures)
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failures.failure(errno: errno) }
    }

    static func digest(of path: String) throws -> String {
        var hash = SHA256()
        try forEachPiece(of: path) { hash.update(data: $0) }
        return hash.finalize().hexadecimal
    }

    /// The copy must not be there yet.
    static func copy(_ path: String, to copy: String) throws -> String {
        let failures = FailureMapping(path: copy)
        let descriptor = try PrivateFile.open(copy, flags: O_WRONLY | O_CREAT | O_EXCL, reporting: failures)
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var hash = SHA256()
        do {
            try forEachPiece(of: path) { piece in
                hash.update(data: piece)
                errno = 0
                do { try handle.write(contentsOf: piece) } catch { throw failures.failure(errno: errno) }
            }
            guard fsync(descriptor) == 0 else { throw failures.failure(errno: errno) }
        } catch {
            unsafe unlink(copy)  // a C string
            throw error
        }
        return hash.finalize().hexadecimal
    }

    private static func forEachPiece(of path: String, _ body: (Data) throws -> Void) throws {
        let failures = FailureMapping(path: path)
        let descriptor = try PrivateFile.open(path, flags: O_RDONLY, reporting: failures)
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        while true {
            let data: Data?
            do { data = try handle.read(upToCount: piece) } catch { throw failures.failure(errno: EIO) }
            guard let data, !data.isEmpty else { return }
            try body(data)
        }
    }
}

extension Sequence<UInt8> {
    /// Two small letters or digits for each byte.
    var hexadecimal: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
