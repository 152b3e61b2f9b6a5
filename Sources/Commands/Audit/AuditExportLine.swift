import Encodings
import SecurityQuestions

/// A line of an exported audit log, as JSON: the head, an entry, a checkpoint or the end. Bytes are hexadecimal.
struct AuditExportLine: Codable, Sendable {
    static let formatName = "countersign audit log 2"
    /// With entries of the first format only; read as before.
    static let firstFormatName = "countersign audit log 1"

    var format: String?

    var number: Int64?
    var at: Int64?
    var kind: String?
    var actor: String?
    /// Nil in an entry of the first format.
    var place: Place?
    var who: Values?
    var what: Values?
    var hash: String?
    var tag: String?
    /// Of the entry before, in a feed.
    var previous: String?
    /// Who and what, in a feed that names nobody.
    var ids: AuditPseudonyms?

    var signed: Int64?
    var key: String?
    var nextKey: String?
    var signature: String?

    /// The number of the last entry.
    var end: Int64?

    /// Each is missing until something fills it.
    struct Place: Codable, Sendable {
        var brand: String?
        var client: String?
        var node: String?
        var nodeSequence: Int64?
    }

    /// Values that tell of people, with their salt; or what is left of them.
    struct Values: Codable, Sendable {
        var salt: String?
        var values: [String?]?
        var erased: String?
        var erasedBy: Int64?
        /// In place of salt and values, in a feed: what is chained of them.
        var digest: String?
    }

    static let head = AuditExportLine(format: formatName)

    static func end(_ number: Int64) -> AuditExportLine { AuditExportLine(end: number) }

    func encoded() throws -> String { try JSONText.compact(self) + "\n" }
}

extension AuditExportLine {
    init(_ entry: AuditEntry) {
        self.init(
            number: entry.number, at: entry.at, kind: entry.kind, actor: entry.actor,
            place: entry.place.map {
                Place(brand: $0.brand, client: $0.client, node: $0.node, nodeSequence: $0.nodeSequence)
            }, who: Values(entry.who),
            what: Values(entry.what), hash: Hexadecimal.text(entry.hash), tag: entry.tag.map(Hexadecimal.text))
    }

    init(_ fed: FedEntry) {
        self.init(fed.entry)
        previous = Hexadecimal.text(fed.previous)
        guard let ids = fed.ids else { return }
        self.ids = ids
        who = Values(digest: Hexadecimal.text(fed.entry.who.digest))
        what = Values(digest: Hexadecimal.text(fed.entry.what.digest))
    }

    init(_ checkpoint: AuditCheckpoint) {
        self.init(
            at: checkpoint.at, hash: Hexadecimal.text(checkpoint.hash), signed: checkpoint.number,
            key: Hexadecimal.text(checkpoint.publicKey), nextKey: checkpoint.nextKey.map(Hexadecimal.text),
            signature: Hexadecimal.text(checkpoint.signature))
    }

    /// Nil where the line is not one.
    var entry: AuditEntry? {
        guard let number, let at, let kind, let actor, let who = who?.read(count: 3),
            let what = what?.read(count: place == nil ? 3 : 4),
            let hash = hash.flatMap(Hexadecimal.bytes), (tag == nil) == (tag.flatMap(Hexadecimal.bytes) == nil)
        else { return nil }
        return AuditEntry(
            number: number, at: at, kind: kind, actor: actor,
            place: place.map {
                AuditPlace(brand: $0.brand, client: $0.client, node: $0.node, nodeSequence: $0.nodeSequence)
            }, who: who, what: what, hash: hash,
            tag: tag.flatMap(Hexadecimal.bytes))
    }

    /// Nil where the line is not one.
    var checkpoint: AuditCheckpoint? {
        guard let signed, let at, let hash = hash.flatMap(Hexadecimal.bytes), let key = key.flatMap(Hexadecimal.bytes),
            let signature = signature.flatMap(Hexadecimal.bytes)
        else { return nil }
        return AuditCheckpoint(
            number: signed, at: at, hash: hash, publicKey: key, nextKey: nextKey.flatMap(Hexadecimal.bytes),
            signature: signature)
    }
}

extension AuditExportLine.Values {
    fileprivate init(_ values: AuditValues) {
        switch values {
        case .held(let salt, let values): self.init(salt: Hexadecimal.text(salt), values: values)
        case .erased(let digest, let by): self.init(erased: Hexadecimal.text(digest), erasedBy: by)
        }
    }

    fileprivate func read(count: Int) -> AuditValues? {
        switch (salt.flatMap(Hexadecimal.bytes), values, erased.flatMap(Hexadecimal.bytes), erasedBy) {
        case (let salt?, let values?, nil, nil) where values.count == count: .held(salt: salt, values: values)
        case (nil, nil, let digest?, let by?): .erased(digest: digest, by: by)
        default: nil
        }
    }
}
