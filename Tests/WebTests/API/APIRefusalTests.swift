import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Phrasebook
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

@testable import Web

/// Whatever is not done is told as a problem, with the same headers as everything else.
@Suite struct `The API refuses` {
    @Test func `whoever is not let in, and does not say why`() async throws {
        try await APIDesk.test { desk, api in
            let (installation, client) = (desk.installation, desk.client)
            let inside = try await APIDesk.addClient(
                "inside", for: [desk.agent], networks: ["10.0.0.0/8"], to: installation)
            let ended = try await APIDesk.addClient("ended", for: [desk.agent], to: installation)
            _ = try await installation.store.change("ended", .disable, by: .host)
            let strangers: [APIDesk.APIClient?] = [
                nil, .init(id: client.id, secret: inside.secret), .init(id: "nobody", secret: client.secret),
                .init(id: client.id, secret: ""), inside, ended,
            ]
            var texts: Set<String> = []
            for stranger in strangers {
                let refused = try await api.ask(
                    .get, "/v1/calls/\(UUID())", as: stranger, more: [HTTPField.Name("Request-Id")!: "same"])
                #expect(refused.status == 401 && refused.problem == "unauthorized")
                #expect(refused.headers[.wwwAuthenticate]?.hasPrefix("Basic ") == true)
                texts.insert(refused.text)
            }
            #expect(texts.count == 1)
            let told = try await installation.store.events(AuditQuery(.everything), limit: 100).map(\.event)
            #expect(told.contains { $0.kind == .clientRefused && $0.client == client.id })
        }
    }

    @Test func `a secret that is over, while the one that took its place is good`() async throws {
        try await APIDesk.test { desk, api in
            let (store, world) = (desk.installation.store, desk.installation.world)
            let secret = ClientSecret.text(world.world)
            let hash = try #require(ClientSecret.hash(of: secret))
            let rotated = try await store.change(
                "crm", .rotate(hash, expiresAt: nil, formerUntil: world.now.addingTimeInterval(60)), by: .host)
            #expect(rotated.secrets.count == 2)
            let new = APIDesk.APIClient(id: "crm", secret: secret)
            let path = "/v1/calls/\(UUID())"
            #expect(try await api.ask(.get, path, as: desk.client).status == 404)
            #expect(try await api.ask(.get, path, as: new).status == 404)
            world.advance(by: 61)
            #expect(try await api.ask(.get, path, as: desk.client).status == 401)
            #expect(try await api.ask(.get, path, as: new).status == 404)
            #expect(try await store.client("crm")?.secrets.first?.usedAt == world.now)
        }
    }

    @Test func `a client that is bound to a certificate and shows none, told by its own problem`() async throws {
        try await APIDesk.test { desk, api in
            let store = desk.installation.store
            let mark = try #require(ClientCertificate.Mark("crm.northline.example"))
            _ = try await store.change("crm", .bind(mark), by: .host)
            let path = "/v1/calls/\(UUID())"
            let refused = try await api.ask(.get, path, as: desk.client)
            #expect(refused.status == 401 && refused.problem == "certificate-needed", "\(refused.text)")
            #expect(refused.headers[.wwwAuthenticate]?.hasPrefix("Basic ") == true)
            // Who has not even the secret hears nothing of it.
            let stranger = APIDesk.APIClient(id: "crm", secret: "csk_nothing")
            #expect(try await api.ask(.get, path, as: stranger).problem == "unauthorized")
            var query = AuditQuery(.everything)
            query.kinds = [.clientRefused]
            let told = try await store.events(query, limit: 9).map(\.event)
            #expect(told.contains { $0.client == "crm" && $0.detail == AdmitClient.certificateMissing })
            _ = try await store.change("crm", .unbindAll, by: .host)
            #expect(try await api.ask(.get, path, as: desk.client).status == 404)
        }
    }

    @Test func `an agent who is not granted, as one who does not exist`() async throws {
        try await APIDesk.test { desk, api in
            let other = desk.installation.world.agent(brands: [Installation.brand.id])
            _ = try await desk.installation.token(of: other)
            for address in [other.email.text, "nobody@care.example", "no address"] {
                let refused = try await api.ask(
                    .post, "/v1/lookups", ["agent": address, "stated": desk.account.number], as: desk.client)
                #expect(refused.status == 403 && refused.problem == "agent-not-allowed")
            }
            let call = try await api.openCall(desk)
            _ = try await desk.installation.store.change("crm", .disallow(desk.agent), by: .host)
            #expect(try await api.check(APIDesk.answer, in: call, desk).problem == "agent-not-allowed")
            _ = try await desk.installation.store.change("crm", .allowAll, by: .host)
            #expect(try await api.check(APIDesk.answer, in: call, desk)["result"] == "match")
        }
    }

    @Test func `what the client has no permission for`() async throws {
        try await APIDesk.test { desk, api in
            let reader = try await APIDesk.addClient(
                "reader", for: [desk.agent], permissions: [.readCalls], to: desk.installation)
            let writer = try await APIDesk.addClient(
                "writer", for: [desk.agent], permissions: [.writeCalls], to: desk.installation)
            let refused = try await api.ask(
                .post, "/v1/lookups", ["agent": desk.agent.email.text, "stated": "1"], as: reader)
            #expect(refused.status == 403 && refused.problem == "permission-missing")
            let call = try await api.openCall(desk, as: writer)
            #expect(try await api.ask(.get, "/v1/calls/\(call)", as: writer).problem == "permission-missing")
        }
    }

    @Test func `another client's call and look-up, as what does not exist`() async throws {
        try await APIDesk.test { desk, api in
            let other = try await APIDesk.addClient("billing", for: [desk.agent], to: desk.installation)
            let token = try await api.lookUp(desk)
            let taken = try await api.ask(
                .post, "/v1/calls", ["agent": desk.agent.email.text, "lookup": token], as: other, key: "1")
            #expect(taken.problem == "lookup-over")
            let call = try await api.openCall(desk)
            let foreign = try await api.check(APIDesk.answer, in: call, desk, as: other)
            let unknown = try await api.check(APIDesk.answer, in: UUID().uuidString.lowercased(), desk, as: other)
            #expect(foreign.status == 404 && foreign.problem == unknown.problem)
            #expect(try await api.ask(.get, "/v1/calls/\(call)", as: desk.client)["attempts_left"] == "3")
        }
    }

    @Test func `a look-up of ten minutes ago`() async throws {
        try await APIDesk.test { desk, api in
            let token = try await api.lookUp(desk)
            desk.installation.world.advance(by: ClientLookUp.lifetime)
            let late = try await api.ask(
                .post, "/v1/calls", ["agent": desk.agent.email.text, "lookup": token], as: desk.client, key: "1")
            #expect(late.status == 409 && late.problem == "lookup-over")
            try await desk.installation.store.forgetClientRequests()
        }
    }

    @Test func `a body that is not what it asks for`() async throws {
        try await APIDesk.test { desk, api in
            let (path, agent) = ("/v1/lookups", desk.agent.email.text)
            let refusals: [(String, Int, String)] = [
                ("", 400, "malformed"), ("no json", 400, "malformed"), ("[]", 422, "validation"),
                // Two readers could take another one of the two.
                ("{\"agent\":\"\(agent)\",\"stated\":\"1\",\"stated\":\"2\"}", 400, "malformed"),
                ("{\"agent\":\"\(agent)\",\"stated\":\"1\",\"st\\u0061ted\":\"2\"}", 400, "malformed"),
                ("{\"agent\":\"\(agent)\",\"stated\":\"\\ud800\"}", 400, "malformed"),
                ("{\"agent\":\"\(agent)\"}", 422, "validation"),
                ("{\"agent\":\"\(agent)\",\"stated\":5}", 422, "validation"),
                ("{\"agent\":\"\(agent)\",\"stated\":null}", 422, "validation"),
                ("{\"agent\":\"\(agent)\",\"stated\":\"1\",\"more\":\"1\"}", 422, "validation"),
                ("{\"agent\":\"\(agent)\",\"stated\":\"\(String(repeating: "1", count: 201))\"}", 422, "validation"),
                (String(repeating: " ", count: 17_000), 413, "too-large"),
            ]
            for (body, status, problem) in refusals {
                let refused = try await api.ask(.post, path, raw: body, as: desk.client)
                #expect(refused.status == status && refused.problem == problem, "\(body.prefix(60)): \(refused.text)")
            }
            let form = try await api.ask(
                .post, path, raw: "stated=1", as: desk.client,
                more: [.contentType: "application/x-www-form-urlencoded"])
            #expect(form.status == 415 && form.problem == "not-json")
            let call = try await api.openCall(desk)
            let both = try await api.ask(
                .post, "/v1/calls/\(call)/attempts", ["proof": "answer", "spoken": "a", "code": "123456"],
                as: desk.client, key: "1")
            #expect(both.status == 422 && both.text.contains("/code"))
        }
    }

    @Test func `each place of a body by its own words, in the language that is asked for`() async throws {
        try await APIDesk.test { desk, api in
            let (agent, call) = (desk.agent.email.text, try await api.openCall(desk))
            let (attempts, account) = ("/v1/calls/\(call)/attempts", "{\"number\":\"NL-9\"")
            let grant = "/v1/grants/\(UUID())/consume"
            let refusals: [(String, String, String, Phrase)] = [
                ("/v1/lookups", "[]", "", FaultWords.noObject),
                ("/v1/lookups", "{\"more\":\"1\"}", "/more", FaultWords.notKnown),
                ("/v1/lookups", "{\"agent\":\"\(agent)\"}", "/stated", FaultWords.missing),
                ("/v1/lookups", "{\"agent\":5}", "/agent", FaultWords.noText),
                (
                    "/v1/lookups", "{\"stated\":\"\(String(repeating: "1", count: 201))\"}", "/stated",
                    FaultWords.tooLong(200)
                ),
                (attempts, "{\"proof\":\"voice\"}", "/proof", FaultWords.noneOf(["answer", "code"])),
                (attempts, "{\"proof\":\"answer\",\"code\":\"1\"}", "/code", FaultWords.otherProof),
                ("/v1/calls", "{\"lookup\":\"1\",\"external_id\":\"a b\"}", "/external_id", FaultWords.noExternalID),
                ("/v1/calls", "{\"lookup\":\"1\",\"caller\":{\"number\":\"1\"}}", "/caller/number", FaultWords.noPhone),
                ("/v1/accounts", "{\"number\":\"-\"}", "/number", FaultWords.noNumber),
                ("/v1/accounts", account + "}", "/company", FaultWords.missingOfNew),
                ("/v1/accounts", account + ",\"company\":\" \"}", "/company", FaultWords.empty),
                ("/v1/accounts", account + ",\"company\":\"a\\nb\"}", "/company", FaultWords.lineBreak),
                ("/v1/accounts", account + ",\"phones\":\"12\"}", "/phones", FaultWords.noPhones),
                (
                    "/v1/accounts", account + ",\"owner_name\":\"J\",\"owner_email\":\"j\"}", "/owner_email",
                    FaultWords.noEmail
                ),
                ("/v1/accounts", account + ",\"owner_name\":\"\\n\"}", "/owner_name", FaultWords.noName),
                ("/v1/webhooks", "{\"url\":\"ftp://crm.example/\"}", "/url", FaultWords.noAddress),
                (
                    "/v1/webhooks", "{\"url\":\"https://crm.example/\",\"types\":\"call.any\"}", "/types",
                    FaultWords.noTypes
                ),
                (grant + "?scope=none", "", "/scope", FaultWords.noScopes),
            ]
            for language in Language.allCases {
                for (path, body, pointer, words) in refusals {
                    let refused = try await api.ask(
                        .post, path, raw: body, as: desk.client, key: "k", more: [.acceptLanguage: language.rawValue])
                    #expect(refused.status == 422, "\(path) \(body): \(refused.text)")
                    #expect(
                        refused.faults.first?["pointer"] == pointer
                            && refused.faults.first?["detail"] == words[language])
                    #expect(refused.headers[.contentLanguage] == language.rawValue)
                }
                let events = try await api.ask(
                    .get, "/v1/events?limit=0", as: desk.client, more: [.acceptLanguage: language.rawValue])
                #expect(events.faults.first?["detail"] == FaultWords.noNumber(of: 1...1000)[language], "\(events.text)")
                let form = try await api.ask(
                    .post, "/v1/grants/introspect", raw: "token=1&token=2", as: desk.client,
                    more: [.acceptLanguage: language.rawValue, .contentType: "application/x-www-form-urlencoded"])
                #expect(form.faults.first?["detail"] == FaultWords.twice[language], "\(form.text)")
            }
            #expect(refusals.allSatisfy { $0.3.en != $0.3.fr })
        }
    }

    @Test func `a write without a key, or with one that cannot be any`() async throws {
        try await APIDesk.test { desk, api in
            let call = try await api.openCall(desk)
            for key in [nil, "", "two words", String(repeating: "k", count: 256)] {
                let refused = try await api.ask(
                    .post, "/v1/calls/\(call)/attempts", ["proof": "answer", "spoken": APIDesk.wrong],
                    as: desk.client, key: key)
                #expect(refused.status == 400 && refused.problem == "idempotency-key-missing", "\(key ?? "none")")
            }
            #expect(try await api.ask(.get, "/v1/calls/\(call)", as: desk.client)["attempts_left"] == "3")
        }
    }

    @Test func `another method, and names those that there are`() async throws {
        try await APIDesk.test { desk, api in
            let paths = [
                ("/v1/lookups", "POST"), ("/v1/calls/\(UUID())", "GET, HEAD"), ("/v1/grants/introspect", "POST"),
                ("/.well-known/jwks.json", "GET, HEAD"),
            ]
            for (path, allowed) in paths {
                let refused = try await api.ask(.delete, path, as: desk.client)
                #expect(refused.status == 405 && refused.headers[.allow] == allowed, "\(path)")
            }
            #expect(try await api.ask(.get, "/v1/nothing", as: desk.client).problem == "not-found")
            #expect(try await api.ask(.get, "/login", as: desk.client).problem == "not-found")
        }
    }

    @Test func `more than its rate, and says when to come again`() async throws {
        try await APIDesk.test { desk, api in
            let path = "/v1/calls/\(UUID())"
            let first = try await api.ask(.get, path, as: desk.client)
            #expect(first.headers[.rateLimit] == "\"client\";r=599;t=60")
            #expect(first.headers[.rateLimitPolicy] == "\"client\";q=600;w=60")
            for _ in 0..<599 { _ = try await api.ask(.get, path, as: desk.client) }
            let refused = try await api.ask(.get, path, as: desk.client)
            #expect(refused.status == 429 && refused.problem == "client-rate" && refused.headers[.retryAfter] == "60")
            desk.installation.world.advance(by: 60)
            #expect(try await api.ask(.get, path, as: desk.client).status == 404)
        }
    }

    @Test func `who fails to be let in too often, and nobody who has the right secret behind the same address`()
        async throws
    {
        try await APIDesk.test { desk, api in
            let stranger = APIDesk.APIClient(id: "crm", secret: "csk_" + String(repeating: "a", count: 43))
            for _ in 0..<30 { #expect(try await api.ask(.get, "/v1/calls/1", as: stranger).status == 401) }
            let told = try await desk.installation.store.events(AuditQuery(.everything), limit: 100).count
            let refused = try await api.ask(.get, "/v1/calls/1", as: stranger)
            #expect(refused.status == 429 && refused.problem == "client-rate")
            #expect(try await desk.installation.store.events(AuditQuery(.everything), limit: 100).count == told)
            #expect(try await api.ask(.get, "/v1/calls/\(UUID())", as: desk.client).status == 404)
        }
    }

    @Test func `in the language that is asked for, under the name of the request, and nobody keeps it`() async throws {
        try await APIDesk.test { desk, api in
            let name = try #require(HTTPField.Name("Request-Id"))
            let refused = try await api.ask(
                .get, "/v1/calls/\(UUID())", as: desk.client, more: [.acceptLanguage: "fr-CA,en;q=0.5", name: "crm-77"])
            #expect(refused["title"] == "Il n’y a rien ici" && refused["instance"] == "crm-77")
            #expect(refused.headers[name] == "crm-77" && refused.headers[.cacheControl] == "no-store")
            #expect(refused.headers[.contentLanguage] == "fr")
            let renamed = try await api.ask(.get, "/v1/calls/1", as: desk.client, more: [name: "<script>"])
            #expect(renamed.headers[name] == renamed["instance"] && renamed.headers[name] != "<script>")
        }
    }
}

/// The description and what is served are one.
@Suite struct `The description of the API` {
    /// What is registered decides, not what some list says: by whatever method, but for HEAD, which comes with each GET.
    @Test func `has every route and no other`() async throws {
        let paths = try #require(try Self.description()["paths"] as? [String: [String: Any]])
        let described = Set(
            paths.flatMap { path, operations in operations.keys.map { "\($0.uppercased()) \(path)" } })
        let installation = try await Installation()
        let routes = ClientAPI.router(installation.services()).routes.filter { $0.method != .head }
        let registered = Set(routes.map { "\($0.method.rawValue) \($0.path)" })
        #expect(described == registered, "\(described.symmetricDifference(registered).sorted())")
        // By it 405 says which methods a path has.
        let listed = ClientAPI.operations.map { operation in
            "\(operation.method.rawValue) \(operation.path.replacing(/:([a-z]+)/) { "{\($0.output.1)}" })"
        }
        #expect(Set(listed) == registered && listed.count == registered.count)
        try await installation.close()
    }

    @Test func `has every problem, each with a page in both languages`() async throws {
        let components = try Self.description()["components"] as? [String: Any]
        let schemas = components?["schemas"] as? [String: [String: Any]]
        let types = try #require(schemas?["ProblemType"]?["enum"] as? [String])
        #expect(types == ProblemKind.allCases.map(\.path))
        try await APIDesk.test { _, api in
            for kind in ProblemKind.allCases {
                let page = try await api.ask(.get, kind.path, as: nil)
                let words = ProblemWords(kind)
                #expect(page.status == 200 && page.headers[.vary] == "Accept-Language", "\(kind)")
                for words in [words.title, words.advice, ProblemWords.again(kind)] {
                    let (en, fr): (HTML, HTML) = ("\(words.en)", "\(words.fr)")
                    #expect(page.text.contains(en.text) && page.text.contains(fr.text), "\(kind)")
                }
                // The way to every other one.
                #expect(ProblemKind.allCases.allSatisfy { page.text.contains("href=\"\($0.path)\"") })
            }
            // The visitor's language comes first, and the one style is known by its hash.
            for (asked, first) in [
                ("fr", "<html lang=\"fr\">"), ("en", "<html lang=\"en\">"), ("de", "<html lang=\"en\">"),
            ] {
                let page = try await api.ask(.get, "/problems/question-locked", as: nil, more: [.acceptLanguage: asked])
                #expect(page.text.contains(first))
                let style = try #require(page.text.firstMatch(of: /<style>([\s\S]*?)<\/style>/)).output.1
                let hash = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
                let policy = page.headers[.contentSecurityPolicy]
                #expect(policy?.contains("style-src 'sha256-\(hash)'") == true && policy?.contains("unsafe") == false)
            }
            #expect(try await api.ask(.get, "/problems/none", as: nil).status == 404)
            let described = try await api.ask(.get, "/v1/openapi.json", as: nil)
            #expect(described.status == 200 && described["openapi"] == "3.1.0")
            #expect(described.headers[.cacheControl] == "public, max-age=300")
        }
    }

    private static func description() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(APIDescription.json.utf8)) as? [String: Any])
    }
}
