import Foundation
import SpokenAnswers

/// What an answer must not be. Each refusal is told to the owner in words, before anything is kept.
public enum AnswerRules {
    /// In letters or digits, after the rules for spoken answers.
    public static let shortest = 3

    /// The forms of `answer` to `question`, or why it cannot be taken.
    ///
    /// - Precondition: `place` is of the question's kind.
    package static func read(
        _ answer: SecretText, to question: SecurityQuestion, at place: AnswerPlace, personal: PersonalFacts
    ) -> Result<AnswerForms, AnswerRefusal> {
        answer.reveal { answer in
            let forms: SpokenForms
            do throws(UnusableAnswer) {
                forms = try SpokenAnswer.forms(
                    of: answer, kind: question.kind, language: place.language, version: place.rules)
            } catch {
                switch error {
                case .empty: return .failure(.empty)
                case .tooLong: return .failure(.tooLong)
                }
            }
            let reading = Reading(forms: forms, text: answer, kind: question.kind, language: place.language)
            if let refusal = reading.refusal(as: question, personal) { return .failure(refusal) }
            return .success(AnswerForms(forms, at: place))
        }
    }

    /// What counts of `answer` on the phone; nil where nothing does.
    package static func heard(
        _ answer: SecretText, to question: SecurityQuestion, language: Language
    ) -> HeardAnswer? {
        answer.reveal { HeardAnswer($0, kind: question.kind, language: language) }
    }
}

/// An answer with its forms, as the rules look at it.
private struct Reading {
    let forms: SpokenForms
    let text: String
    let kind: AnswerKind
    let language: Language

    var lettersAndDigits: Int { Self.lettersAndDigits(forms) }

    func refusal(as question: SecurityQuestion, _ personal: PersonalFacts) -> AnswerRefusal? {
        if lettersAndDigits < AnswerRules.shortest { return .tooShort }
        if isPlaceholder { return .placeholder }
        if personal.facts.contains(where: isHeardAs) || personal.areNamed(in: text) || personal.areNumbers(in: text) {
            return .personal
        }
        if isMadeOf(question.text) { return .fromQuestion }
        return PopularAnswers.contains(forms, question: question, language: language) ? .popular : nil
    }

    /// Whether `fact` could be taken for the answer on the phone. The "O" of a name is no fact: no answer is as short.
    func isHeardAs(_ fact: String) -> Bool {
        guard let other = read(fact), Self.lettersAndDigits(other) >= AnswerRules.shortest else { return false }
        return other.strict == forms.strict || other.sound == forms.sound || Self.bare(fact) == Self.bare(text)
    }

    /// Whether every word of it stands in the question, in whichever language.
    func isMadeOf(_ question: Phrase) -> Bool {
        let own = words(text)
        return !own.isEmpty && Language.allCases.contains { own.isSubset(of: words(question[$0])) }
    }

    /// Compared to the letter: "Barr" and "Barre" are names, "bar" is not an answer.
    var isPlaceholder: Bool {
        let bare = Self.bare(text)
        return Set(bare).count == 1 || Self.placeholders.contains { read($0)?.strict == forms.strict }
            || Self.runs.contains { run in
                // Three letters from the middle of a row may be a name: "Stu".
                run.contains(bare) && (bare.count > 3 || run.hasPrefix(bare) || bare.allSatisfy(\.isNumber))
            }
    }

    private func read(_ other: String) -> SpokenForms? {
        let start = String(String.UnicodeScalarView(other.unicodeScalars.prefix(SpokenAnswer.longest)))
        return try? SpokenAnswer.forms(of: start, kind: kind, language: language)
    }

    private func words(_ text: String) -> Set<String> {
        let plain = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        return Set(plain.split { !($0.isLetter || $0.isNumber) }.map(String.init))
    }

    /// As it is written: "06 12" and "0612" are one number to a stranger, and two where numbers are read as words.
    private static func bare(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

    private static func lettersAndDigits(_ forms: SpokenForms) -> Int {
        forms.strict.filter { $0.isLetter || $0.isNumber }.count
    }

    /// Keyboard rows and the like: any piece of one is no answer.
    private static let runs = [
        "01234567890", "09876543210", "abcdefghijklmnopqrstuvwxyz", "azertyuiop", "qsdfghjklm", "wxcvbn",
        "qwertyuiop", "asdfghjkl", "zxcvbnm",
    ]
    private static let placeholders = [
        "I don't know", "don't know", "no idea", "nothing", "none", "not applicable", "n/a", "test", "password",
        "secret", "answer", "my answer", "I forgot", "whatever", "je ne sais pas", "je sais pas", "sais pas",
        "aucune idée",
        "rien", "aucun", "aucune", "sans objet", "mot de passe", "réponse", "ma réponse", "j'ai oublié", "oublié",
        "peu importe",
        "null", "undefined", "xxx", "foo", "bar", "abc", "qwerty", "azerty",
    ]
}
