import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// All articles, and what a search has found.
struct HelpContentsPage {
    let articles: [HelpArticle]
    let query: String
    let search: HelpSearch
    let suggestions: [String]

    private var hits: [HelpHit] { search.hits }

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            query.isEmpty ? text(visit.helpTitle) : text(HelpWords.found(hits.count, query)),
            """
            <h1>\(text(visit.helpTitle))</h1>
            \(HelpSearchForm(query: query, suggestions: suggestions).content(text))
            \(query.isEmpty ? .none : found(visit))
            \(all(text))
            """, tab: .help)
    }

    /// Under what was found only those that were not.
    private func all(_ text: Text) -> HTML {
        let others = articles.filter { article in !hits.contains { $0.article.name == article.name } }
        guard !others.isEmpty else { return .none }
        let heading: HTML =
            query.isEmpty
            ? .none : "<h2>\(text(hits.isEmpty ? HelpWords.articles : HelpWords.otherArticles))</h2>"
        return """
            <section class="card">
            \(heading)
            <ul class="articles">\(others.map { entry($0, nil) })</ul>
            </section>
            """
    }

    private func found(_ visit: Visit) -> HTML {
        let text = visit.text
        let list: HTML =
            hits.isEmpty
            ? "<p>\(text(HelpWords.tryAnother)) \(visit.orCall)</p>"
            : "<ul class=\"articles\">\(hits.map { entry($0.article, $0.section) })</ul>"
        return """
            <section class="card" aria-labelledby="found">
            <h2 id="found">\(text(HelpWords.found(hits.count, query)))</h2>
            \(search.corrected.map { "<p>\(text(HelpWords.searchedForAlike($0)))</p>" as HTML })
            \(list)
            </section>
            """
    }

    private func entry(_ article: HelpArticle, _ section: HelpSection?) -> HTML {
        let under: HTML? = section.flatMap { section in
            section.id.map {
                "<p>› <a href=\"\(Links.helpArticle(article.name, at: $0))\">\(section.title)</a></p>"
            }
        }
        return """
            <li><a href="\(Links.helpArticle(article.name))">\(article.title)</a>\
            <p>\(article.description)</p>\(under.orNone)</li>

            """
    }
}

/// Works without a script: the server searches, and the browser itself offers what fits while somebody types.
struct HelpSearchForm {
    var query = ""
    let suggestions: [String]

    func content(_ text: Text) -> HTML {
        """
        <form method="get" action="\(Links.help)" role="search" class="search">
        <label for="words" class="unseen">\(text(HelpWords.search))</label>
        <input type="text" id="words" name="words" value="\(query)" maxlength="100" list="suggestions" \
        placeholder="\(text(HelpWords.search))">
        <datalist id="suggestions">\(suggestions.map { "<option value=\"\($0)\">" as HTML })</datalist>
        <button>\(text(HelpWords.find))</button></form>
        """
    }
}

/// One article in the brand's frame.
struct HelpArticlePage {
    let article: HelpArticle
    let content: HTML
    let suggestions: [String]

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let isForeign = article.language != text.language
        let language: HTML = isForeign ? " lang=\"\(article.language.rawValue)\"" : .none
        return visit.page(
            article.title,
            """
            <div class="help-top"><nav class="crumbs" aria-label="\(text(HelpWords.crumbs))"><ol>
            <li><a href="\(Links.help)">\(text(visit.helpTitle))</a></li>
            <li aria-current="page"\(language)>\(article.title)</li></ol></nav>
            \(HelpSearchForm(suggestions: suggestions).content(text))</div>
            <article class="card article"\(language)>
            <h1>\(article.title)</h1>
            \(content)
            </article>
            <p class="quiet"><a href="\(Links.help)">\(text(HelpWords.articles))</a></p>
            """, tab: .help)
    }
}

/// Where the help site was not installed: what to do instead.
struct HelpMissingPage {
    func response(_ visit: Visit) -> Response {
        let advice = visit.site.host.map { HelpWords.missingCall($0.unbrokenCarePhone) } ?? HelpWords.missingAtDesk
        return PlainPage(
            title: HelpWords.missingTitle, words: [HelpWords.missing, advice], way: (Links.home, FailureWords.home)
        ).response(visit)
    }
}

extension Visit {
    fileprivate var helpTitle: Phrase { site.help.title }
    fileprivate var orCall: HTML { (site.host.map { linked(HelpWords.callCare($0.unbrokenCarePhone)) }).orNone }
}
