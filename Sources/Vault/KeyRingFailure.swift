/// Why a key ring cannot be used.
package enum KeyRingFailure: Error, Sendable, Hashable {
    /// There is no such file, but the database holds secrets that were sealed with an earlier one.
    case fileMissing(path: String)
    /// The system would not let it be read, made or written; `code` is its `errno`.
    case unreadable(path: String, code: Int32)
    case notCreated(path: String, code: Int32)
    /// Not a regular file.
    case notAFile(path: String)
    /// Group or others may read or write it: it must be mode 0600 or 0400.
    case openToOthers(path: String, mode: UInt32)
    /// It belongs to another user than the one this process runs as.
    case foreignOwner(path: String, owner: UInt32)
    /// The command that it should come from gave none; `said` is what it wrote on its standard error.
    case command(path: String, why: KeyCommandFailure, said: String)
    /// The end is cut off.
    case truncated
    /// The first line is not that of a key ring, or that of a later version.
    case notAKeyRing
    case noKey
    /// A line is not "id, date, key".
    case malformed(line: Int)
    /// The key of a line does not belong to its id: one of the two was changed.
    case altered(line: Int)
    case repeated(line: Int)
    /// The database knows a key that is not in the ring.
    case keyMissing(id: String)
    /// The database knows another key by this id.
    case keyDiffers(id: String)
}
