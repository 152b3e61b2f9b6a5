import SpokenAnswers

/// What a search of the help has found: an article, and the heading under which most of it stands.
struct HelpHit {
    let article: HelpArticle
    let section: HelpSection?
    let score: Int
}

/// Finds articles by the forms of their words, other words for the same, and beginnings. All words must be there; where no
/// article has them all, any will do. A word that stands nowhere is taken as the nearest that does.
struct HelpSearch {
    let hits: [HelpHit]
    /// What was typed and stands nowhere, so that the nearest word was searched for in its place.
    let corrected: [String]

    init(_ query: String, in articles: [HelpArticle], synonyms: SearchSynonyms, language: Language) {
        let typed = SearchWords.asked(query, in: language)
        var (terms, corrected): ([SearchTerm], [String]) = ([], [])
        for word in typed {
            let term = SearchTerm(word, synonyms: synonyms, in: language)
            let isKnown = articles.contains { $0.score(term) > 0 }
            if !isKnown, let taken = Self.nearest(to: word, in: articles) {
                corrected.append(word)
                terms.append(SearchTerm(taken, synonyms: synonyms, in: language))
            } else {
                terms.append(term)
            }
        }
        self.corrected = corrected
        hits = terms.isEmpty ? [] : Self.hits(terms, in: articles)
    }

    private static func hits(_ terms: [SearchTerm], in articles: [HelpArticle]) -> [HelpHit] {
        let scored = articles.map { article in (article, terms.map { article.score($0) }) }
        let full = scored.filter { $0.1.allSatisfy { $0 > 0 } }
        let chosen = full.isEmpty ? scored.filter { $0.1.contains { $0 > 0 } } : full
        return chosen.map { article, scores in
            HelpHit(article: article, section: article.section(terms), score: scores.reduce(0, +))
        }
        .sorted { ($1.score, $0.article.place) < ($0.score, $1.article.place) }
    }

    /// The likeliest word of the articles, if there is one within a slip or two; of several that are as near, the one that
    /// begins alike and stands in most articles.
    private static func nearest(to word: String, in articles: [HelpArticle]) -> String? {
        let limit = WordDistance.allowed(in: word)
        guard limit > 0 else { return nil }
        var counts: [String: Int] = [:]
        for article in articles { for word in article.searchWords { counts[word, default: 0] += 1 } }
        let near = counts.compactMap { candidate, count -> (String, Int, Int, Int)? in
            guard let slips = WordDistance.between(word, candidate, atMost: limit) else { return nil }
            return (candidate, slips, candidate.first == word.first ? 0 : 1, -count)
        }
        return near.min { ($0.1, $0.2, $0.3, $0.0) < ($1.1, $1.2, $1.3, $1.0) }?.0
    }
}

/// Where a term may stand in an article, and what each place is worth.
extension HelpArticle {
    fileprivate func score(_ term: SearchTerm) -> Int {
        let headings = sections.map { term.weight(in: $0.titleText) }.max() ?? 0
        let texts = sections.map { term.weight(in: $0.text) }.max() ?? 0
        return 8 * term.weight(in: titleText) + 6 * term.weight(in: tagText) + 3 * term.weight(in: descriptionText)
            + 4 * headings + texts
    }

    /// The section that answers best; nil where the article's beginning does.
    fileprivate func section(_ terms: [SearchTerm]) -> HelpSection? {
        func weight(_ section: HelpSection) -> Int {
            terms.reduce(0) { $0 + 4 * $1.weight(in: section.titleText) + $1.weight(in: section.text) }
        }
        guard let best = sections.max(by: { weight($0) < weight($1) }), best.id != nil, weight(best) > 0 else {
            return nil
        }
        return best
    }
}
