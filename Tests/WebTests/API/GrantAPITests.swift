import Crypto
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import SecurityQuestions
import SignedTokens
import SpokenAnswers
import TestSupport
import Testing
import Vault

@testable import Web

/// A verified call gives its client a proof that others can check.
@Suite struct `A grant of the API` {
    private struct Given {
        let id: String
        let token: String
        let call: String
    }

    /// Of a call that the answer has verified.
    private func given(_ desk: APIDesk, _ api: any TestClientProtocol) async throws -> Given {
        let call = try await api.openCall(desk)
        let right = try await api.check(APIDesk.answer, in: call, desk)
        return Given(
            id: try #require(right["grant.id"], "\(right.text)"), token: try #require(right["grant.token"]), call: call)
    }

    @Test func `is signed in the first answer alone, and kept nowhere`() async throws {
        try await APIDesk.test { desk, api in
            let call = try await api.openCall(desk)
            let first = try await api.check(APIDesk.answer, in: call, desk, key: "once")
            let again = try await api.check(APIDesk.answer, in: call, desk, key: "once")
            #expect(first["grant.token"] != nil && again["grant.token"] == nil, "\(again.text)")
            #expect(again.status == 201 && again["result"] == "match" && again["grant.id"] == first["grant.id"])
            let anew = try await api.ask(.get, "/v1/calls/\(call)/grant", as: desk.client)
            #expect(anew["token"] != nil && anew["id"] == first["grant.id"])
        }
    }

    @Test func `says by what a call was verified, and no name, number or question`() async throws {
        try await APIDesk.test { desk, api in
            let grant = try await given(desk, api)
            #expect(grant.token.utf8.count <= 1024)
            let set = try await api.ask(.get, "/.well-known/jwks.json", as: nil)
            #expect(set.headers[.contentType] == "application/jwk-set+json")
            #expect(set.headers[.cacheControl] == "public, max-age=300")
            let keys = try #require(VerificationKeys(json: Array(set.text.utf8), for: .es256))
            let token = try SignedToken(grant.token)
            let now = desk.installation.world.now
            let check = GrantTokenCheck(issuer: Installation.issuer, client: "crm")
            #expect(try check.perform(token, keys: keys, at: now) == grant.id)
            let claims = try token.claims(by: keys, types: [GrantTokenCheck.type])
            let expected = [
                "acr", "agent", "amr", "aud", "auth_time", "call", "exp", "iat", "iss", "jti", "nbf", "scope", "sub",
                "txn",
            ]
            #expect(claims.names.sorted() == expected)
            #expect(claims.text("acr") == "urn:countersign:acr:answer" && claims["amr"]?.texts == ["kba", "tel"])
            #expect(claims.text("scope") == "general" && claims.text("call") == grant.call)
            #expect(claims.text("agent") == desk.agent.id.description)
            #expect(claims.text("sub") != desk.account.id.description)
            #expect(try #require(claims["exp"]?.integer) == Int(now.timeIntervalSince1970) + 120)
            let read = try await api.ask(.get, "/v1/calls/\(grant.call)/grant", as: desk.client)
            #expect(read.status == 200 && read["id"] == grant.id && read["token"] != grant.token, "signed anew")
            #expect(try await api.ask(.get, "/v1/calls/\(grant.call)", as: desk.client)["grant.id"] == grant.id)
            let configuration = try await api.ask(.get, "/.well-known/countersign-configuration", as: nil)
            #expect(configuration["issuer"] == Installation.issuer)
            #expect(configuration["jwks_uri"] == Installation.issuer + "/.well-known/jwks.json")
        }
    }

    @Test func `is introspected by token and by id, by its own client only, while it is good`() async throws {
        try await APIDesk.test { desk, api in
            let grant = try await given(desk, api)
            let other = try await APIDesk.addClient("other", for: [desk.agent], to: desk.installation)
            for text in [grant.token, grant.id] {
                let told = try await api.introspect(text, as: desk.client)
                #expect(told.status == 200 && told["active"] == "1" && told["jti"] == grant.id, "\(told.text)")
                #expect(told["scope"] == "general" && told["aud"] == "crm" && told.headers[.cacheControl] == "no-store")
                #expect(try await api.introspect(text, as: other).text == "{\"active\":false}")
            }
            for text in ["x", "00000000-0000-0000-0000-000000000000", grant.token + "A"] {
                #expect(try await api.introspect(text, as: desk.client).text == "{\"active\":false}")
            }
            // The signed one is over sooner than what it names.
            desk.installation.world.advance(by: 121)
            #expect(try await api.introspect(grant.token, as: desk.client).text == "{\"active\":false}")
            #expect(try await api.introspect(grant.id, as: desk.client)["active"] == "1")
            desk.installation.world.advance(by: 780)
            #expect(try await api.introspect(grant.id, as: desk.client).text == "{\"active\":false}")
            #expect(
                try await api.ask(.get, "/v1/calls/\(grant.call)/grant", as: desk.client).problem == "grant-over")
        }
    }

    @Test func `is taken as a form of one token, and nothing else`() async throws {
        try await APIDesk.test { desk, api in
            for (body, problem) in [
                ("", "validation"), ("token=", "validation"), ("token=a&token=b", "validation"),
                ("token=a&more=b", "validation"), ("token", "malformed"), ("token=%zz", "malformed"),
                ("token=" + String(repeating: "a", count: 17_000), "too-large"),
            ] {
                let refused = try await api.introspect(raw: body, as: desk.client)
                #expect(refused.problem == problem, "\(body.prefix(20))")
            }
            for path in ["/v1/grants/introspect", "/v1/grants/consume"] {
                let json = try await api.ask(.post, path, ["token": "a"], as: desk.client, key: "json")
                #expect(json.status == 415 && json.problem == "not-form")
            }
            let reader = try await APIDesk.addClient(
                "reader", for: [desk.agent], permissions: [.readCalls, .writeCalls], to: desk.installation)
            #expect(try await api.introspect("a", as: reader).problem == "permission-missing")
            let path = "/v1/grants/\(UUID().uuidString.lowercased())"
            #expect(try await api.ask(.delete, path, as: reader).problem == "permission-missing")
            #expect(try await api.ask(.post, path + "/consume", as: reader, key: "1").problem == "permission-missing")
            #expect(try await api.consume("a", as: reader, key: "1").problem == "permission-missing")
        }
    }

    @Test func `is used once, and the same request finds its use`() async throws {
        try await APIDesk.test { desk, api in
            let grant = try await given(desk, api)
            let path = "/v1/grants/\(grant.id)/consume"
            let first = try await api.ask(.post, path, as: desk.client, key: "use-1")
            #expect(first.status == 200 && first["jti"] == grant.id && first["scope"] == "general", "\(first.text)")
            let again = try await api.ask(.post, path, as: desk.client, key: "use-1")
            #expect(again.status == 200 && again.text == first.text && again.headers[.replayed] == "true")
            let second = try await api.ask(.post, path, as: desk.client, key: "use-2")
            #expect(second.status == 409 && second.problem == "grant-used")
            #expect(try await api.introspect(grant.token, as: desk.client).text == "{\"active\":false}")
            #expect(try await api.ask(.post, path, as: desk.client).problem == "idempotency-key-missing")
            let unknown = "/v1/grants/\(UUID().uuidString.lowercased())/consume"
            #expect(try await api.ask(.post, unknown, as: desk.client, key: "use-3").problem == "not-found")
        }
    }

    @Test func `of the answer alone serves nothing that needs a code, and stays good`() async throws {
        try await APIDesk.test { desk, api in
            let grant = try await given(desk, api)
            let path = "/v1/grants/\(grant.id)/consume"
            for scopes in ["call-detail", "general%20call-detail", "changes+general"] {
                let refused = try await api.ask(.post, path + "?scope=\(scopes)", as: desk.client, key: "use")
                #expect(refused.status == 401 && refused.problem == "more-proof-needed", "\(refused.text)")
                #expect(
                    refused.headers[.wwwAuthenticate]
                        == "Bearer error=\"insufficient_user_authentication\", acr_values=\"urn:countersign:acr:code\"")
            }
            for scopes in ["", "nothing", "general%20", "general&scope=general"] {
                let refused = try await api.ask(.post, path + "?scope=\(scopes)", as: desk.client, key: "use")
                #expect(refused.status == 422 && refused.problem == "validation", "\(scopes) \(refused.text)")
            }
            #expect(try await api.introspect(grant.token, as: desk.client)["active"] == "1")
            let used = try await api.ask(.post, path + "?scope=general", as: desk.client, key: "use")
            #expect(used.status == 200 && used["jti"] == grant.id, "\(used.text)")
            let other = try await api.ask(.post, path, as: desk.client, key: "use")
            #expect(other.problem == "idempotency-key-reused", "it said something else")
            let late = try await api.ask(.post, path + "?scope=call-detail", as: desk.client, key: "late")
            #expect(late.problem == "grant-used")
        }
    }

    @Test func `is used by its token as well, by its own client and once`() async throws {
        try await APIDesk.test { desk, api in
            let grant = try await given(desk, api)
            let other = try await APIDesk.addClient("other", for: [desk.agent], to: desk.installation)
            #expect(try await api.consume(grant.token, as: other, key: "use").problem == "not-found")
            let path = "/v1/grants/consume"
            let low = try await api.consume(grant.token, at: path + "?scope=call-detail", as: desk.client, key: "use")
            #expect(low.status == 401 && low.problem == "more-proof-needed")
            #expect(try await api.consume(grant.token, as: desk.client, key: nil).problem == "idempotency-key-missing")
            #expect(try await api.consume("none", as: desk.client, key: nil).problem == "idempotency-key-missing")
            #expect(try await api.introspect(grant.token, as: desk.client)["active"] == "1", "none of them used it")
            let used = try await api.consume(grant.token, as: desk.client, key: "use")
            #expect(used.status == 200 && used["jti"] == grant.id && used["scope"] == "general", "\(used.text)")
            let again = try await api.consume(grant.token, as: desk.client, key: "use")
            #expect(again.text == used.text && again.headers[.replayed] == "true")
            let late = try await api.consume(grant.token, as: desk.client, key: "late")
            #expect(late.status == 409 && late.problem == "grant-used")
            let byID = try await api.ask(.post, "/v1/grants/\(grant.id)/consume", as: desk.client, key: "by-id")
            #expect(byID.problem == "grant-used")
            let twin = try await api.consume(UUID().uuidString.lowercased(), as: desk.client, key: "use")
            #expect(twin.problem == "idempotency-key-reused", "it named another one")
        }
    }

    @Test func `two hundred that use it at once succeed once`() async throws {
        try await APIDesk.test { desk, api in
            let grant = try await given(desk, api)
            let answers = try await withThrowingTaskGroup(of: APIAnswer.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        try await api.ask(
                            .post, "/v1/grants/\(grant.id)/consume", as: desk.client, key: "twin-\(number)")
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { $0.status == 200 } == 1)
            #expect(answers.count { $0.problem == "grant-used" } == 199, "\(Set(answers.compactMap(\.problem)))")
        }
    }

    @Test func `is revoked, and a call of the care desk has one as well`() async throws {
        try await APIDesk.test { desk, api in
            let grant = try await given(desk, api)
            let path = "/v1/grants/\(grant.id)"
            #expect(try await api.ask(.delete, path, as: desk.client).status == 204)
            #expect(try await api.ask(.delete, path, as: desk.client).status == 204, "it is so already")
            #expect(try await api.introspect(grant.token, as: desk.client).text == "{\"active\":false}")
            let used = try await api.ask(.post, path + "/consume", as: desk.client, key: "late")
            #expect(used.status == 409 && used.problem == "grant-over")
            let unknown = "/v1/grants/\(UUID().uuidString.lowercased())"
            #expect(try await api.ask(.delete, unknown, as: desk.client).problem == "not-found")
            // The same door as the care desk's page.
            _ = try await api.ask(
                .post, "/v1/calls/\(grant.call)/end", ["outcome": "ended"], as: desk.client, key: "end")
            let store = desk.installation.store
            let opened = try await store.open(
                desk.installation.world.id(), about: desk.account.id, by: desk.agent, from: nil)
            let call = try #require(opened.call)
            let attempt: ID<Attempt> = desk.installation.world.id()
            _ = try await store.take(
                AttemptRequest(attempt, in: call.id, by: desk.agent, from: nil), saying: SecretText(APIDesk.answer),
                under: Brands([Installation.brand]))
            _ = try await store.settle(attempt, as: .leading(to: .verified), by: desk.agent, from: nil)
            let view = try #require(try await store.callView(call.id, agent: desk.agent.id))
            let own = try #require(view.grant)
            let told = try await api.introspect(own.id.description, as: desk.client)
            #expect(told["active"] == "1" && told["call"] == call.id.description && told["aud"] == "crm")
            // Found by the call that an event names, by who may introspect it.
            let signed = try await api.ask(.get, "/v1/calls/\(call.id)/grant", as: desk.client)
            #expect(signed["id"] == own.id.description && signed["token"] != nil, "\(signed.text)")
            #expect(try await api.ask(.get, "/v1/calls/\(call.id)", as: desk.client).problem == "not-found")
            let installation = desk.installation
            let reader = try await APIDesk.addClient(
                "reader", for: [desk.agent], permissions: [.readCalls, .writeCalls], to: installation)
            let refused = try await api.ask(.get, "/v1/calls/\(call.id)/grant", as: reader)
            #expect(refused.problem == "permission-missing")
            let stranger = try await APIDesk.addClient("stranger", for: [], to: installation)
            #expect(try await api.ask(.get, "/v1/calls/\(call.id)/grant", as: stranger).problem == "not-found")
            #expect(
                try await api.ask(.post, "/v1/grants/\(own.id)/consume", as: desk.client, key: "of-the-desk").status
                    == 200)
        }
    }
}

/// Tokens that are wrong in one thing each, most of them signed by the server's own key: none is taken.
@Suite struct `A hostile token` {
    /// Makes tokens of a right one.
    private struct Forge {
        let installation: Installation
        let header: String
        let claims: String
        let kid: String
        let right: String

        init(_ right: String, _ installation: Installation) throws {
            let parts = right.split(separator: ".")
            (self.right, self.installation) = (right, installation)
            header = try Self.text(parts[0])
            claims = try Self.text(parts[1])
            kid = try #require(installation.vault.grantKeys.first?.id)
        }

        private static func text(_ part: Substring) throws -> String {
            let padded = part.replacing("-", with: "+").replacing("_", with: "/")
            let data = Data(base64Encoded: padded + String(repeating: "=", count: (4 - padded.count % 4) % 4))
            return String(decoding: try #require(data), as: UTF8.self)
        }

        /// Signed by the right key.
        func signed(header: String? = nil, claims: String? = nil) throws -> String {
            let text = [header ?? self.header, claims ?? self.claims].map { Base64URL.text($0.utf8) }
                .joined(separator: ".")
            return "\(text).\(Base64URL.text(try installation.vault.signGrant(Array(text.utf8), keyID: kid)))"
        }

        /// With a member of the claims changed, as JSON.
        func claiming(_ name: String, _ value: String?) throws -> String {
            var members = try #require(
                try JSONSerialization.jsonObject(with: Data(claims.utf8)) as? [String: Any])
            members[name] = nil
            let rest = String(
                decoding: try JSONSerialization.data(withJSONObject: members, options: .withoutEscapingSlashes),
                as: UTF8.self)
            return try signed(claims: value.map { "{\"\(name)\":\($0),\(rest.dropFirst())" } ?? rest)
        }

        func heading(_ more: String, without name: String? = nil) throws -> String {
            var header = header
            if let name {
                header = header.replacing(try Regex("\"\(name)\":\"[^\"]*\",?"), with: "").replacing(",}", with: "}")
            }
            let text = more.isEmpty ? header : "{\(more),\(header.dropFirst())"
            return try signed(header: text)
        }

        func signature(_ bytes: [UInt8]) -> String {
            right.split(separator: ".").prefix(2).joined(separator: ".") + "." + Base64URL.text(bytes)
        }

        private var publicKey: [UInt8] {
            let key = installation.vault.grantKeys[0]
            return [4] + key.x + key.y
        }

        /// HS256 with the public key for a secret.
        func confused() -> String {
            let text = [header.replacing("ES256", with: "HS256"), claims].map { Base64URL.text($0.utf8) }
                .joined(separator: ".")
            let code = HMAC<SHA256>.authenticationCode(
                for: Data(text.utf8), using: SymmetricKey(data: publicKey))
            return "\(text).\(Base64URL.text(Array(code)))"
        }

        func byStranger(_ header: String? = nil) throws -> String {
            let text = [header ?? self.header, claims].map { Base64URL.text($0.utf8) }.joined(separator: ".")
            let signature = try P256.Signing.PrivateKey().signature(for: Data(text.utf8)).rawRepresentation
            return "\(text).\(Base64URL.text(Array(signature)))"
        }
    }

    @Test func `is refused, whatever is wrong in it`() async throws {
        try await APIDesk.test { desk, api in
            let call = try await api.openCall(desk)
            let right = try await api.check(APIDesk.answer, in: call, desk)
            let forge = try Forge(try #require(right["grant.token"]), desk.installation)
            let good = try await api.introspect(try forge.signed(), as: desk.client)
            #expect(good["active"] == "1", "what the forge signs unchanged is right: \(good.text)")
            let now = Int(desk.installation.world.now.timeIntervalSince1970)
            let order: [UInt8] = [
                0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xBC, 0xE6, 0xFA,
                0xAD,
                0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51,
            ]
            let (zero, one) = ([UInt8](repeating: 0, count: 32), [UInt8](repeating: 0, count: 31) + [1])
            let parts = forge.right.split(separator: ".").map(String.init)
            let other = try #require(KeyRing.newKeyID(desk.installation))
            let hostile: [(String, String)] = [
                ("alg none", try forge.heading("\"alg\":\"none\"", without: "alg")),
                ("alg none, no signature", "\(Base64URL.text("{\"alg\":\"none\"}".utf8)).\(parts[1])."),
                ("HS256 with the public key", forge.confused()),
                ("alg ES384", try forge.heading("\"alg\":\"ES384\"", without: "alg")),
                ("alg es256", try forge.heading("\"alg\":\"es256\"", without: "alg")),
                ("no alg", try forge.heading("", without: "alg")),
                ("alg twice", try forge.heading("\"alg\":\"none\"")),
                ("typ JWT", try forge.heading("\"typ\":\"JWT\"", without: "typ")),
                ("typ at+jwt", try forge.heading("\"typ\":\"at+jwt\"", without: "typ")),
                ("typ in capitals", try forge.heading("\"typ\":\"Countersign-Grant+JWT\"", without: "typ")),
                ("no typ", try forge.heading("", without: "typ")),
                ("no kid", try forge.heading("", without: "kid")),
                ("another kid", try forge.heading("\"kid\":\"\(other)\"", without: "kid")),
                ("kid is a number", try forge.heading("\"kid\":1", without: "kid")),
                ("kid twice", try forge.heading("\"kid\":\"\(other)\"")),
                ("crit", try forge.heading("\"crit\":[\"exp\"]")),
                ("b64", try forge.heading("\"b64\":false,\"crit\":[\"b64\"]")),
                ("zip", try forge.heading("\"zip\":\"DEF\"")), ("jwk", try forge.heading("\"jwk\":{}")),
                ("jku", try forge.heading("\"jku\":\"https://evil.example/jwks.json\"")),
                ("x5c", try forge.heading("\"x5c\":[\"MIIB\"]")),
                ("a stranger's key", try forge.byStranger()),
                ("a stranger's key, brought along", try forge.byStranger(forge.header.dropLast() + ",\"jwk\":{}}")),
                ("r = 0", forge.signature(zero + one)), ("s = 0", forge.signature(one + zero)),
                ("r = s = 0", forge.signature(zero + zero)), ("r = n", forge.signature(order + one)),
                ("s = n", forge.signature(one + order)), ("r = s = 1", forge.signature(one + one)),
                ("signature cut", String(forge.right.dropLast(2))), ("signature empty", "\(parts[0]).\(parts[1])."),
                ("signature as DER", forge.signature([0x30, 6, 2, 1, 1, 2, 1, 1])),
                ("another audience", try forge.claiming("aud", "\"other\"")),
                ("several audiences", try forge.claiming("aud", "[\"crm\"]")),
                ("no audience", try forge.claiming("aud", nil)),
                ("another issuer", try forge.claiming("iss", "\"https://evil.example\"")),
                ("issuer with a slash", try forge.claiming("iss", "\"\(Installation.issuer)/\"")),
                ("over", try forge.claiming("exp", "\(now)")),
                ("exp a fraction", try forge.claiming("exp", "\(now + 60).0")),
                ("exp a text", try forge.claiming("exp", "\"\(now + 60)\"")),
                ("exp with an exponent", try forge.claiming("exp", "2e12")), ("no exp", try forge.claiming("exp", nil)),
                ("good for a day", try forge.claiming("exp", "\(now + 86_400)")),
                ("issued later", try forge.claiming("iat", "\(now + 3600)")),
                ("no iat", try forge.claiming("iat", nil)),
                ("not yet good", try forge.claiming("nbf", "\(now + 3600)")),
                ("exp twice", try forge.signed(claims: "{\"exp\":\(now + 60),\(forge.claims.dropFirst())")),
                ("aud twice", try forge.signed(claims: "{\"aud\":\"crm\",\(forge.claims.dropFirst())")),
                ("another acr", try forge.claiming("acr", "\"urn:countersign:acr:voice\"")),
                ("no jti", try forge.claiming("jti", nil)), ("no sub", try forge.claiming("sub", nil)),
                ("claims are a list", try forge.signed(claims: "[]")),
                ("more behind the claims", try forge.signed(claims: forge.claims + " {}")),
                ("four parts", forge.right + "." + parts[2]), ("two parts", "\(parts[0]).\(parts[1])"),
                ("padded", forge.right + "=="), ("in JSON", "{\"payload\":\"\(parts[1])\"}"),
                ("of another grant", try forge.claiming("jti", "\"\(UUID().uuidString.lowercased())\"")),
            ]
            #expect(hostile.count >= 40 && Set(hostile.map(\.1)).count == hostile.count)
            for (name, token) in hostile {
                #expect(try await api.introspect(token, as: desk.client).text == "{\"active\":false}", "\(name)")
                let used = try await api.consume(token, as: desk.client, key: name.formEscaped)
                #expect(used.status == 404 && used.problem == "not-found", "\(name)")
            }
            #expect(try await api.consume(try forge.signed(), as: desk.client, key: "right").status == 200)
        }
    }
}

extension KeyRing {
    /// Of no key that is there.
    fileprivate static func newKeyID(_ installation: Installation) -> String? {
        KeyRing.newKey(installation.world.world).key.id
    }
}

extension String {
    fileprivate var formEscaped: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
}

extension TestClientProtocol {
    func introspect(_ token: String, as client: APIDesk.APIClient) async throws -> APIAnswer {
        try await introspect(raw: "token=\(token.formEscaped)", as: client)
    }

    func consume(
        _ token: String, at path: String = "/v1/grants/consume", as client: APIDesk.APIClient, key: String?
    ) async throws -> APIAnswer {
        try await ask(
            .post, path, raw: "token=\(token.formEscaped)", as: client, key: key,
            more: [.contentType: "application/x-www-form-urlencoded"])
    }

    func introspect(raw: String, as client: APIDesk.APIClient) async throws -> APIAnswer {
        try await ask(
            .post, "/v1/grants/introspect", raw: raw, as: client,
            more: [.contentType: "application/x-www-form-urlencoded"])
    }
}
