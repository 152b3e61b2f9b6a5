/// Values of an entry that can be erased.
public enum AuditValues: Sendable, Hashable {
    /// - Parameters:
    ///   - salt: 16 random bytes: without them nobody can tell by the digest what the values were.
    ///   - values: in the order in which ``AuditEntry`` names them.
    case held(salt: [UInt8], values: [String?])
    /// The digest is left, and the number of the entry that tells of the erasure.
    case erased(digest: [UInt8], by: Int64)

    /// 32 bytes: SHA-256 of the salt and the values, each after a byte that tells whether there is one.
    public var digest: [UInt8] {
        switch self {
        case .erased(let digest, _): return digest
        case .held(let salt, let values):
            var bytes = HashedBytes("countersign audit values 1")
            bytes.append(salt)
            for value in values { bytes.append(value) }
            return bytes.digest
        }
    }

    public var held: [String?]? {
        if case .held(_, let values) = self { values } else { nil }
    }
}
