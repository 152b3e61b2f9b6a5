import Foundation
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// The built help site, in memory: its articles, and the pictures they show.
package struct HelpLibrary: Sendable {
    /// The version of the program that the articles were last checked against.
    package let version: String
    private let articles: [HelpArticle]
    private let pictures: [String: [UInt8]]
    private let synonyms: [Language: SearchSynonyms]
    private let office: [String: String]
    private let phone: [String: String]

    package var count: Int { articles.count }

    /// - Parameters:
    ///   - index: the site's `index.json`.
    ///   - pictures: files by their path in the site, such as `assets/images/en/settings.png`.
    ///
    /// Throws what the decoder throws where the index is not one.
    package init(index: Data, pictures: [String: [UInt8]]) throws {
        let index = try JSONDecoder().decode(HelpIndex.self, from: index)
        version = index.version
        let groups = index.synonyms ?? [:]
        synonyms = Language.allCases.reduce(into: [:]) { $0[$1] = SearchSynonyms(groups[$1.rawValue] ?? [], in: $1) }
        office = index.office
        phone = index.phone
        articles = index.articles.map { HelpArticle($0, html: Self.moved($0.html, from: index.base)) }
            .sorted { $0.place < $1.place }
        self.pictures = pictures
    }

    /// What `site` shows in `language`.
    func articles(at site: Site, in language: Language) -> [HelpArticle] {
        articles.filter { $0.language == language && $0.isFor(site) }
    }

    func search(_ query: String, at site: Site, in language: Language) -> HelpSearch {
        HelpSearch(
            query, in: articles(at: site, in: language),
            synonyms: synonyms[language] ?? SearchSynonyms([], in: language),
            language: language
        )
    }

    /// What a reader of `site` may look for, as it is suggested while they type: what the articles are called, then what they are
    /// about.
    func suggestions(at site: Site, in language: Language) -> [String] {
        let articles = articles(at: site, in: language)
        var told: Set<String> = []
        return (articles.map(\.title) + articles.flatMap(\.tags)).filter { told.insert($0.lowercased()).inserted }
    }

    /// In `language`, or else in the one it was written in.
    func article(_ name: String, at site: Site, in language: Language) -> HelpArticle? {
        let named = articles.filter { $0.name == name && $0.isFor(site) }
        return named.first { $0.language == language } ?? named.first
    }

    /// A picture that an article of `site` shows.
    func picture(_ path: String, at site: Site) -> [UInt8]? {
        let link = "\(Links.help)/\(path)\""
        guard let picture = pictures[path], articles.contains(where: { $0.isFor(site) && $0.html.contains(link) })
        else { return nil }
        return picture
    }

    /// The article's content with what is this brand's in the place of what the site says for everybody.
    func content(_ article: HelpArticle, at site: Site) -> HTML {
        guard let host = site.host else { return HTML(stringLiteral: article.html) }
        var html = article.html
        for office in office.values {
            html.replace("href=\"\(office)\"", with: "href=\"\(Links.home)\"")
            html.replace("href=\"\(office)/", with: "href=\"\(Links.home)")
            html.replace(office, with: host.name)
        }
        let number = HelpWords.onNumber(host.unbrokenCarePhone)[article.language]
        for placeholder in phone.values { html.replace(placeholder, with: host.linked(number).text) }
        return HTML(stringLiteral: html)
    }

    /// Links inside the site, in the product's own words: `/help/en/name/` is `/help/name` in whatever language.
    private static func moved(_ html: String, from base: String) -> String {
        var html = html
        for language in Language.allCases {
            html.replace("href=\"\(base)/\(language.rawValue)/", with: "href=\"\(Links.help)/")
        }
        html.replace("src=\"\(base)/assets/", with: "src=\"\(Links.help)/assets/")
        return html
    }
}
