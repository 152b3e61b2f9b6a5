/// The rules of version 1. Their results are frozen by the vectors of the tests.
struct FirstEdition: RulesEdition {
    func strict(_ answer: [Unicode.Scalar], kind: AnswerKind, language: Language) -> String {
        let first = read(answer, kind: kind, language: language)
        guard kind == .number || kind == .date || kind == .phone else { return first }
        // Letters apart may make a number word when put together ("s even"): read until nothing changes.
        let second = read(Array(first.unicodeScalars), kind: kind, language: language)
        return second == first ? first : read(Array(second.unicodeScalars), kind: kind, language: language)
    }

    func sound(ofStrict strict: String, kind: AnswerKind, language: Language) -> String {
        SoundForm.of(strict, kind: kind, language: language)
    }

    func heard(_ answer: [Unicode.Scalar], kind: AnswerKind, language: Language) -> String {
        let (words, hasLowercase) = WordReader.words(in: answer)
        switch kind {
        case .number: if let number = NumberReader(language: language).strict(words) { return number }
        case .date: if let date = DateReader(language: language).date(words) { return date.spoken(in: language) }
        case .phone: if let phone = PhoneReader(language: language).strict(words) { return PhoneWriter.spaced(phone) }
        default: break
        }
        let heard = TextReader.words(
            words, hasLowercase: hasLowercase, kind: kind, language: language, forReading: true)
        return ReadBack(answer).text(heard)
    }

    private func read(_ answer: [Unicode.Scalar], kind: AnswerKind, language: Language) -> String {
        let (words, hasLowercase) = WordReader.words(in: answer)
        let special: String? =
            switch kind {
            case .number: NumberReader(language: language).strict(words)
            case .date: DateReader(language: language).date(words)?.strict
            case .phone: PhoneReader(language: language).strict(words)
            default: nil
            }
        return special ?? TextReader.strict(words, hasLowercase: hasLowercase, kind: kind, language: language)
    }
}
