import Foundation
import HTTPTypes
import HummingbirdTesting
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

@testable import Web

/// What an agent types into a call, and what its page says to that. The words are written here once more on purpose.
@Suite struct `What is typed in a call` {
    private struct Words {
        let verified, wrong, newLookUp, codeMissing, notSixDigits, codeWrong: String
    }

    private static func words(_ language: Language) -> Words {
        switch language {
        case .en:
            Words(
                verified: "Verified by the security question", wrong: "Does not match", newLookUp: "New look-up",
                codeMissing: "Type the six digits that the caller reads out.",
                notSixDigits: "A support code has six digits. No attempt was used.",
                codeWrong: "The support code does not match")
        case .fr:
            Words(
                verified: "Identité vérifiée par la question de sécurité", wrong: "Ne correspond pas",
                newLookUp: "Nouvelle recherche", codeMissing: "Saisissez les six chiffres lus au téléphone.",
                notSixDigits: "Un code d’assistance comporte six chiffres. Aucune tentative n’a été utilisée.",
                codeWrong: "Le code d’assistance ne correspond pas")
        }
    }

    private static let answer = "Saint-Étienne"

    @Test(arguments: [Language.en, .fr])
    func `is the answer however it is written`(language: Language) async throws {
        try await Installation.atTheDesk(in: language) { installation, browser, agent in
            let account = try await Self.account(in: installation)
            for said in [
                "Saint-Étienne", "St-Étienne", "saint etienne", "SAINT ÉTIENNE", "St. Etienne", "  st   étienne ",
            ] {
                let call = try await Self.open(account, by: agent, installation)
                try await Self.verify(saying: said, in: call, browser, Self.words(language))
            }
        }
    }

    @Test(arguments: [Language.en, .fr])
    func `is not the answer where it is something else`(language: Language) async throws {
        let words = Self.words(language)
        try await Installation.atTheDesk(in: language) { installation, browser, agent in
            let account = try await Self.account(in: installation)
            for said in ["Etienne", "Saint-Denis", "Saint-Étienne 2", "Lyon Croix-Rousse"] {
                let call = try await Self.open(account, by: agent, installation)
                let page = try await Self.send(["said": said], to: Links.attempts(call), browser).page
                #expect(page.contains("<div class=\"banner error\"><h2>\(words.wrong)</h2>"), "\(said)")
                try await Self.verify(saying: Self.answer, in: call, browser, words)
            }
        }
    }

    @Test(arguments: [Language.en, .fr])
    func `is no code where it has not six digits, and takes no attempt`(language: Language) async throws {
        let words = Self.words(language)
        try await Installation.atTheDesk(in: language) { installation, browser, agent in
            let account = try await Self.account(in: installation)
            let call = try await Self.open(account, by: agent, installation)
            for typed in ["", "12345", "1234567", "12345a", "½23456"] {
                let response = try await Self.send(["support-code": typed], to: Links.codeAttempts(call), browser)
                let page = response.page
                let field = page.firstMatch(of: /<input [^>]*id="support-code"[^>]*>/).map { String($0.0) } ?? ""
                let why = typed.isEmpty ? words.codeMissing : words.notSixDigits
                #expect(response.status == .unprocessableContent, "\(typed)")
                #expect(page.contains("id=\"support-code-error\">\(why)"), "\(typed)")
                #expect(field.contains("aria-invalid=\"true\"") && field.contains("support-code-error"), "\(typed)")
                #expect(field.contains(" autofocus") && !field.contains("value="), "\(typed)")
            }
            #expect(try await installation.store.call(call, agent: agent.id)?.attempts == 0)
        }
    }

    @Test(arguments: ["000 000", "00-00-00", " 000000 ", "\u{FF10}\u{FF10}\u{FF10}\u{FF10}\u{FF10}\u{FF10}"])
    func `is a code however its six digits are typed`(typed: String) async throws {
        try await Installation.atTheDesk { installation, browser, agent in
            let account = try await Self.account(in: installation)
            let call = try await Self.open(account, by: agent, installation)
            let page = try await Self.send(["support-code": typed], to: Links.codeAttempts(call), browser).page
            #expect(page.contains("<h2>\(Self.words(.en).codeWrong)</h2>"))
            #expect(try await installation.store.lastAttempt(of: call)?.result == .wrong)
            #expect(try await installation.store.call(call, agent: agent.id)?.attempts == 1)
        }
    }

    @Test func `stands under the question in the language that a program says is spoken, and beside the number`()
        async throws
    {
        try await Installation.atTheDesk { installation, browser, agent in
            let account = try await Self.account(in: installation)
            let number = try #require(PhoneNumber(e164: "+14165550123"))
            func page(_ said: CallMetadata) async throws -> String {
                let opened = try await OpenCall(stores: installation.store).perform(
                    installation.world.id(), about: account.id, by: agent, from: nil, saying: said)
                let call = try #require(opened.call).id
                let page = try await browser.get(Links.call(call)).page
                _ = try await installation.store.end(call, as: .ended, by: agent, from: nil)
                return page
            }
            func says(_ page: String, _ words: String) -> Bool { page.contains(words) }
            let plain = try await page(.none)
            #expect(says(plain, "<dd lang=\"fr\">Français</dd>") && !says(plain, "Calls from"))
            let own = try #require(plain.firstRange(of: "class=\"question\" lang=\"fr\""))
            #expect(try #require(plain.firstRange(of: "class=\"question\" lang=\"en\"")).lowerBound > own.lowerBound)
            let said = try await page(
                CallMetadata(
                    language: .en, from: CallingNumber(number, verification: .passed, attestation: .full)))
            #expect(says(said, "<dd lang=\"en\">English</dd>") && says(said, ">+14165550123<"))
            #expect(says(said, "The network vouches for this number.") && !says(said, "tel:+14165550123"))
            let english = try #require(said.firstRange(of: "class=\"question\" lang=\"en\""))
            #expect(try #require(said.firstRange(of: "class=\"question\" lang=\"fr\"")).lowerBound > english.lowerBound)
            let forged = try await page(
                CallMetadata(from: CallingNumber(number, verification: .failed, attestation: nil)))
            #expect(says(forged, "could not confirm this number") && says(forged, "may be forged"))
        }
    }

    /// An account whose owner speaks French and has answered with the name of a town.
    private static func account(in installation: Installation) async throws -> Account {
        let world = installation.world
        let account = world.account(brand: Installation.brand.id, language: .fr)
        _ = try await installation.memberToken(of: account)
        let place = AnswerPlace(account: account.id, rules: .newest, language: .fr, kind: .city)
        let sealed = SealedAnswer(
            id: world.id(), place: place, questionID: "first-wedding-town",
            secret: try await installation.vault.seal(SecretText(answer), at: place), setAt: world.now,
            setBy: "Maud Exemple")
        try await installation.store.replace(with: sealed, on: .change, by: .system)
        return account
    }

    private static func open(
        _ account: Account, by agent: Agent, _ installation: Installation
    ) async throws -> ID<Call> {
        let outcome = try await OpenCall(stores: installation.store).perform(
            installation.world.id(), about: account.id, by: agent, from: nil)
        return try #require(outcome.call).id
    }

    /// The page after a form of the call.
    private static func send(
        _ fields: [String: String], to path: String, _ browser: Browser
    ) async throws -> TestResponse {
        try await browser.get(Links.home)
        let response = try await browser.post(path, fields.merging(["key": UUID().uuidString]) { own, _ in own })
        guard let next = response.headers[.location] else { return response }
        return try await browser.get(next)
    }

    /// What was said verifies the call; it ends as verified, and the cursor waits at the next look-up.
    private static func verify(
        saying said: String, in call: ID<Call>, _ browser: Browser, _ words: Words
    ) async throws {
        let page = try await send(["said": said], to: Links.attempts(call), browser).page
        #expect(page.contains("<title>\(words.verified) – "), "\(said)")
        #expect(page.contains("<div class=\"banner done\"><h2>\(words.verified)</h2>"), "\(said)")
        let over = try await send(["ending": "ended"], to: Links.ending(call), browser).page
        #expect(over.contains("<p>\(words.verified)</p>"), "\(said)")
        #expect(over.contains("href=\"/\" autofocus>\(words.newLookUp)</a>"), "\(said)")
    }
}
