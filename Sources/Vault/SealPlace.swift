import SecurityQuestions
import SpokenAnswers

/// Where a sealed secret belongs, as the bytes its seal is bound to.
///
/// Every field is preceded by its length in four bytes, so that no two places have the same bytes. The first field
/// says what sort of secret it is: an answer never opens as a password.
struct SealPlace {
    let bytes: [UInt8]

    private init(_ label: String, _ fields: String...) {
        bytes = ([label] + fields).flatMap { field in
            let length = UInt32(field.utf8.count)
            return (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + Array(field.utf8)
        }
    }

    init(_ place: AnswerPlace) {
        self.init(
            "countersign answer", place.account.description, String(place.slot), String(place.rules.rawValue),
            place.language.rawValue, place.kind.rawValue)
    }

    init(_ owner: PasswordOwner) {
        switch owner {
        case .member(let id): self.init("countersign member password", id.description)
        case .agent(let id): self.init("countersign agent password", id.description)
        case .supportCode(let id, let account):
            self.init("countersign support code", id.description, account.description)
        }
    }

    /// Of a second factor's key.
    init(_ person: Person) {
        switch person {
        case .member(let id): self.init("countersign member second factor", id.description)
        case .agent(let id): self.init("countersign agent second factor", id.description)
        }
    }
}
