/// What English leaves of its vowels after the first: version 2 hears nearly all of them as one.
///
/// Spelling says little of a vowel that bears no stress ("Rafael", "Raphael"; "desirable", "desireable"), and the stress is
/// most often on the first. So after the first vowel of an answer, and before a consonant:
/// - every vowel but AW, AY and OY is the weak one, U;
/// - it is not heard at all between a consonant and l, m, n or r ("Castleman", "Casselman"), nor after IY ("Friel", "Freel").
///
/// Wherever it stands, UW is U ("Blume", "Blum"), and O before l is OW
/// ("Polly", "Poly"): which of the two is meant cannot be told either. A vowel that ends the answer stays what it is: there
/// "Maria" and "Marie" differ.
enum EnglishWeakVowels {
    static func heard(_ sounds: [UInt8]) -> [UInt8] {
        var heard: [UInt8] = []
        heard.reserveCapacity(sounds.count)
        var index = 0
        var hasVowel = false
        var last: (vowel: UInt8, glide: UInt8?)?
        while index < sounds.count {
            guard isVowel(sounds, index) else {
                append(sounds[index], to: &heard)
                last = nil
                index += 1
                continue
            }
            var (vowel, glide) = (sounds[index], glide(sounds, after: index))
            index += glide == nil ? 1 : 2
            if vowel == u, glide == w { glide = nil }
            if vowel == o, glide == nil, index < sounds.count, sounds[index] == l { glide = w }
            if hasVowel, index < sounds.count, !isVowel(sounds, index) {
                if vowel == u, glide == nil, last?.vowel == i, last?.glide == y { continue }
                if !staysClear(vowel, glide) { (vowel, glide) = (u, nil) }
                if last == nil, vowel == u, glide == nil, swallowing.contains(sounds[index]) { continue }
            }
            hasVowel = true
            last = (vowel, glide)
            append(vowel, to: &heard)
            if let glide { heard.append(glide) }
        }
        return heard
    }

    private static let (i, o, u) = (UInt8(ascii: "I"), UInt8(ascii: "O"), UInt8(ascii: "U"))
    private static let (l, w, y) = (UInt8(ascii: "L"), UInt8(ascii: "W"), UInt8(ascii: "Y"))
    private static let swallowing = Array("LMNR".utf8)

    private static func append(_ sound: UInt8, to heard: inout [UInt8]) {
        if heard.last != sound { heard.append(sound) }
    }

    private static func isVowel(_ sounds: [UInt8], _ index: Int) -> Bool { "AEIOU".utf8.contains(sounds[index]) }

    private static func glide(_ sounds: [UInt8], after index: Int) -> UInt8? {
        guard index + 1 < sounds.count, sounds[index + 1] == y || sounds[index + 1] == w else { return nil }
        return sounds[index + 1]
    }

    private static func staysClear(_ vowel: UInt8, _ glide: UInt8?) -> Bool {
        switch (vowel, glide) {
        case (UInt8(ascii: "A"), .some), (UInt8(ascii: "O"), y): true
        default: false
        }
    }
}
