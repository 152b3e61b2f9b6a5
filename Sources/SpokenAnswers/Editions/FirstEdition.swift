/// The rules of version 1. Their results are frozen by the vectors of the tests.
package struct FirstEdition: RulesEdition {
    package init() {}

    package func strict(_ answer: [Unicode.Scalar], kind: AnswerKind, language: Language) -> String {
        var strict = read(answer, kind: kind, language: language)
        guard kind == .number || kind == .date || kind == .phone || strict.utf8.contains(where: isDigit) else {
            return strict
        }
        // What was apart may make a word of the tables when put together ("s even", "f t" before a long number):
        // read until nothing changes, so that a strict form is its own strict form.
        for _ in 1...4 {
            let again = read(Array(strict.unicodeScalars), kind: kind, language: language)
            if again == strict { break }
            strict = again
        }
        return strict
    }

    private func isDigit(_ letter: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= letter }

    package func sound(ofStrict strict: String, kind: AnswerKind, language: Language) -> String {
        SoundForm.of(strict, kind: kind, language: language)
    }

    package func heard(_ answer: [Unicode.Scalar], kind: AnswerKind, language: Language) -> String {
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
