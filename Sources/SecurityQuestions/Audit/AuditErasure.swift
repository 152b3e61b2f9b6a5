import Crypto

/// Which values of the audit log an erasure has taken, as the entry that tells of it says: how many, and a digest of which.
///
/// Values that are missing and belong to no such entry were erased by somebody who could not tell of it.
public struct AuditErasure: Sendable {
    public enum Group: String, Sendable {
        case who, what
    }

    /// The kinds of entries that tell of one. They are about nobody.
    public static let kinds: Set<AuditEvent.Kind> = [.accountErased, .auditValuesErased]

    /// What an erasure leaves as it is: also by which key a checkpoint was signed. They are about nobody.
    package static let untouched = kinds.union([.auditKeyVouched])

    static func isTold(by kind: String) -> Bool { AuditEvent.Kind(rawValue: kind).map(kinds.contains) ?? false }

    public private(set) var count = 0
    private var hash = SHA256()

    public init() {}

    /// In the order of the entries, `who` before `what`.
    public mutating func add(_ group: Group, of number: Int64) {
        var bytes = HashedBytes("countersign audit erasure 1")
        bytes.append(number)
        bytes.append(group.rawValue)
        hash.update(data: bytes.bytes)
        count += 1
    }

    /// The detail of the entry that tells of it.
    public var detail: String {
        let digest = hash.finalize().prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return "\(count) values \(digest)"
    }
}
