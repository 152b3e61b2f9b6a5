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
        func isIn(_ list: AnswerList?) -> Bool {
            let shelf = Shelf(list: list, kind: question.kind, language: language, version: forms.version)
            return read(shelf).contains(forms)
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
        case .pet: [.usualPetNames, .callNames]
        case .title: [.bestKnownTitlesEN, .bestKnownTitlesFR]
        case .school, .food, .number, .date, .phone: []
        }
    }

    /// Lists as certain rules read them.
    private struct Shelf: Hashable {
        /// Those of one question; nil for those of the kind.
        let list: AnswerList?
        let kind: AnswerKind
        let language: Language
        let version: RulesVersion

        func forms(of lists: [AnswerList]) -> [SpokenForms] {
            lists.flatMap(\.answers).compactMap {
                try? SpokenAnswer.forms(of: $0, kind: kind, language: language, version: version)
            }
        }
    }

    /// What a shelf refuses.
    private struct Refused {
        private let strict: Set<String>
        private let sound: Set<String>
        /// A town with its country or state is the same answer to a stranger, so it is refused with the town.
        private let regions: [String]

        init(_ shelf: Shelf) {
            let forms = shelf.forms(of: shelf.list.map { [$0] } ?? common(shelf.kind))
            strict = Set(forms.map(\.strict))
            sound = Set(forms.map(\.sound))
            regions = shelf.kind == .city ? shelf.forms(of: [.regions]).map(\.strict) : []
        }

        func contains(_ forms: SpokenForms) -> Bool {
            sound.contains(forms.sound)
                || regions.contains {
                    forms.strict.hasSuffix($0) && strict.contains(String(forms.strict.dropLast($0.count)))
                }
        }
    }

    private static let shelves = Mutex<[Shelf: Refused]>([:])

    /// What a shelf refuses, worked out once.
    private static func read(_ shelf: Shelf) -> Refused {
        shelves.withLock { shelves in
            if let known = shelves[shelf] { return known }
            let refused = Refused(shelf)
            shelves[shelf] = refused
            return refused
        }
    }
}
