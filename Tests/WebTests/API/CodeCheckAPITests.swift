import Foundation
import HTTPTypes
import HummingbirdTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import Web

/// A telephone menu checks codes, and nothing else.
struct CodeCheckAPITests {
    private static func makeCode(_ digits: String, _ desk: APIDesk) async throws {
        let (installation, account) = (desk.installation, desk.account.id)
        let id = installation.world.id(SupportCode.self)
        let secret = try await installation.vault.seal(SecretText(digits), of: .supportCode(id, of: account))
        let code = SupportCode(id: id, account: account, secret: secret, madeAt: installation.world.now)
        _ = try await installation.store.keep(code, by: .system)
    }

    private static func menu(_ desk: APIDesk) async throws -> APIDesk.APIClient {
        try await APIDesk.addClient("ivr", for: [], permissions: [.checkCodes], to: desk.installation)
    }

    @Test func `a keyed code is checked once, without an agent, and looks the same where there is no account`()
        async throws
    {
        try await APIDesk.test { desk, api in
            let ivr = try await Self.menu(desk)
            try await Self.makeCode("204816", desk)
            func check(_ number: String, _ code: String, key: String = UUID().uuidString) async throws -> APIAnswer {
                try await api.ask(.post, "/v1/code-checks", ["number": number, "code": code], as: ivr, key: key)
            }
            let unknown = try await check("NL-999999", "204816")
            let wrong = try await check(desk.account.number, "204817")
            #expect(unknown.status == 201 && unknown["result"] == "no_match", "\(unknown.text)")
            #expect(wrong.status == 201 && wrong["result"] == "no_match")
            let right = try await check("nl 100482", "204 816", key: "k")
            #expect(right.status == 201 && right["result"] == "match", "\(right.text)")
            #expect(try await check("nl 100482", "000000", key: "k").text == right.text)
            #expect(try await check(desk.account.number, "204816")["result"] == "no_match", "used up")
            #expect(try await check(desk.account.number, "12").problem == "unreadable")
            let told = try await api.ask(.get, "/v1/events?limit=1000", as: desk.client)
            #expect(told.text.contains("\"call.verified\"") && told.text.contains("\"client\":\"ivr\""))
            #expect(!told.text.contains("204816"))
        }
    }

    @Test func `an answer is refused, and so is everything that a person stands behind`() async throws {
        try await APIDesk.test { desk, api in
            let ivr = try await Self.menu(desk)
            for body in [
                ["number": desk.account.number, "spoken": APIDesk.answer],
                ["number": desk.account.number, "proof": "answer", "code": "123456"],
                ["number": desk.account.number, "code": "123456", "spoken": APIDesk.answer],
            ] {
                let told = try await api.ask(.post, "/v1/code-checks", body, as: ivr, key: UUID().uuidString)
                #expect(told.status == 403 && told.problem == "answers-by-people", "\(told.text)")
            }
            let named = ["number": desk.account.number, "code": "123456", "agent": desk.agent.email.text]
            #expect(try await api.ask(.post, "/v1/code-checks", named, as: ivr, key: "a").status == 422)
            let lookUp = ["agent": desk.agent.email.text, "stated": desk.account.number]
            #expect(try await api.ask(.post, "/v1/lookups", lookUp, as: ivr).problem == "permission-missing")
            let call = try await api.openCall(desk)
            #expect(try await api.check(APIDesk.answer, in: call, desk, as: ivr).problem == "permission-missing")
            let crm = try await APIDesk.addClient(
                "no-menu", for: [desk.agent], permissions: [.writeCalls], to: desk.installation)
            let code = ["number": desk.account.number, "code": "123456"]
            #expect(
                try await api.ask(.post, "/v1/code-checks", code, as: crm, key: "b").problem == "permission-missing")
            #expect(Client.canHave([.checkCodes]) && Client.canHave([.readCalls]))
            #expect(!Client.canHave([.checkCodes, .readCalls]))
        }
    }

    @Test func `after wrong codes for as many accounts as it may try it pauses`() async throws {
        try await APIDesk.test { desk, api in
            let ivr = try await APIDesk.addClient(
                "ivr", for: [], permissions: [.checkCodes], wrongAllowed: 2, to: desk.installation)
            for number in ["NL-1", "NL-2"] {
                let told = try await api.ask(
                    .post, "/v1/code-checks", ["number": number, "code": "123456"], as: ivr, key: number)
                #expect(told.status == 201)
            }
            let paused = try await api.ask(
                .post, "/v1/code-checks", ["number": "NL-3", "code": "123456"], as: ivr, key: "3")
            #expect(paused.status == 429 && paused.problem == "client-budget-spent")
            #expect(paused.headers[.retryAfter] == "3600")
            #expect(try await api.check(APIDesk.answer, in: try await api.openCall(desk), desk)["result"] == "match")
        }
    }
}
