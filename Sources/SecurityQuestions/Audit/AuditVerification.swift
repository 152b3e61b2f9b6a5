/// Reads an audit log from its first entry to its last, in constant memory, and stops at the first fault.
///
/// What it needs is public: one key that signed a checkpoint, the first or the newest. Each later key is vouched for by the
/// one before (``AuditCheckpoint/nextKey``), each earlier one by an entry that a later one signed (`KeyVouching`). With the
/// key ring it also tells entries of ours from others, and names the very entry where a log has been chained anew.
public struct AuditVerification: Sendable {
    /// What was found where nothing is wrong.
    public struct Result: Sendable, Hashable {
        /// How many entries, which is the number of the last.
        public let entries: Int64
        /// 32 bytes.
        public let hash: [UInt8]
        /// The last entry that is signed.
        public let signed: Int64
        /// Values that were erased, and told of.
        public let erased: Int
        /// Whether a checkpoint from outside the log was compared. Without one nothing tells whether the end was cut off
        /// together with its checkpoints, or an older copy put back.
        public let isWitnessed: Bool
    }

    /// What the key ring knows of the log.
    public struct Ring: Sendable {
        let publicKeys: Set<[UInt8]>
        let isOurs: @Sendable (_ tag: [UInt8], _ hash: [UInt8]) -> Bool

        /// - Parameters:
        ///   - publicKeys: of every key of the ring.
        ///   - isOurs: whether a key of the ring made a tag.
        public init(
            publicKeys: some Sequence<[UInt8]>, isOurs: @escaping @Sendable (_ tag: [UInt8], _ hash: [UInt8]) -> Bool
        ) {
            self.publicKeys = Set(publicKeys)
            self.isOurs = isOurs
        }
    }

    private var trusted: Set<[UInt8]>
    private let newest: AuditCheckpoint?
    private let witness: AuditCheckpoint?
    private let ring: Ring?

    private var number: Int64 = 0
    private var hash = AuditEntry.noHash
    private var signed: Int64 = 0
    private var vouching = KeyVouching()
    /// From the first entry of the second format on there is none of the first.
    private var hasSecondFormat = false
    /// Of those since the last checkpoint.
    private var firstNotOurs: Int64?
    private var isTagged = false
    private var erasures: [Int64: (AuditErasure, first: Int64)] = [:]
    private var erased = 0

    /// - Parameters:
    ///   - trusted: public keys (32 bytes, Ed25519).
    ///   - newest: the last checkpoint in the log.
    ///   - witness: a checkpoint that was kept elsewhere.
    ///   - ring: its public keys are trusted as well; nil without the key ring.
    public init(
        trusting trusted: Set<[UInt8]>, newest: AuditCheckpoint?, witness: AuditCheckpoint? = nil, ring: Ring? = nil
    ) {
        self.trusted = trusted.union(ring?.publicKeys ?? [])
        self.newest = newest
        self.witness = witness
        self.ring = ring
    }

    public mutating func read(_ entry: AuditEntry, _ checkpoint: AuditCheckpoint?) throws(AuditFault) {
        guard entry.number >= number + 1 else { throw .outOfPlace(entry.number) }
        guard entry.number == number + 1 else { throw .missing(number + 1) }
        guard entry.isChained(to: hash) else { throw .changed(entry.number) }
        number = entry.number
        hash = entry.hash
        guard entry.place != nil || !hasSecondFormat else { throw .changed(entry.number) }
        hasSecondFormat = entry.place != nil
        vouching.read(entry)
        try look(atTagOf: entry)
        if let checkpoint { try look(at: checkpoint) }
        if let witness, witness.number == number, witness.hash != hash { throw rewritten }
        try tally(entry)
    }

    public consuming func finish() throws(AuditFault) -> Result {
        for checkpoint in [newest, witness].compactMap(\.self) where checkpoint.number > number {
            throw .cut(last: number, signed: checkpoint.number)
        }
        if let witness, !witness.isSignedByItsKey { throw .forgedCheckpoint(witness.number) }
        if let strange = vouching.firstStrange { throw strange }
        if let witness, !trusted.contains(witness.publicKey), !vouching.covers(witness) {
            throw .strangeKey(witness.number, publicKey: witness.publicKey)
        }
        if let untold = erasures.values.map(\.first).min() { throw .erasureNotTold(untold) }
        guard signed > 0 else { throw .neverSigned }
        return Result(entries: number, hash: hash, signed: signed, erased: erased, isWitnessed: witness != nil)
    }

    /// A tag that is not ours may be one of a key that was retired since: a checkpoint of that key then settles it.
    private mutating func look(atTagOf entry: AuditEntry) throws(AuditFault) {
        guard let ring else { return }
        if entry.tag != nil { isTagged = true }
        // What was recorded before there was a chain.
        guard isTagged || signed > 0, entry.tag.map({ ring.isOurs($0, entry.hash) }) != true else { return }
        if firstNotOurs == nil { firstNotOurs = number }
        if let newest, number > newest.number { throw .notOurs(number) }
    }

    /// A checkpoint of a strange key settles nothing: it stays a fault until its key is vouched for. What a retired key has
    /// tagged cannot be told any more, so it is that key's own checkpoint that covers it.
    private mutating func look(at checkpoint: AuditCheckpoint) throws(AuditFault) {
        guard checkpoint.isSignedByItsKey else { throw .forgedCheckpoint(checkpoint.number) }
        guard checkpoint.hash == hash else { throw rewritten }
        if let firstNotOurs, ring?.publicKeys.contains(checkpoint.publicKey) == true { throw .notOurs(firstNotOurs) }
        firstNotOurs = nil
        guard trusted.contains(checkpoint.publicKey) else {
            return try vouching.note(strange: checkpoint, isOld: !hasSecondFormat)
        }
        vouching.settle()
        if let next = checkpoint.nextKey { trusted.insert(next) }
        signed = number
    }

    private var rewritten: AuditFault {
        firstNotOurs.map(AuditFault.changed) ?? .rewritten(after: signed, upTo: number)
    }

    private mutating func tally(_ entry: AuditEntry) throws(AuditFault) {
        for (group, values) in [(AuditErasure.Group.who, entry.who), (.what, entry.what)] {
            guard case .erased(_, let by) = values else { continue }
            guard by > number else { throw .erasureNotTold(number) }
            erasures[by, default: (AuditErasure(), first: number)].0.add(group, of: number)
            erased += 1
        }
        guard AuditErasure.isTold(by: entry.kind) else { return }
        let taken = erasures.removeValue(forKey: number)
        guard entry.detail == (taken?.0 ?? AuditErasure()).detail else {
            throw .erasureNotTold(taken?.first ?? number)
        }
    }
}
