/// How the newest key of a ring vouches for an earlier one: an entry (``AuditEvent/Kind/auditKeyVouched``) holds the earlier
/// public key, and a later checkpoint of a key that is trusted covers that entry.
///
/// It vouches for what the earlier key had signed until then. So whoever has a retired key can add nothing to the log, and a
/// key that nobody vouches for stays a fault, whatever is signed behind it.
///
/// Of entries of the first format it is otherwise: the versions that wrote them retired keys without a word, so a later
/// checkpoint of a trusted key settles what a strange one signed, as it did then.
struct KeyVouching: Sendable {
    /// The detail of the entry: 64 hexadecimal digits.
    static func detail(_ publicKey: [UInt8]) -> String {
        publicKey.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private struct Strange {
        let first: Int64
        var last: Int64
    }

    /// Somebody who adds keys without end shall not fill the memory.
    private static let most = 1000
    private var strange: [[UInt8]: Strange] = [:]
    /// The first among entries of the first format that no trusted key has settled.
    private var old: AuditCheckpoint?
    /// By entries since the last checkpoint of a trusted key: up to which number each covers.
    private var told: [[UInt8]: Int64] = [:]
    private var covered: [[UInt8]: Int64] = [:]

    mutating func read(_ entry: AuditEntry) {
        guard entry.kind == AuditEvent.Kind.auditKeyVouched.rawValue, told.count < Self.most,
            let key = entry.detail.flatMap(Self.publicKey)
        else { return }
        told[key] = entry.number
    }

    /// A checkpoint of a key that is not trusted.
    ///
    /// - Parameter isOld: it is at an entry of the first format.
    mutating func note(strange checkpoint: AuditCheckpoint, isOld: Bool) throws(AuditFault) {
        guard !isOld else {
            old = old ?? checkpoint
            return
        }
        let key = checkpoint.publicKey
        guard strange[key] != nil || strange.count < Self.most else {
            throw .strangeKey(checkpoint.number, publicKey: key)
        }
        strange[key, default: Strange(first: checkpoint.number, last: 0)].last = checkpoint.number
    }

    /// At a checkpoint of a key that is trusted: what entries have told until here holds.
    mutating func settle() {
        old = nil
        covered.merge(told) { $1 }
        for (key, number) in told where (strange[key]?.last ?? .max) <= number { strange[key] = nil }
        told = [:]
    }

    func covers(_ checkpoint: AuditCheckpoint) -> Bool { checkpoint.number <= covered[checkpoint.publicKey] ?? 0 }

    /// Nil where every checkpoint is accounted for.
    var firstStrange: AuditFault? {
        old.map { .strangeKey($0.number, publicKey: $0.publicKey) }
            ?? strange.min { $0.value.first < $1.value.first }.map { .strangeKey($0.value.first, publicKey: $0.key) }
    }

    private static func publicKey(_ text: String) -> [UInt8]? {
        let digits = text.utf8
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        var rest = digits[...]
        while !rest.isEmpty {
            guard let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}
