import Foundation
import SecurityQuestions
import SpokenAnswers

/// One article of the built help site, as its index tells it.
struct HelpArticle: Sendable {
    let language: Language
    /// The same in every language; the last part of its address.
    let name: String
    let title: String
    let description: String
    let audience: Audience
    /// "common", or the ids of the brands whose customers see it.
    let categories: [String]
    /// Where it stands among the others.
    let place: Int
    /// Its content. Who builds the site writes it, as who builds the program writes its pages: it is not escaped again.
    let html: String
    let sections: [HelpSection]
    /// What a search compares: the words of title, tags and description.
    let titleText: SearchText
    let tagText: SearchText
    let descriptionText: SearchText
    /// All these words and those of its sections: what a word that stands nowhere may have been meant for.
    let searchWords: Set<String>
    /// What it is about, in words that people look for.
    let tags: [String]

    enum Audience: String, Decodable, Sendable {
        case owners, agents, operators
    }

    init(_ entry: HelpIndex.Entry, html: String) {
        language = entry.language == Language.fr.rawValue ? .fr : .en
        name = entry.name
        title = entry.title
        description = entry.description
        audience = entry.audience
        categories = entry.categories
        place = entry.place
        self.html = html
        tags = entry.tags
        sections = HelpSection.sections(of: html, in: language)
        titleText = SearchText(title, in: language)
        tagText = SearchText(tags: tags, in: language)
        descriptionText = SearchText(description, in: language)
        let texts = [titleText, tagText, descriptionText] + sections.flatMap { [$0.titleText, $0.text] }
        searchWords = texts.reduce(into: []) { $0.formUnion($1.words) }
    }

    /// Customers see what is common and what is of their own brand; agents serve every brand.
    func isFor(_ site: Site) -> Bool {
        guard audience == site.help.audience else { return false }
        guard let brand = site.brand else { return true }
        return categories.contains("common") || categories.contains(brand.id)
    }
}

/// `index.json` of the built site.
struct HelpIndex: Decodable {
    let version: String
    /// The path that the site was built for; every link inside it begins with it.
    let base: String
    /// By language: what stands for where customers log in, and for Customer Care's number.
    let office: [String: String]
    let phone: [String: String]
    /// By language: groups of words for the same. An index of an earlier version has none.
    let synonyms: [String: [[String]]]?
    let articles: [Entry]

    struct Entry: Decodable {
        let language: String
        let name: String
        let title: String
        let description: String
        let audience: HelpArticle.Audience
        let categories: [String]
        let tags: [String]
        let place: Int
        let html: String
    }
}
