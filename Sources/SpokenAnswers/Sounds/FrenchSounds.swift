/// French spelling to sounds, for answers whose accents and spaces are gone already.
///
/// Sounds: the consonants of their letters, C as in chat, J as in jour; A E I O U as in patte, thé, si, eau, tu; W ou,
/// X eu, Q an, Y in, H on. Open and closed vowels are one sound, i and the y of yeux are one, gn is ni.
/// Sources: Catach, L'orthographe française; Fouché, Traité de prononciation française (final consonants, names).
enum FrenchSounds {
    static let rules = SoundRules(
        [FrenchVowels.rows, FrenchConsonants.rows].joined(separator: "\n"), vowelSounds: "AEIOUWXQYH")
}
