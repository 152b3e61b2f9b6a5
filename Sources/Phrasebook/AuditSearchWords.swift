import SecurityQuestions

/// What a search of the audit log asked for. The log keeps it in its own words, which no page shows.
enum AuditSearchWords {
    static func told(_ detail: String) -> Phrase {
        let parts = detail.split(separator: ", ").map { part(String($0)) }
        return Phrase(
            en: parts.map(\.en).joined(separator: ", "), fr: parts.map(\.fr).joined(separator: ", "))
    }

    private static func part(_ word: String) -> Phrase {
        if let kind = AuditEvent.Kind(rawValue: word) { return AuditWords.told(kind) }
        if let group = AuditEvent.Kind.Group(rawValue: word) { return AuditWords.name(of: group) }
        let words = word.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { return Phrase(en: word, fr: word) }
        return switch words[0] {
        case "call": Phrase(en: word, fr: "appel \(words[1])")
        case "from": Phrase(en: word, fr: "depuis \(words[1])")
        case "until": Phrase(en: word, fr: "jusqu’à \(words[1])")
        default: Phrase(en: word, fr: word)
        }
    }
}
