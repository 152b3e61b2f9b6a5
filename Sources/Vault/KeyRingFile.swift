import Foundation
import Glibc
import SecurityQuestions

/// The key ring in a file that only the user of the process can read.
extension KeyRing {
    /// A ring of a thousand keys is smaller.
    private static let largestFile = 128 * 1024

    /// The ring in `file`, made anew where there is none and `store` has never seen a key; it fits `store`.
    ///
    /// Throws ``KeyRingFailure`` or what the store throws.
    public static func open(file: String, world: World, for store: any KeyCheckStore) async throws -> KeyRing {
        if unsafe access(file, F_OK) != 0, errno == ENOENT {  // a C string made of a Swift one
            guard try await store.keyChecks().isEmpty else { throw KeyRingFailure.fileMissing(path: file) }
            try create(file: file, world: world)
        }
        let ring = try KeyRing(file: file)
        try await ring.verify(against: store)
        return ring
    }

    public init(file: String) throws(KeyRingFailure) {
        // Not blocking: a named pipe in its place must not stop the start.
        let descriptor = unsafe Glibc.open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)  // a C string
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .fileMissing(path: file) : .unreadable(path: file, code: errno)
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try Self.requirePrivate(descriptor, path: file)
        guard var data = try? handle.read(upToCount: Self.largestFile) else { throw .truncated }
        defer { data.resetBytes(in: 0..<data.count) }
        guard data.last == UInt8(ascii: "\n") else { throw .truncated }
        guard let text = String(data: data, encoding: .utf8) else { throw .notAKeyRing }
        try self.init(text)
    }

    /// Makes a file with one new key. It appears whole or not at all, and never in the place of another one.
    static func create(file: String, world: World) throws(KeyRingFailure) {
        let draft = "\(file).\(ID<KeyRing>(world))"
        let descriptor = unsafe Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)  // a C string
        guard descriptor >= 0 else { throw .notCreated(path: file, code: errno) }
        defer { unsafe unlink(draft) }  // a C string
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(new(world).utf8))
            try handle.synchronize()
        } catch {
            throw .notCreated(path: file, code: errno)
        }
        guard unsafe link(draft, file) == 0 || errno == EEXIST else {  // C strings
            throw .notCreated(path: file, code: errno)
        }
        try synchronizeFolder(of: file)
    }

    private static func requirePrivate(_ descriptor: Int32, path: String) throws(KeyRingFailure) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {  // fills a local variable
            throw .unreadable(path: path, code: errno)
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        guard status.st_uid == geteuid() else { throw .foreignOwner(path: path, owner: status.st_uid) }
        guard status.st_mode & 0o077 == 0 else { throw .openToOthers(path: path, mode: status.st_mode & 0o7777) }
    }

    /// Without this a power cut could take the name of the new file away again.
    private static func synchronizeFolder(of file: String) throws(KeyRingFailure) {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
        let descriptor = unsafe Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)  // a C string
        guard descriptor >= 0 else { throw .notCreated(path: file, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .notCreated(path: file, code: errno) }
    }
}
