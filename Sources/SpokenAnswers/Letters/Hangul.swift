/// Korean syllables and their letters: the arithmetic of section 3.12 of the Unicode standard.
enum Hangul {
    static func jamo(of syllable: Unicode.Scalar) -> [Unicode.Scalar]? {
        guard 0xAC00...0xD7A3 ~= syllable.value else { return nil }
        let index = syllable.value - 0xAC00
        let codes = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28]
        return codes.prefix(index.isMultiple(of: 28) ? 2 : 3).compactMap(Unicode.Scalar.init)
    }
}
