/// An entry of the audit log as it is chained: what it says is fixed by its hash, and the hash by the one before.
///
///     hash = SHA-256("countersign audit entry 1" | hash before | number | at | kind | actor | who | what)
///
/// Numbers are 8 bytes, the first byte the highest; texts have their length before them. `who` and `what` are the digests of
/// values that tell of people: these can be erased, the digests stay.
public struct AuditEntry: Sendable, Hashable {
    /// From 1, without gaps.
    public let number: Int64
    /// Milliseconds since 1970.
    public let at: Int64
    public let kind: String
    public let actor: String
    /// The actor's id, name and network address.
    public let who: AuditValues
    /// The account, the call and the detail.
    public let what: AuditValues
    /// 32 bytes.
    public let hash: [UInt8]
    /// 16 bytes that only the key ring makes of the hash; nil where the entry is older than the chain.
    public let tag: [UInt8]?

    public init(
        number: Int64, at: Int64, kind: String, actor: String, who: AuditValues, what: AuditValues, hash: [UInt8],
        tag: [UInt8]?
    ) {
        self.number = number
        self.at = at
        self.kind = kind
        self.actor = actor
        self.who = who
        self.what = what
        self.hash = hash
        self.tag = tag
    }

    /// Chains a new entry to the one whose hash is `previous`.
    public init(
        number: Int64, at: Int64, kind: String, actor: String, who: AuditValues, what: AuditValues,
        after previous: [UInt8]
    ) {
        let hash = Self.hash(number: number, at: at, kind: kind, actor: actor, who: who, what: what, after: previous)
        self.init(number: number, at: at, kind: kind, actor: actor, who: who, what: what, hash: hash, tag: nil)
    }

    /// What stands before the first entry.
    public static let noHash = [UInt8](repeating: 0, count: 32)

    public func isChained(to previous: [UInt8]) -> Bool {
        hash == Self.hash(number: number, at: at, kind: kind, actor: actor, who: who, what: what, after: previous)
    }

    private static func hash(
        number: Int64, at: Int64, kind: String, actor: String, who: AuditValues, what: AuditValues,
        after previous: [UInt8]
    ) -> [UInt8] {
        var bytes = HashedBytes("countersign audit entry 1")
        bytes.append(previous)
        bytes.append(number)
        bytes.append(at)
        bytes.append(kind)
        bytes.append(actor)
        bytes.append(who.digest)
        bytes.append(what.digest)
        return bytes.digest
    }
}
