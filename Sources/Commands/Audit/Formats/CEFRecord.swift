import Encodings
import Phrasebook
import SecurityQuestions

/// An entry of the log in ArcSight's Common Event Format, version 0:
///
///     CEF:0|vendor|product|version|kind|what happened|severity 0 to 10|key=value key=value …
///
/// Keys that the format's dictionary has no name for begin with `countersign`, among them everything that the hash is of.
struct CEFRecord {
    /// Not ended.
    let text: String

    init(_ fed: FedEntry) {
        let entry = fed.entry
        let mapped = fed.kind.map(OCSFMapping.init) ?? .unknown
        let name = fed.kind.map { AuditWords.told($0).en } ?? entry.kind
        let header = [
            "CEF:0", "Countersign", "Countersign", ProgramVersion.number, entry.kind, name,
            "\(Self.severity(mapped.severity))",
        ]
        let fields = Self.event(fed, mapped) + Self.chain(fed)
        text =
            header.map(Self.inHeader).joined(separator: "|") + "|"
            + fields.compactMap { key, value in value.map { "\(key)=\(Self.inExtension($0))" } }.joined(separator: " ")
    }

    /// By the names of the format's own dictionary.
    private static func event(_ fed: FedEntry, _ mapped: OCSFMapping) -> [(key: String, value: String?)] {
        let clear = fed.ids == nil ? fed.address : nil
        let isSix = clear?.contains(":") ?? false
        return [
            ("rt", "\(fed.entry.at)"), ("externalId", "\(fed.entry.number)"), ("outcome", mapped.status.word),
            ("suid", fed.actorID), ("suser", fed.actorName), ("src", isSix ? nil : clear),
            ("c6a2", isSix ? clear : nil), ("c6a2Label", isSix ? "Source IPv6 Address" : nil), ("duid", fed.account),
            ("reason", fed.detail),
        ]
    }

    private static func chain(_ fed: FedEntry) -> [(key: String, value: String?)] {
        let entry = fed.entry
        return [
            ("countersignActor", entry.actor), ("countersignAddress", fed.ids?.address), ("countersignCall", fed.call),
            ("countersignCaller", fed.caller),
            ("countersignFormat", entry.place == nil ? "1" : "2"), ("countersignBrand", entry.place?.brand),
            ("countersignClient", entry.place?.client), ("countersignNode", entry.place?.node),
            ("countersignNodeSequence", entry.place?.nodeSequence.map(String.init)),
            ("countersignWho", Hexadecimal.text(entry.who.digest)),
            ("countersignWhat", Hexadecimal.text(entry.what.digest)),
            ("countersignPrevious", Hexadecimal.text(fed.previous)), ("countersignHash", Hexadecimal.text(entry.hash)),
            ("countersignTag", entry.tag.map(Hexadecimal.text)),
        ]
    }

    /// 0 to 3 is low, to 6 medium, to 8 high, to 10 very high.
    private static func severity(_ severity: OCSFMapping.Severity) -> Int {
        switch severity {
        case .informational: 1
        case .low: 3
        case .medium: 5
        case .high: 8
        case .critical: 10
        }
    }

    /// A backslash and the bar are escaped; a field of the header is one line.
    static func inHeader(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\\", "|": result += "\\\(scalar)"
            case _ where scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}":
                result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    /// A backslash and the equals sign are escaped, line breaks written `\n` and `\r`; a bar is not.
    static func inExtension(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\\", "=": result += "\\\(scalar)"
            case "\n", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}": result += "\\n"
            case "\r": result += "\\r"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}

extension OCSFMapping.Status {
    fileprivate var word: String? {
        switch self {
        case .success: "success"
        case .failure: "failure"
        case .unknown, .other: nil
        }
    }
}
