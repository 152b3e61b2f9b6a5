import SpokenAnswers

/// What the forms of a word have in common, so that "verified" finds "verification" and "vérifié" finds "vérification".
///
/// Light on purpose, as for a site of some dozens of articles: it takes endings off words that ``SearchWords`` has folded, longest
/// first, and never leaves fewer than three letters. Two words that meet by mistake cost a hit too many; a dictionary would cost a
/// dependency (decision 16).
enum WordStem {
    static func of(_ word: String, in language: Language) -> String {
        // Numbers and codes have no endings.
        guard word.allSatisfy(\.isLetter) else { return word }
        return switch language {
        case .en: english(word)
        case .fr: french(word)
        }
    }

    private static func english(_ word: String) -> String {
        var stem = taking(
            [("sses", "ss"), ("ies", "y"), ("ied", "y"), ("ss", "ss"), ("us", "us"), ("s", "")], off: word)
        stem = taking(
            [
                ("ification", "ify"), ("ations", ""), ("ation", ""), ("ators", ""), ("ator", ""), ("ating", ""),
                ("ated", ""), ("ate", ""), ("tion", "t"), ("ment", ""), ("ings", ""), ("ing", ""), ("eed", "eed"),
                ("ed", ""), ("ly", ""),
            ], off: stem)
        return undoubled(taking([("e", "")], off: stem))
    }

    private static func french(_ word: String) -> String {
        var stem = taking([("eaux", "eau"), ("aux", "al"), ("x", ""), ("s", "")], off: word)
        stem = taking(
            [
                ("ifications", "ifi"), ("ification", "ifi"), ("ations", ""), ("ation", ""), ("issement", ""),
                ("xions", "ct"), ("xion", "ct"), ("ements", ""), ("ement", ""), ("ssions", ""), ("ssion", ""),
                ("ages", ""), ("age", ""), ("ances", ""), ("ance", ""), ("euses", ""), ("euse", ""), ("eur", ""),
                ("ees", ""), ("ee", ""), ("er", ""), ("ez", ""), ("ent", ""), ("ant", ""), ("re", "r"), ("e", ""),
            ], off: stem)
        return undoubled(taking([("i", "")], off: stem))
    }

    /// The first ending that the word has and can spare.
    private static func taking(_ endings: [(String, String)], off word: String) -> String {
        for (ending, rest) in endings where word.hasSuffix(ending) {
            let stem = word.dropLast(ending.count) + rest
            return stem.count < leastLetters ? word : String(stem)
        }
        return word
    }

    private static let leastLetters = 3

    /// "cancell" is "cancel", "appell" is "appel".
    private static func undoubled(_ stem: String) -> String {
        guard stem.count > leastLetters, let last = stem.last, stem.dropLast().last == last else { return stem }
        return String(stem.dropLast())
    }
}
