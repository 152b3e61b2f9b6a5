/// Reads one scalar of an answer: case, accents and styles fall away, any script stays.
///
/// The result is the full lower-case mapping, then the compatibility decomposition of the two tables,
/// then the scalar without its accents. Marks that change a letter of another script (kana voicing,
/// vowel signs of Indian scripts) are kept; Latin, Greek, Cyrillic, Hebrew and Arabic points are not.
/// The standard library keeps its own normalisation to itself, and Foundation's needs more than this library should ask
/// for, so the decompositions are the project's own tables.
struct LetterFolding: Sendable {
    enum Reading: Sendable {
        case letters([Unicode.Scalar])
        case digits([Unicode.Scalar])
        case keptMarks([Unicode.Scalar])
        case droppedMark
        case separator
    }

    static let shared = LetterFolding()

    private let table: [Unicode.Scalar: [Unicode.Scalar]]
    /// Readings of U+0080…U+024F, where nearly every accented letter of the two languages stands.
    private let latin: [Reading]

    private init() {
        var table: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        for row in Table.rows(LatinLetters.rows) {
            for scalar in row[1].unicodeScalars { table[scalar] = Array(row[0].unicodeScalars) }
        }
        for entry in Table.rows(OtherLetters.rows).joined() {
            let scalars = Array(entry.unicodeScalars)
            guard let sign = scalars.firstIndex(of: "=") else { continue }
            for scalar in scalars[(sign + 1)...] { table[scalar] = Array(scalars[..<sign]) }
        }
        self.table = table
        self.latin = (0x80..<0x250).map { code in
            Unicode.Scalar(UInt32(code)).map { Self.reading(of: $0, table) } ?? .separator
        }
    }

    func reading(of scalar: Unicode.Scalar) -> Reading {
        let place = Int(scalar.value) - 0x80
        return latin.indices.contains(place) ? latin[place] : Self.reading(of: scalar, table)
    }

    /// The folded letters and digits of a word from one of the library's own tables.
    func key(of word: some StringProtocol) -> String {
        var key = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            switch reading(of: scalar) {
            case .letters(let scalars), .digits(let scalars): key.append(contentsOf: scalars)
            case .keptMarks(let marks): key.append(contentsOf: marks)
            case .droppedMark, .separator: break
            }
        }
        return String(key)
    }

    private static func reading(of scalar: Unicode.Scalar, _ table: [Unicode.Scalar: [Unicode.Scalar]]) -> Reading {
        if let digit = decimalDigit(scalar) { return .digits([digit]) }
        if let known = table[scalar] { return reading(of: known) }
        if MarkRules.isDropped(scalar) { return .droppedMark }
        if MarkRules.isMark(scalar) { return .keptMarks([scalar]) }
        if let jamo = Hangul.jamo(of: scalar) { return .letters(jamo) }
        let lowered = scalar.properties.lowercaseMapping.unicodeScalars.flatMap { table[$0] ?? [$0] }
        let letters = lowered.filter(MarkRules.isLetterOrNumber)
        return letters.isEmpty ? .separator : .letters(letters)
    }

    private static func reading(of known: [Unicode.Scalar]) -> Reading {
        if known.allSatisfy(MarkRules.isMark) { return .keptMarks(known) }
        if known.allSatisfy({ "0"..."9" ~= $0 }) { return .digits(known) }
        let letters = known.filter { MarkRules.isLetterOrNumber($0) || MarkRules.isMark($0) }
        return letters.isEmpty ? .separator : .letters(letters)
    }

    private static func decimalDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
    }
}
