import SpokenAnswers
import Synchronization

/// The answers that many people give, by question and language, compared in sound form.
///
/// Refused are the commonest answers of the kind, by count, with what the counts do not reach, and the likeliest of the
/// question itself, by judgement. Each list names its source; `docs/guessing.md` works out how long they must be.
///
/// The lists of both languages hold in either: an English speaker in Lyon answers "Lyon", and a stranger who does not
/// know where somebody grew up tries the names of both countries. What it costs is measured there too.
public enum PopularAnswers {
    /// Whether too many people would give this answer to `question`.
    public static func contains(_ forms: SpokenForms, question: SecurityQuestion, language: Language) -> Bool {
        let kind = question.kind
        func isIn(_ list: AnswerList?) -> Bool {
            read(Shelf(list: list, kind: kind, language: language, version: forms.version)).contains(forms.sound)
        }
        return isIn(nil) || isIn(question.popular)
    }

    /// The lists that hold for every question of `kind`, those with counts first.
    public static func common(_ kind: AnswerKind) -> [AnswerList] {
        switch kind {
        case .name:
            [
                .commonSurnamesEN, .commonSurnamesFR, .commonFirstNamesEN, .commonFirstNamesFR, .surnamesElsewhere,
            ]
        case .city: [.largestCitiesEN, .largestCitiesFR, .largestCitiesElsewhere]
        case .pet: [.commonPetNamesEN, .callNames]
        case .title: [.bestKnownTitlesEN, .bestKnownTitlesFR]
        case .school, .food, .number, .date, .phone: []
        }
    }

    /// Lists as they sound under certain rules.
    private struct Shelf: Hashable {
        /// Those of one question; nil for those of the kind.
        let list: AnswerList?
        let kind: AnswerKind
        let language: Language
        let version: RulesVersion
    }

    private static let shelves = Mutex<[Shelf: Set<String>]>([:])

    /// The sound forms of a shelf, worked out once.
    private static func read(_ shelf: Shelf) -> Set<String> {
        shelves.withLock { shelves in
            if let known = shelves[shelf] { return known }
            let lists = shelf.list.map { [$0] } ?? common(shelf.kind)
            let sounds = lists.flatMap(\.answers).compactMap {
                try? SpokenAnswer.forms(
                    of: $0, kind: shelf.kind, language: shelf.language, version: shelf.version
                ).sound
            }
            let read = Set(sounds)
            shelves[shelf] = read
            return read
        }
    }
}
