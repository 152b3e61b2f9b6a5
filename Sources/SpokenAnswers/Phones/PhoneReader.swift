/// Reads an answer that asks for a phone number: digits or words, national or international, to E.164 where the
/// numbering plan can be told ("+33495283274"), else to its digits.
struct PhoneReader {
    let language: Language
    let version: RulesVersion

    func strict(_ words: [Word]) -> String? {
        let number = words.split(maxSplits: 1) { Self.extensions.contains($0.key) }
        guard let main = number.first else { return nil }
        var rest = main
        var isInternational = false
        while let first = rest.first, Self.fillers.contains(first.key) || ["+", "plus"].contains(first.key) {
            if ["+", "plus"].contains(first.key) { isInternational = true }
            rest = rest.dropFirst()
        }
        guard let digits = digits(rest), digits.utf8.count >= 3, digits.utf8.count <= 20 else { return nil }
        let whole = SpokenNumberPlan(language: language).international(digits, isInternational: isInternational)
        guard number.count > 1 else { return whole }
        return PhoneWords(language: language, words: number[1], version: version).digits().map { whole + "x" + $0 }
    }

    /// In French, five pairs where the words can be cut so; else from left to right.
    private func digits(_ words: ArraySlice<Word>) -> String? {
        let reader = PhoneWords(language: language, words: words, version: version)
        guard language == .fr else { return reader.digits() }
        if let pairs = reader.pairs() { return pairs }
        let digits = reader.digits()
        guard version >= .v2, !SpokenNumberPlan.isWhole(digits ?? "") else { return digits }
        return SpokenNumberPlan.frenchGroups.lazy.compactMap { reader.digits(inGroups: $0) }
            .first(where: SpokenNumberPlan.isWhole) ?? digits
    }

    private static let fillers = Table.keys("the le my mon it is c est tel tél telephone téléphone phone number numéro")
    private static let extensions = Table.keys("x ext extension poste")
}
