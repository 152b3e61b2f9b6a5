import Foundation
import Glibc
import SecurityQuestions

/// Changes of a key ring file. A reader finds the whole ring as it was or as it is, at any moment and after a power cut.
extension KeyRing {
    /// Adds a new key, which is then the newest.
    public static func addKey(toFile path: String, world: World) throws(KeyRingFailure) -> SealingKey {
        let (key, line) = newKey(world)
        try change(path) { text in text + line + "\n" }
        return key
    }

    /// Takes a key out; false where it is not in the file.
    public static func removeKey(_ id: String, fromFile path: String) throws(KeyRingFailure) -> Bool {
        var isFound = false
        try change(path) { text in
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let kept = lines.filter { $0.split(whereSeparator: \.isWhitespace).first.map(String.init) != id }
            isFound = kept.count < lines.count
            return kept.joined(separator: "\n")
        }
        return isFound
    }

    /// Writes what `edit` makes of the file into a draft beside it, and gives that the name of the file.
    private static func change(_ path: String, _ edit: (String) -> String) throws(KeyRingFailure) {
        // A link leads to the file that is to be replaced, not itself.
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let folder = try lockedFolder(of: file)
        defer { close(folder) }
        let (text, status) = try content(of: file)
        let edited = edit(text)
        _ = try KeyRing(edited)
        guard edited != text else { return }
        let draft = "\(file).new"
        unsafe unlink(draft)  // a C string; left behind by a power cut
        let descriptor = unsafe Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)  // a C string
        guard descriptor >= 0 else { throw .notCreated(path: file, code: errno) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            guard fchown(descriptor, status.st_uid, status.st_gid) == 0 else { throw POSIXError(.EPERM) }
            try handle.write(contentsOf: Data(edited.utf8))
            try handle.synchronize()
        } catch {
            let code = errno
            unsafe unlink(draft)  // a C string
            throw .notCreated(path: file, code: code)
        }
        guard unsafe rename(draft, file) == 0 else { throw .notCreated(path: file, code: errno) }  // C strings
        guard fsync(folder) == 0 else { throw .notCreated(path: file, code: errno) }
    }

    /// Two changes at once come one after the other. The lock ends with the descriptor.
    private static func lockedFolder(of file: String) throws(KeyRingFailure) -> Int32 {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
        let descriptor = unsafe Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)  // a C string
        guard descriptor >= 0 else { throw .notCreated(path: file, code: errno) }
        guard flock(descriptor, LOCK_EX) == 0 else {
            let code = errno
            close(descriptor)
            throw .notCreated(path: file, code: code)
        }
        return descriptor
    }

    /// The text of a file that holds a ring which can be used.
    private static func content(of file: String) throws(KeyRingFailure) -> (String, stat) {
        _ = try KeyRing(file: file)
        var status = stat()
        guard unsafe stat(file, &status) == 0 else {  // a C string, a local variable
            throw .unreadable(path: file, code: errno)
        }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw .unreadable(path: file, code: errno)
        }
        return (text, status)
    }
}
