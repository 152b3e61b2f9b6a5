/// The sound form: equal for answers that sound alike in the language. A function of the strict form alone.
///
/// Written in capital letters, which no strict form has, so the two can never be confused. Numbers, dates and phone
/// numbers have none of their own, nor have answers of fewer than ``fewestSounds`` sounds, nor what is not a…z: there
/// it is the strict form.
enum SoundForm {
    static let fewestSounds = 2

    static func of(_ strict: String, kind: AnswerKind, language: Language) -> String {
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
        let sounds =
            switch language {
            case .en: EnglishSounds.rules.sounds(of: letters)
            case .fr: FrenchSounds.rules.sounds(of: FinalAccents.heard(letters))
            }
        return count(sounds) < fewestSounds ? strict : String(decoding: sounds, as: UTF8.self)
    }

    /// English writes its long vowels with two signs, the second Y or W.
    private static func count(_ sounds: [UInt8]) -> Int { sounds.count }
}
