import SpokenAnswers

/// One word that is asked for, with all that would answer it.
struct SearchTerm {
    let word: String
    private let stem: String
    /// Each by the stems of its words, which must all be there.
    private let synonyms: [[String]]

    init(_ word: String, synonyms: SearchSynonyms, in language: Language) {
        self.word = word
        stem = WordStem.of(word, in: language)
        self.synonyms = synonyms.of(stem)
    }

    /// How well a text answers it: 4 by the word in one of its forms, 3 by a word that begins like it, as while it is typed,
    /// 2 by another word for the same, 0 not at all.
    func weight(in text: SearchText) -> Int {
        if text.words.contains(word) || text.stems.contains(stem) { return 4 }
        if text.words.contains(where: { $0.hasPrefix(word) }) { return 3 }
        return synonyms.contains { $0.allSatisfy(text.stems.contains) } ? 2 : 0
    }
}

/// Groups of words for the same, each by the stems of its words.
struct SearchSynonyms: Sendable {
    private let groups: [[[String]]]

    init(_ groups: [[String]], in language: Language) {
        self.groups = groups.map { group in
            group.map { SearchWords.list($0).map { WordStem.of($0, in: language) } }
        }
    }

    fileprivate func of(_ stem: String) -> [[String]] {
        groups.filter { $0.contains([stem]) }.flatMap { $0.filter { $0 != [stem] && !$0.isEmpty } }
    }
}
