import Foundation
import HTTPTypes
import HummingbirdTesting
import SecurityQuestions
import Testing

@testable import Web

/// Events as a client reads them, and its webhooks as it manages them.
struct WebhookAPITests {
    @Test func `events of a call are told with ids and results, and without anything that somebody said`() async throws
    {
        try await APIDesk.test { desk, api in
            let call = try await api.openCall(desk)
            _ = try await api.check(APIDesk.wrong, in: call, desk)
            _ = try await api.check(APIDesk.answer, in: call, desk)
            let told = try await api.ask(.get, "/v1/events?limit=1000", as: desk.client)
            #expect(told.status == 200 && told["more"] == "0")
            let events = try Self.events(told)
            let ofCall = events.filter { ($0["data"] as? [String: String])?["call"] == call }
            #expect(
                ofCall.compactMap { $0["type"] as? String }
                    == ["call.opened", "call.failed", "call.verified", "grant.issued"])
            #expect((ofCall.last?["data"] as? [String: String])?["acr"] == "urn:countersign:acr:answer")
            for secret in [
                APIDesk.answer, APIDesk.wrong, desk.account.number, desk.account.company, desk.agent.name,
                desk.agent.email.text, "wedding",
            ] { #expect(!told.text.contains(secret)) }
            let next = try #require(told["next"])
            let later = try await api.ask(.get, "/v1/events?after=\(next)", as: desk.client)
            #expect(try Self.events(later).isEmpty && later["next"] == next)
        }
    }

    @Test(arguments: [
        "after=x", "after=-1", "limit=0", "limit=1001", "after=1&after=2", "after=", "limit=9999999999999999999",
    ])
    func `a piece that cannot be is refused`(query: String) async throws {
        try await APIDesk.test { desk, api in
            let told = try await api.ask(.get, "/v1/events?\(query)", as: desk.client)
            #expect(told.status == 422 && told.problem == "validation")
        }
    }

    @Test func `who may not read events or have webhooks is told so`() async throws {
        try await APIDesk.test { desk, api in
            let other = try await APIDesk.addClient(
                "other", for: [desk.agent], permissions: [.readCalls, .writeCalls], to: desk.installation)
            #expect(try await api.ask(.get, "/v1/events", as: other).problem == "permission-missing")
            #expect(try await api.ask(.get, "/v1/webhooks", as: other).problem == "permission-missing")
            let made = try await api.ask(.post, "/v1/webhooks", ["url": Self.url], as: other, key: "k")
            #expect(made.problem == "permission-missing")
        }
    }

    @Test func `a webhook's keys are told once, in no list, no replay and nothing that is kept`() async throws {
        try await APIDesk.test { desk, api in
            let body = ["url": Self.url, "types": "call.verified question.locked"]
            let made = try await api.ask(.post, "/v1/webhooks", body, as: desk.client, key: "k1")
            #expect(made.status == 201, "\(made.text)")
            let (id, secret) = (try #require(made["id"]), try #require(made["secret"]))
            let publicKey = try #require(made["public_key"])
            #expect(secret.hasPrefix("whsec_") && publicKey.hasPrefix("whpk_"))
            #expect(made.headers[.location] == "/v1/webhooks/\(id)")
            let again = try await api.ask(.post, "/v1/webhooks", body, as: desk.client, key: "k1")
            #expect(again.status == 201 && again["id"] == id && again["secret"] == nil)
            let renewed = try await api.ask(.post, "/v1/webhooks/\(id)/secret", as: desk.client, key: "k2")
            #expect(renewed.status == 200 && renewed["secret"]?.hasPrefix("whsec_") == true)
            #expect(renewed["secret"] != secret)
            for path in ["/v1/webhooks", "/v1/webhooks/\(id)", "/v1/webhooks/\(id)/deliveries"] {
                let shown = try await api.ask(.get, path, as: desk.client)
                #expect(shown.status == 200 && !shown.text.contains("whsec_") && !shown.text.contains("whpk_"))
            }
            let test = try await api.ask(.post, "/v1/webhooks/\(id)/tests", as: desk.client, key: "k3")
            #expect(test.status == 202 && test["sort"] == "test" && test["state"] == "waiting")
            let replay = try await api.ask(
                .post, "/v1/webhooks/\(id)/deliveries/\(test["id"] ?? "")/replays", as: desk.client, key: "k4")
            #expect(replay.status == 404)
            #expect(
                try await api.ask(.post, "/v1/webhooks/\(id)/resumption", as: desk.client, key: "k5")["state"]
                    == "active")
            // Of another client it is as if it were not there.
            let other = try await APIDesk.addClient("other", for: [desk.agent], to: desk.installation)
            #expect(try await api.ask(.get, "/v1/webhooks/\(id)", as: other).problem == "not-found")
            #expect(try await api.ask(.delete, "/v1/webhooks/\(id)", as: other).problem == "not-found")
            #expect(try await api.ask(.delete, "/v1/webhooks/\(id)", as: desk.client).status == 204)
            #expect(try await api.ask(.get, "/v1/webhooks/\(id)", as: desk.client).status == 404)
        }
    }

    @Test func `a client has ten webhooks, at addresses that can be some`() async throws {
        try await APIDesk.test { desk, api in
            for url in [
                "http://crm.example/", "https://me:secret@crm.example/", "crm.example", "https://crm.example/#a",
            ] {
                let made = try await api.ask(.post, "/v1/webhooks", ["url": url], as: desk.client, key: url)
                #expect(made.status == 422, "\(url)")
            }
            let types = ["url": Self.url, "types": "call.verified nothing"]
            #expect(try await api.ask(.post, "/v1/webhooks", types, as: desk.client, key: "t").status == 422)
            for number in 1...10 {
                let made = try await api.ask(
                    .post, "/v1/webhooks", ["url": Self.url], as: desk.client, key: "\(number)")
                #expect(made.status == 201)
            }
            let one = try await api.ask(.post, "/v1/webhooks", ["url": Self.url], as: desk.client, key: "11")
            #expect(one.status == 409 && one.problem == "too-many-webhooks")
        }
    }

    /// A test goes to an address that nobody has confirmed, and a webhook that is let go on and is gone again mails people.
    @Test func `a thousand changes within an hour pause adding, testing and letting go on as well`() async throws {
        try await APIDesk.test { desk, api in
            let made = try await api.ask(.post, "/v1/webhooks", ["url": Self.url], as: desk.client, key: "w")
            let path = "/v1/webhooks/\(try #require(made["id"]))"
            let origin = AuditOrigin(
                actor: .system, address: nil, brand: Installation.brand.id, client: desk.client.id)
            for _ in 1..<ClientBudget.changesAllowed {
                #expect(try await desk.installation.store.takeChange(by: origin) == nil)
            }
            for (place, body) in [
                ("/v1/webhooks", ["url": Self.url]), (path + "/tests", nil), (path + "/resumption", nil),
                (path + "/secret", nil),
            ] as [(String, [String: String]?)] {
                let paused = try await api.ask(.post, place, body, as: desk.client, key: place)
                #expect(paused.status == 429 && paused.problem == "changes-paused", "\(place): \(paused.text)")
            }
            #expect(try await api.ask(.get, path + "/deliveries", as: desk.client).status == 200)
            let again = try await api.ask(.post, "/v1/webhooks", ["url": Self.url], as: desk.client, key: "w")
            #expect(again.status == 201, "what was done is told again")
        }
    }

    private static let url = "https://crm.example/countersign"

    private static func events(_ told: APIAnswer) throws -> [[String: Any]] {
        let page = try #require(try JSONSerialization.jsonObject(with: Data(told.text.utf8)) as? [String: Any])
        return try #require(page["events"] as? [[String: Any]])
    }
}
