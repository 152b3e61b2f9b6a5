/// The sound form: equal for answers that sound alike in the language. A function of the strict form alone.
///
/// Written in capital letters, which no strict form has, so the two can never be confused. Numbers, dates and phone
/// numbers have none of their own, nor has text with a ``DigitCode``, nor have answers of fewer than ``fewestSounds``
/// sounds, nor what is not a…z: there it is the strict form.
enum SoundForm {
    static let fewestSounds = 2

    static func of(_ strict: String, kind: AnswerKind, language: Language, version: RulesVersion) -> String {
        switch kind {
        case .number, .date, .phone: return strict
        case .name, .city, .pet, .school, .food, .title: break
        }
        var letters: [UInt8] = []
        letters.reserveCapacity(32)
        for letter in strict.utf8 {
            guard UInt8(ascii: "a")...UInt8(ascii: "z") ~= letter else { return strict }
            letters.append(letter)
        }
        if DigitCode.of(language).isIn(letters) { return strict }
        let sounds = sounds(of: letters, language, version)
        return code(sounds, count: language == .en ? sounds.count - glides(in: sounds) : sounds.count, strict)
    }

    private static func sounds(of letters: [UInt8], _ language: Language, _ version: RulesVersion) -> [UInt8] {
        guard version >= .v2 else {
            return switch language {
            case .en: EnglishSounds.rules(version).sounds(of: letters)
            case .fr: FrenchSounds.rules(version).sounds(of: FinalAccents.heard(letters, version))
            }
        }
        let spelled = LetterSounds.spelled(letters, language: language)
        let letters = GermanVowels.folded(letters)
        return switch language {
        case .en: EnglishWeakVowels.heard(spelled ?? EnglishSounds.rules(version).sounds(of: letters))
        case .fr: spelled ?? FrenchSounds.rules(version).sounds(of: FinalAccents.heard(letters, version))
        }
    }

    private static func code(_ sounds: [UInt8], count: Int, _ strict: String) -> String {
        count < fewestSounds ? strict : String(decoding: sounds, as: UTF8.self)
    }

    /// The second signs of English long vowels, which are no sounds of their own: the Y of EY, the W of OW.
    private static func glides(in sounds: [UInt8]) -> Int {
        zip(sounds, sounds.dropFirst()).count { vowel, glide in
            "AEIOU".utf8.contains(vowel) && "YW".utf8.contains(glide)
        }
    }
}
