import HTTPTypes
import HummingbirdTesting
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

@testable import Web

/// What an agent is told of an account that was found. The words are written here once more on purpose.
@Suite struct `An account that was found` {
    private static let says: [Account.Status: [Language: String]] = [
        .pending: [
            .en: "This account has not been activated, so there is no answer to check.",
            .fr: "Ce compte n’est pas encore activé\u{a0}: il n’y a pas de réponse à vérifier.",
        ],
        .suspended: [.en: "This account is suspended.", .fr: "Ce compte est suspendu."],
        .closed: [
            .en: "This account is closed. No call can be opened.",
            .fr: "Ce compte est fermé. Aucun appel ne peut être ouvert.",
        ],
    ]

    @Test(arguments: [Language.en, .fr])
    func `says that it is not active, and opens no call where it is closed`(language: Language) async throws {
        try await Installation.atTheDesk(in: language) { installation, browser, _ in
            for (status, words) in Self.says {
                let account = installation.world.account(
                    brand: Installation.brand.id, phones: [], status: status)
                _ = try await installation.memberToken(of: account)
                try await browser.get(Links.home)
                let found = try await browser.post(Links.lookUps, ["stated": account.number])
                #expect(found.status == .seeOther)
                let page = try await browser.get(try #require(found.headers[.location])).page
                let title = language == .en ? "Account found" : "Compte trouvé"
                #expect(page.contains("<h1>\(title)</h1>"), "\(status)")
                #expect(page.contains(words[language] ?? "?"), "\(status)")
                #expect(page.contains("action=\"\(Links.calls)\"") == (status != .closed), "\(status)")
            }
        }
    }
}
