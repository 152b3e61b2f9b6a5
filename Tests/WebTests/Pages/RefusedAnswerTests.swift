import HTTPTypes
import HummingbirdTesting
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

@testable import Web

/// Each rule for an answer is told beside the field, in the language of the page; the question stays chosen and the answer
/// goes. The sentences are written here once more on purpose.
@Suite struct `An answer that cannot be taken` {
    private struct Rule {
        let says: [Language: String]
        /// The question, and what is answered in each language; `{…}` is a fact about the person.
        let tries: [(question: String, answers: [Language: String])]

        init(_ en: String, _ fr: String, _ tries: (String, String, String)...) {
            says = [.en: en, .fr: fr]
            self.tries = tries.map { ($0.0, [.en: $0.1, .fr: $0.2]) }
        }
    }

    private static let rules = [
        Rule(
            "Enter an answer of letters or digits.", "Saisissez une réponse composée de lettres ou de chiffres.",
            ("lent-book", "", ""), ("lent-book", "?!… –", "?!… –")),
        Rule(
            "That is too short to be safe. Add a word that belongs to it: “Ng” becomes “Hanh Ng”.",
            "C’est trop court pour être sûr. Ajoutez un mot qui va avec : « Ng » devient « Hanh Ng ».",
            ("lent-book", "Ox", "Os")),
        Rule(
            "That is too long to say on the phone. Use at most 100 characters.",
            "C’est trop long à dire au téléphone. Utilisez 100 caractères au plus.",
            (
                "lent-book", String(repeating: "a very long title indeed ", count: 5),
                String(repeating: "un titre vraiment fort long ", count: 5)
            )),
        Rule(
            "These words are in the question itself. Give an answer that nobody can read there.",
            "Ces mots figurent dans la question elle-même. Donnez une réponse que personne ne peut y lire.",
            ("lent-book", "book", "le livre"), ("vehicle-nickname", "bicycle", "vélo")),
        Rule(
            "A caller who knows your account could guess this: it is a name, address or number of yours. "
                + "Choose something else.",
            "Une personne qui connaît votre compte pourrait la deviner\u{a0}: c’est l’un de vos noms, adresses ou "
                + "numéros. Choisissez autre chose.",
            ("strictest-teacher-surname", "Vandersloot", "Vandersloot"), ("lent-book", "Quarry Lane", "Quarry Lane"),
            ("lent-book", "QX-482913", "QX-482913"), ("lent-book", "Northline", "Northline"),
            ("lent-book", "perpetua@quarry.example", "perpetua@quarry.example"),
            ("lent-book", "+14155550132", "+14155550132")),
        Rule(
            "Anyone would try this first. Give a real answer to the question.",
            "C’est ce que l’on essaierait en premier. Donnez une vraie réponse à la question.",
            ("lent-book", "I don't know", "je ne sais pas"), ("lent-book", "123", "azerty"),
            ("lent-book", "aaaa", "xxxx")),
        Rule(
            "Many people give this answer.", "Beaucoup de personnes donnent cette réponse.",
            ("stuffed-toy-name", "Teddy", "Nounours"), ("first-book-finished", "Charlotte's Web", "Le Petit Prince")),
        Rule(
            "Many people give this answer. Add a detail only you would: “Smith” becomes “Agatha Smith”.",
            "Beaucoup de personnes donnent cette réponse. Ajoutez un détail qui n’appartient qu’à vous\u{a0}: «\u{a0}Martin\u{a0}» devient «\u{a0}Agathe Martin\u{a0}».",
            ("maths-teacher-surname", "Smith", "Martin")),
        Rule(
            "Many people give this answer. Add a detail only you would: “Hamilton” becomes “Hamilton Westdale”.",
            "Beaucoup de personnes donnent cette réponse. Ajoutez un détail qui n’appartient qu’à vous\u{a0}: «\u{a0}Lyon\u{a0}» devient «\u{a0}Lyon Croix-Rousse\u{a0}».",
            ("car-trouble-town", "Chicago", "Lyon")),
    ]

    @Test(arguments: [Language.en, .fr])
    func `says which rule beside the field, and nothing is saved`(language: Language) async throws {
        let installation = try await Installation()
        let account = installation.world.account(
            brand: Installation.brand.id, number: "QX-482913", company: "Quarry Lane")
        let token = try await installation.memberToken(
            language: language, of: account, name: "Perpetua Vandersloot", email: "perpetua@quarry.example")
        try await Portal.router(installation.services()).test { client in
            let browser = Browser(client)
            browser.cookies["__Host-countersign"] = token.text
            for rule in Self.rules {
                for (question, answers) in rule.tries {
                    let answer = try #require(answers[language])
                    let page = try await Self.send(answer, to: question, by: browser)
                    Self.expectRefusal(page, saying: rule.says[language] ?? "", question, answer, language)
                }
            }
        }
        #expect(try await installation.store.answer(of: account.id) == nil)
        try await installation.close()
    }

    private static func send(_ answer: String, to question: String, by browser: Browser) async throws -> String {
        let form = try await browser.get("\(Links.question)").page
        let key = try #require(form.firstMatch(of: /name="key" value="([^"]+)"/)?.1)
        let response = try await browser.post(
            "\(Links.question)", ["key": String(key), "question": question, "answer": answer])
        #expect(response.status == .unprocessableContent, "\(answer)")
        return response.page
    }

    private static func expectRefusal(
        _ page: String, saying words: String, _ question: String, _ answer: String, _ language: Language
    ) {
        let field = page.firstMatch(of: /<input type="text" id="answer"[^>]*>/).map { String($0.0) } ?? ""
        #expect(page.contains("id=\"answer-error\">\(words)"), "\(answer)")
        #expect(field.contains("aria-invalid=\"true\"") && field.contains("answer-error\""), "\(answer)")
        #expect(field.contains(" autofocus") && !field.contains("value="), "\(answer)")
        #expect(page.contains("<option value=\"\(question)\" selected>"), "\(answer)")
        #expect(page.contains(language == .en ? "<title>Error: " : "<title>Erreur\u{a0}: "), "\(answer)")
        #expect(page.contains("<html lang=\"\(language == .en ? "en" : "fr")\""), "\(answer)")
    }
}
