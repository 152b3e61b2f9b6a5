/// What sort of thing a question asks for; it decides which rules read the answer.
public enum AnswerKind: String, CaseIterable, Codable, Hashable, Sendable {
    case name, city, pet, school, food, number, date, phone, title
}
