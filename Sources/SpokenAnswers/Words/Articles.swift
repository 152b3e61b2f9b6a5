/// The article at the start of an answer: said or left out, it makes no difference.
///
/// Only the first one counts, and never in a name, where "Le Gall" is a name like "Legall".
enum Articles {
    static let english: [[String]] = [["the"], ["a"], ["an"]]
    static let french: [[String]] = [
        ["de", "la"], ["de", "l"], ["le"], ["la"], ["les"], ["l"], ["un"], ["une"], ["des"], ["du"],
    ]

    /// How many words at the start of `words` are an article.
    static func count(in words: [Word], language: Language) -> Int {
        for article in language == .en ? english : french where words.count > article.count {
            guard zip(article, words).allSatisfy({ $0 == $1.key }) else { continue }
            let next = words[article.count]
            if article == ["l"] || article == ["de", "l"] { return isElided(before: next) ? article.count : 0 }
            if next.isSingleLetter && article.joined().utf8.count == 1 { return 0 }
            return next.before == .hyphen && article.joined().utf8.count == 1 ? 0 : article.count
        }
        return 0
    }

    /// l' stands before a vowel or a silent h.
    private static func isElided(before word: Word) -> Bool {
        guard word.key.utf8.count > 1, let first = word.key.utf8.first else { return false }
        return "aeiouyh".utf8.contains(first)
    }
}
