import SecurityQuestions
import SpokenAnswers

/// Where a sealed secret belongs, as the bytes its seal is bound to.
///
/// Every field is preceded by its length in four bytes, so that no two places have the same bytes. The first field
/// says what sort of secret it is: an answer never opens as a password. How many follow it is the sort's own, so that a place
/// with a recipe is never one without.
struct SealPlace {
    let bytes: [UInt8]

    private init(_ label: String, _ fields: String...) {
        bytes = ([label] + fields).flatMap { Self.field(Array($0.utf8)) }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private static func field(_ bytes: [UInt8]) -> [UInt8] {
        let length = UInt32(bytes.count)
        return (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + bytes
    }

    /// The same place, bound to how the secret was hashed as well: nobody without the key orders another hash.
    func hashed(by recipe: HashRecipe) -> SealPlace {
        let cost = recipe.cost
        let fields = [recipe.salt, Array(String(cost.memoryMiB).utf8), Array(String(cost.passes).utf8)]
        return SealPlace(bytes: bytes + fields.flatMap(Self.field))
    }

    /// The "0" was the number of an account's question while there could be several (decision 56): what is kept is bound to it.
    init(_ place: AnswerPlace) {
        self.init(
            "countersign answer", place.account.description, "0", String(place.rules.rawValue),
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

    /// Of what a webhook's keys follow from: another address is another place.
    init(_ webhook: WebhookPlace) {
        self.init("countersign webhook", webhook.id.description, webhook.client, webhook.url)
    }
}
