/// Titles of courtesy before a name: they are no part of it.
///
/// All of these fall away at the start of a name that goes on. "M. Collin" is Monsieur Collin in French, while
/// "M. T. Collin" keeps its initials.
enum Honorifics {
    static let english = Table.keys(
        """
        mr mister mrs missus missis ms miss mx master dr doctor prof professor rev reverend sir madam madame
        """)

    static let french = Table.keys(
        """
        m mr monsieur messieurs mm mme madame mmes mesdames mlle melle mademoiselle dr docteur pr prof professeur me maître
        mgr monseigneur p père
        """)

    /// How many words at the start of `words` are titles.
    static func count(in words: [Word], language: Language) -> Int {
        let titles = language == .en ? english : french
        var count = 0
        while count < words.count - 1, titles.contains(words[count].key), !words[count].isCapitals {
            let isInitial = words[count].isSingleLetter && words[count + 1].isSingleLetter
            if isInitial || words[count + 1].before == .hyphen || words[count + 1].before == .apostrophe { break }
            count += 1
        }
        return count
    }
}
