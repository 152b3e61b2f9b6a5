import SpokenAnswers

/// What a search of the help has found: an article, and the heading under which most of it stands.
struct HelpHit {
    let article: HelpArticle
    let section: HelpSection?
    let score: Int
}

/// Finds articles by the beginnings of their words. All words must be there; where no article has them all, any will do.
struct HelpSearch {
    let words: [String]

    init(_ query: String) { words = SearchWords.asked(query) }

    func hits(in articles: [HelpArticle]) -> [HelpHit] {
        guard !words.isEmpty else { return [] }
        let scored = articles.map { article in (article, words.map { score($0, in: article) }) }
        let full = scored.filter { $0.1.allSatisfy { $0 > 0 } }
        let chosen = full.isEmpty ? scored.filter { $0.1.contains { $0 > 0 } } : full
        return chosen.map { article, scores in
            HelpHit(article: article, section: section(of: article), score: scores.reduce(0, +))
        }
        .sorted { ($1.score, $0.article.place) < ($0.score, $1.article.place) }
    }

    private func score(_ word: String, in article: HelpArticle) -> Int {
        var score = 0
        if has(word, article.titleWords) { score += 8 }
        if has(word, article.tagWords) { score += 6 }
        if has(word, article.descriptionWords) { score += 3 }
        if article.sections.contains(where: { has(word, $0.titleWords) }) { score += 4 }
        if article.sections.contains(where: { has(word, $0.words) }) { score += 1 }
        return score
    }

    /// The section that answers best; nil where the article's beginning does.
    private func section(of article: HelpArticle) -> HelpSection? {
        func weight(_ section: HelpSection) -> Int {
            words.reduce(0) { $0 + (has($1, section.titleWords) ? 4 : 0) + (has($1, section.words) ? 1 : 0) }
        }
        guard let best = article.sections.max(by: { weight($0) < weight($1) }), best.id != nil, weight(best) > 0 else {
            return nil
        }
        return best
    }

    private func has(_ word: String, _ words: Set<String>) -> Bool {
        words.contains(word) || words.contains { SearchWords.match(word, $0) }
    }
}
