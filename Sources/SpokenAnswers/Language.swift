/// A language an answer is spoken in. Raw values are BCP 47 tags.
public enum Language: String, CaseIterable, Codable, Hashable, Sendable {
    case en, fr
}
