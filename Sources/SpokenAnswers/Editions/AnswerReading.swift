/// The rules of one version. Both read an answer the same way; where version 2 says otherwise, the rule itself asks for the
/// version. What each makes of an answer is frozen by the vectors of the tests.
package struct AnswerReading: RulesEdition {
    private let version: RulesVersion

    package init(_ version: RulesVersion) { self.version = version }

    /// A strict form is its own strict form, for there are two sorts of it. A number, a date or a phone number is written
    /// in a notation that its reader reads as it stands. Anything else is letters alone, so one word, and what that word
    /// says to the tables has been read.
    package func strict(_ answer: [Unicode.Scalar], kind: AnswerKind, language: Language) -> String {
        let (words, hasLowercase) = WordReader.words(in: answer)
        if let special = special(words, kind: kind, language: language) { return special }
        let text = TextReader.strict(
            words, hasLowercase: hasLowercase, kind: kind, language: language, version: version)
        // "s even" is no number by its words, and is one by its letters.
        let isOneWord = words.count == 1 && words.first?.shape == .letters
        guard !isOneWord, TextReader.mayBeInTables(text) else { return text }
        return special([.whole(text)], kind: kind, language: language) ?? text
    }

    package func sound(ofStrict strict: String, kind: AnswerKind, language: Language) -> String {
        SoundForm.of(strict, kind: kind, language: language, version: version)
    }

    package func heard(_ answer: [Unicode.Scalar], kind: AnswerKind, language: Language) -> String {
        let (words, hasLowercase) = WordReader.words(in: answer)
        switch kind {
        case .number: if let number = NumberReader(language: language, version: version).strict(words) { return number }
        case .date: if let date = DateReader(language: language).date(words) { return date.spoken(in: language) }
        case .phone:
            if let phone = PhoneReader(language: language, version: version).strict(words) {
                return PhoneWriter.spaced(phone)
            }
        default: break
        }
        let heard = TextReader.words(
            words, hasLowercase: hasLowercase, kind: kind, language: language, version: version, forReading: true)
        return ReadBack(answer).text(heard)
    }

    /// What the reader of its own kind makes of an answer, if it can.
    private func special(_ words: [Word], kind: AnswerKind, language: Language) -> String? {
        switch kind {
        case .number: NumberReader(language: language, version: version).strict(words)
        case .date: DateReader(language: language).date(words)?.strict
        case .phone: PhoneReader(language: language, version: version).strict(words)
        case .name, .city, .pet, .school, .food, .title: nil
        }
    }
}
