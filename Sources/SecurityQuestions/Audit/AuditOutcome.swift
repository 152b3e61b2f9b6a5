/// What a verification of the audit log found, as the log itself keeps it.
public enum AuditOutcome: Sendable, Hashable {
    /// - `isWitnessed`: a checkpoint outside the database was compared with it.
    case sound(entries: Int64, signed: Int64, isWitnessed: Bool)
    case fault(AuditFault)

    public init(_ result: AuditVerification.Result) {
        self = .sound(entries: result.entries, signed: result.signed, isWitnessed: result.isWitnessed)
    }

    package var isFault: Bool { if case .fault = self { true } else { false } }

    /// The detail of the entry that tells of the verification.
    public var detail: String {
        switch self {
        case .sound(let entries, let signed, let isWitnessed):
            "sound \(entries) \(signed)\(isWitnessed ? "" : " \(Self.alone)")"
        case .fault(.changed(let number)): "changed \(number)"
        case .fault(.missing(let number)): "missing \(number)"
        case .fault(.outOfPlace(let number)): "outOfPlace \(number)"
        case .fault(.notOurs(let number)): "notOurs \(number)"
        case .fault(.cut(let last, let signed)): "cut \(last) \(signed)"
        case .fault(.rewritten(let after, let upTo)): "rewritten \(after) \(upTo)"
        case .fault(.forgedCheckpoint(let number)): "forgedCheckpoint \(number)"
        case .fault(.strangeKey(let number, _)): "strangeKey \(number)"
        case .fault(.erasureNotTold(let number)): "erasureNotTold \(number)"
        case .fault(.neverSigned): "neverSigned"
        case .fault(.unreadable(let line)): "unreadable \(line)"
        }
    }

    private static let alone = "alone"

    /// Reads ``detail``; nil where it is something else.
    public init?(detail: String) {
        var words = detail.split(separator: " ")
        let isWitnessed = words.last.map { $0 != Self.alone } ?? true
        if !isWitnessed { words.removeLast() }
        let numbers = words.dropFirst().compactMap { Int64($0) }
        guard let word = words.first, numbers.count == words.count - 1 else { return nil }
        switch (word, numbers.first, numbers.dropFirst().first) {
        case ("sound", let entries?, let signed?):
            self = .sound(entries: entries, signed: signed, isWitnessed: isWitnessed)
        case ("changed", let number?, nil): self = .fault(.changed(number))
        case ("missing", let number?, nil): self = .fault(.missing(number))
        case ("outOfPlace", let number?, nil): self = .fault(.outOfPlace(number))
        case ("notOurs", let number?, nil): self = .fault(.notOurs(number))
        case ("cut", let last?, let signed?): self = .fault(.cut(last: last, signed: signed))
        case ("rewritten", let after?, let upTo?): self = .fault(.rewritten(after: after, upTo: upTo))
        case ("forgedCheckpoint", let number?, nil): self = .fault(.forgedCheckpoint(number))
        case ("strangeKey", let number?, nil): self = .fault(.strangeKey(number, publicKey: []))
        case ("erasureNotTold", let number?, nil): self = .fault(.erasureNotTold(number))
        case ("neverSigned", nil, nil): self = .fault(.neverSigned)
        case ("unreadable", let line?, nil): self = .fault(.unreadable(line: Int(line)))
        default: return nil
        }
    }
}
