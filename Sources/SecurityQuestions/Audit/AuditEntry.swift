/// An entry of the audit log as it is chained: what it says is fixed by its hash, and the hash by the one before.
///
///     hash = SHA-256("countersign audit entry 2" | hash before | number | at | kind | actor | place | who | what)
///
/// Numbers are 8 bytes, the first byte the highest; texts have their length before them, and what may be missing a byte that
/// tells whether it is there. `who` and `what` are the digests of values that tell of people: these can be erased, the digests
/// stay. The first format had no place, and its label says so; its entries verify as they always did.
public struct AuditEntry: Sendable, Hashable {
    /// From 1, without gaps.
    public let number: Int64
    /// Milliseconds since 1970.
    public let at: Int64
    public let kind: String
    public let actor: String
    /// Nil in an entry of the first format.
    public let place: AuditPlace?
    /// The actor's id, name and network address.
    public let who: AuditValues
    /// The account, the call, the detail, and (not in the first format) the member who the caller is said to be.
    public let what: AuditValues
    /// 32 bytes.
    public let hash: [UInt8]
    /// 16 bytes that only the key ring makes of the hash; nil where the entry is older than the chain.
    public let tag: [UInt8]?

    public init(
        number: Int64, at: Int64, kind: String, actor: String, place: AuditPlace?, who: AuditValues, what: AuditValues,
        hash: [UInt8], tag: [UInt8]?
    ) {
        self.number = number
        self.at = at
        self.kind = kind
        self.actor = actor
        self.place = place
        self.who = who
        self.what = what
        self.hash = hash
        self.tag = tag
    }

    /// As it is chained to the one whose hash is `previous`, and tagged.
    package func chained(to previous: [UInt8], tag: ((_ hash: [UInt8]) -> [UInt8])?) -> AuditEntry {
        let hash = hash(after: previous)
        return AuditEntry(
            number: number, at: at, kind: kind, actor: actor, place: place, who: who, what: what, hash: hash,
            tag: tag?(hash))
    }

    /// What stands before the first entry.
    public static let noHash = [UInt8](repeating: 0, count: 32)

    /// Nil where there is none, or it was erased.
    public var detail: String? { what.held.flatMap { $0.count > 2 ? $0[2] : nil } }

    public func isChained(to previous: [UInt8]) -> Bool { hash == hash(after: previous) }

    /// The two formats have different labels, so no entry of one is an entry of the other.
    private func hash(after previous: [UInt8]) -> [UInt8] {
        var bytes = HashedBytes("countersign audit entry \(place == nil ? 1 : 2)")
        bytes.append(previous)
        bytes.append(number)
        bytes.append(at)
        bytes.append(kind)
        bytes.append(actor)
        if let place {
            bytes.append(place.brand)
            bytes.append(place.client)
            bytes.append(place.node)
            bytes.append(place.nodeSequence)
        }
        bytes.append(who.digest)
        bytes.append(what.digest)
        return bytes.digest
    }
}
