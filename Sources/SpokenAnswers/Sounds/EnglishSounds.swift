/// English spelling to sounds, for answers whose accents and spaces are gone already.
///
/// Sounds: the consonants of their letters, C as in ship, X as in chip, J as in jam, Q as in thin, H as in hat; s and z
/// are one sound. A E I O U as in cat, bed, pin, lot, cup and the weak vowel; EY day, IY see, AY my, OW go, UW too,
/// AW cow, OY boy; UR as in her and in the weak endings -er, -ar, -or.
/// Sources: Cummings, American English Spelling; Wells, Longman Pronunciation Dictionary, introduction (weak vowels).
enum EnglishSounds {
    static func rules(_ version: RulesVersion) -> SoundRules { version >= .v2 ? second : first }

    private static let first = SoundRules(table, vowelSounds: "AEIOU")
    private static let second = SoundRules(table, later: EnglishLaterSounds.rows, vowelSounds: "AEIOU")
    private static let table = [EnglishBackVowels.rows, EnglishFrontVowels.rows, EnglishConsonants.rows]
        .joined(separator: "\n")
}
