/// The table of one language, both ways round.
struct NumberLexicon: Sendable {
    static let english = NumberLexicon(NumberWords.english)
    static let french = NumberLexicon(NumberWords.french)

    let words: [String: NumberWord]
    let cardinals: [Int: String]
    let ordinals: [Int: String]

    private init(_ text: String) {
        var words: [String: NumberWord] = [:]
        var cardinals: [Int: String] = [:]
        var ordinals: [Int: String] = [:]
        for row in Table.rows(text) {
            let value = Int(row[0]) ?? 0
            for (column, isOrdinal) in [(row[1], false), (row[2], true)] {
                let spellings = Table.alternatives(column)
                for spelling in spellings {
                    words[LetterFolding.shared.key(of: spelling)] = NumberWord(value: value, isOrdinal: isOrdinal)
                }
                if isOrdinal { ordinals[value] = spellings.first.map(String.init) }
                if !isOrdinal { cardinals[value] = spellings.first.map(String.init) }
            }
        }
        self.words = words
        self.cardinals = cardinals
        self.ordinals = ordinals
    }

    static func of(_ language: Language) -> NumberLexicon {
        switch language {
        case .en: english
        case .fr: french
        }
    }
}
