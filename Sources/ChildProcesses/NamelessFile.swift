import Foundation
import Glibc
import SystemPackage

/// A file for a program to read or to write: it has no name, and is gone with the last who has it open.
package final class NamelessFile: Sendable {
    let descriptor: FileDescriptor

    /// Nil where there is no room for it.
    package init?(_ bytes: [UInt8] = []) {
        // The temporary folder of a locked-down service may be read-only; shared memory is not.
        let folders = [FileManager.default.temporaryDirectory.path, "/dev/shm"]
        guard let file = folders.lazy.compactMap(Self.made).first else { return nil }
        descriptor = file
        guard (try? file.writeAll(bytes)) != nil, (try? file.seek(offset: 0, from: .start)) != nil else { return nil }
    }

    private static func made(in folder: String) -> FileDescriptor? {
        let path = "\(folder)/\(UUID().uuidString)"
        let file = try? FileDescriptor.open(
            FilePath(path), .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
            permissions: .ownerReadWrite)
        if file != nil { unsafe unlink(path) }  // a C string
        return file
    }

    /// What it begins with, up to `count` bytes.
    package func beginning(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        // Told how much room there is.
        let read = unsafe bytes.withUnsafeMutableBytes { room in
            unsafe (try? descriptor.read(fromAbsoluteOffset: 0, into: room)) ?? 0
        }
        return Array(bytes.prefix(read))
    }

    deinit { try? descriptor.close() }
}
