import Foundation
import HTTPTypes
import HummingbirdTesting
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import Web

/// A client goes the whole way, under the same budgets as the care desk, and is told as one.
@Suite struct `A client of the API` {
    @Test func `looks up, opens, checks and ends, in the name of its agent`() async throws {
        try await APIDesk.test { desk, api in
            let token = try await api.lookUp(desk)
            let opened = try await api.ask(
                .post, "/v1/calls", ["agent": desk.agent.email.text, "lookup": token], as: desk.client, key: "open-1")
            #expect(opened.status == 201 && opened["state"] == "open" && opened["attempts_left"] == "3")
            let call = try #require(opened["id"])
            #expect(opened.headers[.location] == "/v1/calls/\(call)")
            #expect(opened["agent"] == desk.agent.id.description && opened["question.fr"]?.isEmpty == false)
            let wrong = try await api.check(APIDesk.wrong, in: call, desk)
            #expect(wrong.status == 201 && wrong["result"] == "no_match" && wrong["attempts_left"] == "2")
            let right = try await api.check(APIDesk.answer, in: call, desk)
            #expect(right.status == 201 && right["result"] == "match" && right["call.state"] == "verified")
            #expect(right["call.verified_by"] == "answer")
            let read = try await api.ask(.get, "/v1/calls/\(call)", as: desk.client)
            #expect(read.status == 200 && read["state"] == "verified")
            let ended = try await api.ask(
                .post, "/v1/calls/\(call)/end", ["outcome": "ended"], as: desk.client, key: "end-1")
            #expect(ended.status == 200 && ended["outcome"] == "verified" && ended["question"] == nil)
            let told = try await desk.installation.store.events(AuditQuery(.everything), limit: 100).map(\.event)
            let checks: [AuditEvent.Kind] = [.accountLookedUp, .callOpened, .answerWrong, .answerVerified, .callEnded]
            for kind in checks {
                let event = try #require(told.first { $0.kind == kind }, "\(kind)")
                #expect(event.client == "crm" && event.actor == .agent(desk.agent.id, name: desk.agent.name), "\(kind)")
            }
        }
    }

    @Test func `checks a code, and one that does not exist costs an attempt`() async throws {
        try await APIDesk.test { desk, api in
            let call = try await api.openCall(desk)
            let path = "/v1/calls/\(call)/attempts"
            let wrong = try await api.ask(
                .post, path, ["proof": "code", "code": "000 000"], as: desk.client, key: "c-1")
            #expect(wrong.status == 201 && wrong["result"] == "no_match" && wrong["attempts_left"] == "2")
            for typed in ["12345", "twelve"] {
                let unreadable = try await api.ask(
                    .post, path, ["proof": "code", "code": typed], as: desk.client, key: "c-2")
                #expect(unreadable.problem == "unreadable" && unreadable.status == 422)
            }
            #expect(try await api.ask(.get, "/v1/calls/\(call)", as: desk.client)["attempts_left"] == "2")
        }
    }

    @Test func `sends an attempt again and again, and spends one, whatever it says then`() async throws {
        try await APIDesk.test { desk, api in
            let call = try await api.openCall(desk)
            let first = try await api.check(APIDesk.wrong, in: call, desk, key: "once")
            for said in [APIDesk.wrong, APIDesk.answer, "another guess"] {
                let again = try await api.check(said, in: call, desk, key: "once")
                #expect(again.text == first.text && again.status == first.status, "no oracle: \(said)")
                #expect(again.headers[.replayed] == "true")
            }
            #expect(try await api.ask(.get, "/v1/calls/\(call)", as: desk.client)["attempts_left"] == "2")
            let other = try await api.ask(
                .post, "/v1/calls/\(call)/attempts", ["proof": "code", "code": "123456"], as: desk.client, key: "once")
            #expect(other.status == 422 && other.problem == "idempotency-key-reused")
        }
    }

    @Test func `names a call by one key, and finds the call that it opened`() async throws {
        try await APIDesk.test { desk, api in
            let token = try await api.lookUp(desk)
            let body = ["agent": desk.agent.email.text, "lookup": token]
            let first = try await api.ask(.post, "/v1/calls", body, as: desk.client, key: "a")
            let again = try await api.ask(.post, "/v1/calls", body, as: desk.client, key: "a")
            #expect(again.text == first.text && again.headers[.location] == first.headers[.location])
            // A look-up opens one call.
            let other = try await api.ask(.post, "/v1/calls", body, as: desk.client, key: "b")
            #expect(other.status == 409 && other.problem == "lookup-over")
            // An agent has one call about an account: the next look-up finds it.
            let next = try await api.ask(
                .post, "/v1/calls", ["agent": desk.agent.email.text, "lookup": try await api.lookUp(desk)],
                as: desk.client, key: "c")
            #expect(next.status == 200 && next["id"] == first["id"])
        }
    }

    @Test func `says what it calls the call, which language is spoken and who calls, and is told it again`()
        async throws
    {
        try await APIDesk.test { desk, api in
            func open(_ more: String, key: String, lookUp: String? = nil) async throws -> APIAnswer {
                let token = if let lookUp { lookUp } else { try await api.lookUp(desk) }
                let body = "{\"agent\":\"\(desk.agent.email.text)\",\"lookup\":\"\(token)\"\(more)}"
                return try await api.ask(.post, "/v1/calls", raw: body, as: desk.client, key: key)
            }
            let number = "\"number\":\"1 416 555 0123\",\"verstat\":\"TN-Validation-Passed\",\"attest\":\"A\""
            let said = ",\"language\":\"fr\",\"external_id\":\"case-1042\",\"caller\":{\(number)}"
            for (wrong, pointer) in [
                (",\"external_id\":\"case 1042\"", "/external_id"), (",\"external_id\":\"\"", "/external_id"),
                (",\"language\":\"de\"", "/language"), (",\"caller\":\"+14165550123\"", "/caller"),
                (",\"caller\":{}", "/caller/number"), (",\"caller\":{\"number\":\"12\"}", "/caller/number"),
                (",\"caller\":{\"number\":7}", "/caller/number"),
                (",\"caller\":{\"number\":\"+14165550123\",\"verstat\":\"passed\"}", "/caller/verstat"),
                (",\"caller\":{\"number\":\"+14165550123\",\"attest\":\"D\"}", "/caller/attest"),
                (",\"caller\":{\"number\":\"+14165550123\",\"name\":\"Jo\"}", "/caller/name"),
                (",\"caller/number\":\"+14165550123\"", "/caller~1number"),
                (",\"agent/x\":{\"a\":\"b\"}", "/agent~1x"),
            ] {
                let refused = try await open(wrong, key: "wrong")
                #expect(refused.status == 422 && refused.problem == "validation", "\(wrong) \(refused.text)")
                #expect(refused.text.contains("\"pointer\":\"\(pointer)\""), "\(wrong) \(refused.text)")
            }
            let token = try await api.lookUp(desk)
            let opened = try await open(said, key: "open", lookUp: token)
            #expect(opened.status == 201, "\(opened.text)")
            let call = try #require(opened["id"])
            let ended = try await api.ask(
                .post, "/v1/calls/\(call)/end", ["outcome": "ended"], as: desk.client, key: "end")
            for told in [opened, try await api.ask(.get, "/v1/calls/\(call)", as: desk.client), ended] {
                #expect(told["external_id"] == "case-1042" && told["language"] == "fr", "\(told.text)")
                #expect(told["caller.number"] == "+14165550123" && told["caller.attest"] == "A")
                #expect(told["caller.verstat"] == "TN-Validation-Passed")
            }
            #expect(opened["question.language"] == "fr")
            #expect(try await open(said, key: "open", lookUp: token).text == opened.text)
            #expect(try await open("", key: "open", lookUp: token).problem == "idempotency-key-reused")
            // The next one says nothing: the account's language, and nothing of the call before.
            let next = try await open("", key: "next")
            #expect(next["language"] == "en" && next["external_id"] == nil)
            #expect(next["caller.number"] == nil && next["question.language"] == "en")
            let store = desk.installation.store
            let entries = try await store.events(AuditQuery(.everything), limit: 100).map(\.event)
            let openings = entries.filter { $0.kind == .callOpened }.map(\.detail)
            #expect(openings == [nil, "case-1042"] && !entries.contains { $0.detail?.contains("4165550123") ?? false })
            let events = try await api.ask(.get, "/v1/events?limit=1000", as: desk.client).text
            #expect(events.contains("\"external_id\":\"case-1042\"") && !events.contains("4165550123"))
        }
    }

    @Test func `two hundred twins at once spend one attempt`() async throws {
        try await APIDesk.test { desk, api in
            let call = try await api.openCall(desk)
            let answers = try await withThrowingTaskGroup(of: APIAnswer.self) { group in
                for _ in 0..<200 { group.addTask { try await api.check(APIDesk.wrong, in: call, desk, key: "twins") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let taken = answers.filter { $0.status == 201 }
            #expect(taken.count >= 1 && Set(taken.map(\.text)).count == 1)
            #expect(answers.allSatisfy { $0.status == 201 || $0.problem == "idempotency-in-progress" })
            #expect(try await api.ask(.get, "/v1/calls/\(call)", as: desk.client)["attempts_left"] == "2")
        }
    }

    @Test func `two hundred wrong attempts, by two clients and the care desk at once, spend just the budget`()
        async throws
    {
        try await APIDesk.test { desk, api in
            let (installation, store) = (desk.installation, desk.installation.store)
            let agents = (0..<4).map { _ in installation.world.agent(brands: [Installation.brand.id]) }
            for agent in agents { _ = try await installation.token(of: agent) }
            let other = try await APIDesk.addClient("billing", for: agents, to: installation)
            let first = try await api.openCall(desk)
            let second = try await api.openCall(desk, agent: agents[0], as: other)
            let third = try await api.openCall(desk, agent: agents[1], as: other)
            let own = installation.world.id(Call.self)
            _ = try await OpenCall(stores: store).perform(own, about: desk.account.id, by: agents[2], from: nil)
            let check = CheckAnswer(
                stores: store, keeping: installation.vault, brands: Brands([Installation.brand]),
                background: installation.background)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        switch number % 4 {
                        case 0: _ = try await api.check(APIDesk.wrong, in: first, desk)
                        case 1: _ = try await api.check(APIDesk.wrong, in: second, desk, as: other)
                        case 2: _ = try await api.check(APIDesk.wrong, in: third, desk, as: other)
                        default:
                            _ = try? await check.perform(
                                SecretText(APIDesk.wrong), attempt: ID(UUID()), in: own, by: agents[2], from: nil)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let told = try await store.events(AuditQuery(.everything), limit: 1000).map(\.event.kind)
            #expect(told.count { $0 == .answerWrong } == GuessBudget.lockAfter)
            #expect(told.count { $0 == .questionLocked } == 1)
        }
    }

    @Test func `whose wrong attempts are too many pauses alone`() async throws {
        try await APIDesk.test(wrongAllowed: 2) { desk, api in
            let call = try await api.openCall(desk)
            for _ in 0..<2 { #expect(try await api.check(APIDesk.wrong, in: call, desk)["result"] == "no_match") }
            for _ in 0..<2 {
                let paused = try await api.check(APIDesk.answer, in: call, desk)
                #expect(paused.status == 429 && paused.problem == "client-budget-spent")
                #expect(paused.headers[.retryAfter] == "3600")
            }
            #expect(
                try await api.ask(.get, "/v1/calls/\(call)", as: desk.client)["obstacles.answer"]
                    == "/problems/client-budget-spent")
            let store = desk.installation.store
            let told = try await store.events(AuditQuery(.everything), limit: 100).map(\.event)
            #expect(told.count { $0.kind == .clientPaused && $0.client == "crm" } == 1)
            // The agent goes on with the call at the care desk.
            let check = CheckAnswer(
                stores: store, keeping: desk.installation.vault, brands: Brands([Installation.brand]),
                background: desk.installation.background)
            let outcome = try await check.perform(
                SecretText(APIDesk.answer), attempt: ID(UUID()), in: try #require(ID(call)), by: desk.agent, from: nil)
            #expect(outcome == .checked(.verified))
        }
    }

    @Test func `looks up too much and pauses`() async throws {
        try await APIDesk.test(wrongAllowed: 1) { desk, api in
            let agents = (0..<3).map { _ in desk.installation.world.agent(brands: [Installation.brand.id]) }
            for agent in agents { _ = try await desk.installation.token(of: agent) }
            let client = try await APIDesk.addClient("ivr-line", for: agents, wrongAllowed: 1, to: desk.installation)
            var statuses: [Int] = []
            for number in 0..<4 {
                let found = try await api.ask(
                    .post, "/v1/lookups", ["agent": agents[number % 3].email.text, "stated": "NL-9\(number)"],
                    as: client)
                statuses.append(found.status)
            }
            #expect(statuses == [200, 200, 429, 429], "two look-ups that name nobody, whoever of its agents asks")
            #expect(
                try await api.ask(
                    .post, "/v1/lookups", ["agent": desk.agent.email.text, "stated": "NL-9"], as: desk.client)["result"]
                    == "unknown")
        }
    }

    @Test func `asks for few statements, and writes twice for a check and once for an end`() async throws {
        try await APIDesk.test { desk, api in
            let (engine, call) = (desk.installation.engine, try await api.openCall(desk))
            for (said, most) in [(APIDesk.wrong, 18), (APIDesk.answer, 23)] {
                let check = try await engine.statements {
                    let told = try await api.check(said, in: call, desk)
                    #expect(told.status == 201)
                }
                #expect(check.count { $0 == "COMMIT" } == 2, "\(check.joined(separator: "\n"))")
                #expect(check.count <= most, "\(check.joined(separator: "\n"))")
            }
            let read = try await engine.statements {
                let told = try await api.ask(.get, "/v1/calls/\(call)", as: desk.client)
                #expect(told.status == 200)
            }
            #expect(read.count == 2, "\(read.joined(separator: "\n"))")
            let end = try await engine.statements {
                let told = try await api.ask(
                    .post, "/v1/calls/\(call)/end", ["outcome": "ended"], as: desk.client, key: "e")
                #expect(told.status == 200)
            }
            #expect(end.count { $0 == "COMMIT" } == 1, "\(end.joined(separator: "\n"))")
        }
    }

    /// Whoever asked first may be waiting for it still.
    @Test func `is told what another request has brought about once that is on the disk`() async throws {
        try await APIDesk.test { desk, api in
            let (engine, call) = (desk.installation.engine, try await api.openCall(desk))
            let (path, attempt) = ("/v1/calls/\(call)/attempts", ["proof": "answer", "spoken": APIDesk.wrong])
            for (path, body) in [(path, attempt), ("/v1/calls/\(call)/end", ["outcome": "ended"])] {
                func asked() async throws -> [String] {
                    try await engine.statements {
                        let told = try await api.ask(.post, path, body, as: desk.client, key: "k\(path.count)")
                        #expect([200, 201].contains(told.status))
                    }
                }
                #expect(try await !asked().contains(CountingEngine.waitForDisk))
                #expect(try await asked().contains(CountingEngine.waitForDisk))
            }
        }
    }

    @Test func `finds what it named before, whatever code it types then`() async throws {
        try await APIDesk.test { desk, api in
            let path = "/v1/calls/\(try await api.openCall(desk))/attempts"
            let first = try await api.ask(.post, path, ["proof": "code", "code": "000 000"], as: desk.client, key: "c")
            #expect(first.status == 201)
            for typed in ["000 001", "12", "no code at all"] {
                let again = try await api.ask(.post, path, ["proof": "code", "code": typed], as: desk.client, key: "c")
                #expect(again.text == first.text && again.headers[.replayed] == "true", "\(typed)")
            }
        }
    }

    @Test func `neither goes on with a call of the care desk nor ends it`() async throws {
        try await APIDesk.test { desk, api in
            let store = desk.installation.store
            let own = desk.installation.world.id(Call.self)
            _ = try await OpenCall(stores: store).perform(own, about: desk.account.id, by: desk.agent, from: nil)
            let refused = try await api.ask(
                .post, "/v1/calls", ["agent": desk.agent.email.text, "lookup": try await api.lookUp(desk)],
                as: desk.client, key: "k")
            #expect(refused.status == 409 && refused.problem == "call-elsewhere")
            #expect(try await api.ask(.get, "/v1/calls/\(own)", as: desk.client).status == 404)
            #expect(try await api.check(APIDesk.answer, in: own.description, desk).status == 404)
            let ended = try await api.ask(
                .post, "/v1/calls/\(own)/end", ["outcome": "ended"], as: desk.client, key: "e")
            #expect(ended.status == 404)
            #expect(try await store.call(own, agent: desk.agent.id)?.closed == nil)
        }
    }

    @Test func `hears no answer in anything that it is told`() async throws {
        try await APIDesk.test { desk, api in
            let call = try await api.openCall(desk)
            var told = [try await api.check(APIDesk.answer, in: call, desk, key: "x")]
            told.append(try await api.check(APIDesk.answer, in: call, desk, key: "x"))
            told.append(try await api.ask(.get, "/v1/calls/\(call)", as: desk.client))
            told.append(
                try await api.ask(
                    .post, "/v1/calls/\(call)/attempts",
                    ["proof": "answer", "spoken": APIDesk.answer, "x": APIDesk.answer],
                    as: desk.client, key: "y"))
            told.append(
                try await api.ask(
                    .post, "/v1/calls/\(call)/attempts", ["proof": APIDesk.answer, "spoken": APIDesk.answer],
                    as: desk.client, key: "z"))
            for answer in told {
                let all = answer.text + answer.headers.map { "\($0.name): \($0.value)" }.joined()
                #expect(!all.contains("Étienne") && !all.contains("Rotonde"), "\(all)")
            }
        }
    }
}
