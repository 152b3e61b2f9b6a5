/// French spelling to sounds, for answers whose accents and spaces are gone already.
///
/// Sounds: the consonants of their letters, C as in chat, J as in jour; A E I O U as in patte, thé, si, eau, tu; W ou,
/// X eu, Q an, Y in, H on. Open and closed vowels are one sound, i and the y of yeux are one, gn is ni.
/// Sources: Catach, L'orthographe française; Fouché, Traité de prononciation française (final consonants, names).
enum FrenchSounds {
    static func rules(_ version: RulesVersion) -> SoundRules { version >= .v2 ? second : first }

    private static let first = SoundRules(table, vowelSounds: "AEIOUWXQYH")
    private static let second = SoundRules(table, later: FrenchLaterSounds.rows, vowelSounds: "AEIOUWXQYH")
    private static let table = [FrenchVowels.rows, FrenchConsonants.rows].joined(separator: "\n")
}
