/// Letters to sounds: a table of rules, tried from top to bottom at each letter; the first that fits is used.
///
/// One row: what stands before, the letters read, what stands after, the sounds. `-` is anything, or no sound. A
/// neighbour is a set of letters, of `V` any vowel letter, `C` any consonant letter, `#` the edge of the answer;
/// `:` parts the next neighbour from the one beyond it; `~` in front asks for a vowel sound somewhere before (so not
/// the first syllable), `^` for none. `;` begins a remark.
///
/// A later version of the rules has a table of its own beside the earlier one. Its row is used where it fits, unless the
/// earlier table reads more letters there.
struct SoundRules: Sendable {
    private struct Rule {
        var letters: UInt64
        var mask: UInt64
        var length: Int
        var before: SIMD2<UInt32>
        var after: SIMD4<UInt32>
        /// Whether a vowel must, or must not, stand somewhere before.
        var vowelBefore: Bool?
        var sounds: [UInt8]
    }

    private static let edge: UInt32 = 1 << 26
    private static let vowels = mask("aeiouy")
    private static let consonants = mask("bcdfghjklmnpqrstvwxz")

    /// By first letter.
    private var rules: [[Rule]] = Array(repeating: [], count: 26)
    private var laterRules: [[Rule]] = Array(repeating: [], count: 26)

    /// Which sounds are vowels.
    private let vowelSounds: [UInt8]

    init(_ text: String, later: String = "", vowelSounds: String) {
        self.vowelSounds = Array(vowelSounds.utf8)
        for (first, rule) in Self.rules(text) { rules[first].append(rule) }
        for (first, rule) in Self.rules(later) { laterRules[first].append(rule) }
    }

    /// The sounds of `letters` (a…z), each sound once where it would come twice in a row.
    func sounds(of letters: [UInt8]) -> [UInt8] {
        var sounds: [UInt8] = []
        sounds.reserveCapacity(letters.count + 4)
        var index = 0
        var hasVowel = false
        while index < letters.count {
            let rule = rule(for: letters, at: index, hasVowel)
            if let rule {
                for sound in rule.sounds where sounds.last != sound {
                    sounds.append(sound)
                    if vowelSounds.contains(sound) { hasVowel = true }
                }
            }
            index += rule?.length ?? 1
        }
        return sounds
    }

    private func rule(for letters: [UInt8], at index: Int, _ hasVowel: Bool) -> Rule? {
        let (first, window) = (Int(letters[index]) - 97, Self.window(letters, index))
        let rule = rules[first].first {
            window & $0.mask == $0.letters && fits($0, letters, index, hasVowel)
        }
        let later = laterRules[first].first {
            window & $0.mask == $0.letters && $0.length >= rule?.length ?? 0 && fits($0, letters, index, hasVowel)
        }
        return later ?? rule
    }

    private func fits(_ rule: Rule, _ letters: [UInt8], _ index: Int, _ hasVowel: Bool) -> Bool {
        if let wanted = rule.vowelBefore, wanted != hasVowel { return false }
        for offset in 0..<2 where Self.bit(letters, index - 1 - offset) & rule.before[offset] == 0 { return false }
        let end = index + rule.length
        for offset in 0..<4 where Self.bit(letters, end + offset) & rule.after[offset] == 0 { return false }
        return true
    }

    /// The eight letters from `index` on.
    private static func window(_ letters: [UInt8], _ index: Int) -> UInt64 {
        var window: UInt64 = 0
        for offset in 0..<min(8, letters.count - index) {
            window |= UInt64(letters[index + offset]) << UInt64(offset * 8)
        }
        return window
    }

    private static func bit(_ letter: UInt8) -> UInt32 { 1 << UInt32(letter - 97) }

    private static func bit(_ letters: [UInt8], _ index: Int) -> UInt32 {
        letters.indices.contains(index) ? bit(letters[index]) : edge
    }

    private static func mask(_ letters: String) -> UInt32 { letters.utf8.reduce(0) { $0 | bit($1) } }

    // MARK: Reading a row

    /// Each row with the place of its first letter in the alphabet.
    private static func rules(_ text: String) -> [(Int, Rule)] {
        Table.rows(text).compactMap { row in
            guard row.count >= 4, !row[0].hasPrefix(";"), let first = row[1].utf8.first else { return nil }
            return (Int(first) - 97, rule(row))
        }
    }

    private static func rule(_ row: [Substring]) -> Rule {
        let letters = Array(row[1].utf8)
        var before = row[0]
        var vowelBefore: Bool?
        if let sign = before.first, sign == "~" || sign == "^" {
            vowelBefore = sign == "~"
            before = before.dropFirst()
        }
        let (left, right) = (neighbours(before), neighbours(row[2]))
        return Rule(
            letters: window(letters, 0), mask: letters.count == 8 ? .max : (1 << UInt64(letters.count * 8)) - 1,
            length: letters.count, before: SIMD2(left[0], left[1]),
            after: SIMD4(right[0], right[1], right[2], right[3]), vowelBefore: vowelBefore,
            sounds: row[3] == "-" ? [] : Array(row[3].utf8))
    }

    private static func neighbours(_ column: Substring) -> [UInt32] {
        let sets = column == "-" ? [] : column.split(separator: ":").map { set($0) }
        return sets + Array(repeating: UInt32.max, count: 4 - sets.count)
    }

    private static func set(_ text: Substring) -> UInt32 {
        text.utf8.reduce(0) { mask, sign in
            switch sign {
            case UInt8(ascii: "V"): mask | vowels
            case UInt8(ascii: "C"): mask | consonants
            case UInt8(ascii: "#"): mask | edge
            case UInt8(ascii: "."): .max
            default: mask | bit(sign)
            }
        }
    }
}
