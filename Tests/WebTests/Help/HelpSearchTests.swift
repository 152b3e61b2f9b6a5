import Foundation
import SpokenAnswers
import Testing

@testable import Web

/// The search of the help, in a help centre of a few articles.
struct HelpSearchTests {
    static let english = [
        (
            "reset-your-password", "Choose a new password", "password, forgotten password",
            "<p>A link is mailed.</p><h2 id=\"forgotten\">You have forgotten it</h2><p>Press the button.</p>"
        ),
        ("get-a-support-code", "Get a support code", "support code, phone", "<p>Six digits, verified once.</p>"),
        ("second-factor", "Second factor and recovery codes", "second factor, lost phone", "<p>An app.</p>"),
        ("close-an-account", "Close an account", "personal data", "<p>It ends with its contract.</p>"),
    ]
    static let french = [
        (
            "reset-your-password", "Choisir un nouveau mot de passe", "mot de passe, connexion",
            "<p>Un lien est envoyé.</p>"
        ),
        ("locked", "Votre question est verrouillée", "verrouillage", "<p>Après cinq réponses.</p>"),
        ("check", "Ce que vérifie le Service Client", "téléphone", "<p>La vérification d’un appel.</p>"),
    ]

    private func search(_ query: String, _ language: Language = .en) throws -> HelpSearch {
        let written = language == .en ? Self.english : Self.french
        let articles = try written.enumerated().map { place, article in
            let (name, title, tags, html) = article
            let entry: [String: Any] = [
                "language": language.rawValue, "name": name, "title": title, "description": "", "audience": "owners",
                "categories": ["common"], "tags": tags.components(separatedBy: ", "), "place": place, "html": html,
            ]
            let data = try JSONSerialization.data(withJSONObject: entry)
            return HelpArticle(try JSONDecoder().decode(HelpIndex.Entry.self, from: data), html: html)
        }
        return HelpSearch(
            query, in: articles,
            synonyms: SearchSynonyms(
                language == .en ? [["2fa", "second factor"], ["delete", "close"]] : [["bloqué", "verrouillé"]],
                in: language),
            language: language)
    }

    private func best(_ query: String, _ language: Language = .en) throws -> String? {
        try search(query, language).hits.first?.article.name
    }

    @Test(
        "a word is found in all its forms",
        arguments: [
            ("passwords", "reset-your-password", Language.en), ("closing", "close-an-account", .en),
            ("verification", "get-a-support-code", .en), ("verrouiller", "locked", .fr),
            ("verrouillages", "locked", .fr),
            ("vérifier", "check", .fr), ("connecté", "reset-your-password", .fr),
        ])
    func forms(query: String, name: String, language: Language) throws {
        #expect(try best(query, language) == name)
        #expect(try search(query, language).corrected.isEmpty)
    }

    @Test(
        "another word for the same is found",
        arguments: [
            ("2fa", "second-factor", Language.en), ("delete my account", "close-an-account", .en),
            ("bloqué", "locked", .fr),
        ])
    func synonyms(query: String, name: String, language: Language) throws {
        #expect(try best(query, language) == name)
    }

    @Test(
        "a slip of the fingers is forgiven, and said",
        arguments: [
            ("pasword", "reset-your-password", Language.en), ("recvoery", "second-factor", .en),
            ("conexion", "reset-your-password", .fr), ("verouillée", "locked", .fr),
        ])
    func slips(query: String, name: String, language: Language) throws {
        let search = try search(query, language)
        #expect(search.hits.first?.article.name == name && search.corrected.count == 1)
    }

    @Test func `words that are typed in one piece are found`() throws {
        #expect(try best("motdepasse", .fr) == "reset-your-password")
        #expect(try best("lostphone") == "second-factor")
    }

    @Test func `a word is found while it is typed, and leads to its heading`() throws {
        #expect(try best("supp") == "get-a-support-code")
        #expect(try search("forgotten").hits.first?.section?.id == "forgotten")
    }

    @Test func `what every article has does not count, unless nothing else is asked`() throws {
        #expect(try search("how do I close the account").hits.map(\.article.name) == ["close-an-account"])
        #expect(try !search("the").hits.contains { $0.score == 0 })
    }

    @Test(
        "a short word, a number and nonsense are taken as they are",
        arguments: ["pn", "404", "xyzzy", "", "?", String(repeating: "x", count: 100)])
    func nonsense(query: String) throws {
        let search = try search(query)
        #expect(search.hits.isEmpty && search.corrected.isEmpty)
    }

    @Test(
        "slips are counted",
        arguments: [
            ("password", "pasword", 1), ("recovery", "recvoery", 1), ("code", "code", 0), ("phone", "phome", 1),
            ("connexion", "conexoin", 2),
        ])
    func distance(one: String, other: String, slips: Int) {
        #expect(WordDistance.between(one, other, atMost: 2) == slips)
        #expect(WordDistance.between(other, one, atMost: 2) == slips)
        if slips > 0 { #expect(WordDistance.between(one, other, atMost: slips - 1) == nil) }
    }

    @Test(
        "no ending is taken off that leaves less than three letters",
        arguments: ["as", "is", "été", "ing", "age", "ment"])
    func shortWords(word: String) {
        for language in Language.allCases {
            for word in SearchWords.list(word) { #expect(WordStem.of(word, in: language).count >= min(3, word.count)) }
        }
    }
}
