import Crypto
import CryptoExtras
import Foundation
import SecurityQuestions
import SignedTokens
import Synchronization
import Testing

@testable import SingleSignOn

/// The way to the provider and back, over a real connection.
@Suite(.serialized) struct ProviderLogInTests {
    /// What a browser would do: goes there with the question, is let in, and comes back.
    private func logIn(
        by provider: Provider, at there: TestProvider, change: (inout ProviderAnswer) -> Void = { _ in }
    ) async throws -> IDToken {
        let question = ProviderQuestion(there.world)
        let logIn = ProviderLogIn(provider)
        let address = try await logIn.address(for: question)
        let query = try #require(URLComponents(string: address)?.queryItems)
        func value(_ name: String) -> String { query.first { $0.name == name }?.value ?? "" }
        #expect(address.hasPrefix("\(there.issuer)/authorize?"))
        #expect(value("scope") == "openid profile groups")
        #expect(value("client_id") == TestProvider.client)
        #expect(value("code_challenge_method") == "S256")
        #expect(value("state") != value("nonce"))
        #expect(!address.contains(question.verifier))
        there.state.withLock { ($0.nonce, $0.challenge) = (value("nonce"), value("code_challenge")) }
        var answer = ProviderAnswer(code: "the code", state: value("state"), issuer: nil, error: nil)
        change(&answer)
        return try await logIn.finish(answer, to: question)
    }

    @Test(arguments: [
        "[\"client_secret_basic\", \"client_secret_post\"]", "[\"client_secret_post\"]",
    ])
    func `somebody logs in, with the secret in either way`(ways: String) async throws {
        try await TestProvider.with { there in
            there.state.withLock { $0.ways = ways }
            let said = try await logIn(by: Provider(there.settings(), world: there.world), at: there)
            #expect(said.subject == "42")
            #expect(said.claims.value(at: "groups")?.texts == ["care"])
        }
    }

    @Test func `what the token leaves out is asked for beside it, once, and only then`() async throws {
        try await TestProvider.with { there in
            let more =
                "{\"sub\": \"42\", \"groups\": [\"leads\"], \"email\": \"a@b.example\", \"email_verified\": true}"
            there.state.withLock { $0.beside = (more, 200) }
            let provider = Provider(there.settings(), world: there.world)
            let full = try await logIn(by: provider, at: there)
            #expect(full.beside == nil && there.state.withLock { $0.besideAsked } == 0)
            there.state.withLock { $0.saysGroups = false }
            let thin = try await logIn(by: provider, at: there)
            #expect(thin.value(at: "groups")?.texts == ["leads"] && !thin.claims.has("groups"))
            #expect(thin.speaker(of: "email").text("email") == "a@b.example")
            #expect(there.state.withLock { $0.besideAsked } == 1)
            // Whoever says nothing has said nothing.
            there.state.withLock { $0.beside = ("{\"error\": \"insufficient_scope\"}", 403) }
            #expect(try await logIn(by: provider, at: there).value(at: "groups") == nil)
        }
    }

    @Test(
        arguments: [
            ("{\"sub\": \"43\", \"groups\": [\"leads\"]}", 200, .otherSubject),
            ("{\"groups\": [\"leads\"]}", 200, .otherSubject),
            ("{\"sub\": 42, \"groups\": [\"leads\"]}", 200, .otherSubject),
            ("{\"sub\": \"42\", \"sub\": \"42\", \"groups\": []}", 200, .unreadable),
            ("eyJh.eyJz.AAAA", 200, .unreadable),
            ("", 200, .unreadable), ("{}", 500, .status(500)), ("{\"sub\": \"42\"}", 302, .status(302)),
        ] as [(String, Int, ProviderFailure)])
    func `what is said beside the token is of the same person and can be read, or nobody is let in`(
        said: String, status: Int, why: ProviderFailure
    ) async throws {
        try await TestProvider.with { there in
            there.state.withLock { ($0.beside, $0.saysGroups) = ((said, status), false) }
            let provider = Provider(there.settings(), world: there.world)
            await #expect(throws: why) { try await logIn(by: provider, at: there) }
        }
    }

    private func key() throws -> ClientCredential {
        .key(try ClientKey(pem: TestProvider.clientKey.pemRepresentation))
    }

    @Test func `somebody logs in, with an assertion that is made anew for each question`() async throws {
        let key = try key()
        try await TestProvider.with { there in
            there.state.withLock { $0.ways = "[\"client_secret_basic\", \"private_key_jwt\"]" }
            let provider = Provider(there.settings(.es256, key), world: there.world)
            for _ in 0..<3 {
                let said = try await logIn(by: provider, at: there)
                #expect(said.subject == "42")
            }
            #expect(there.state.withLock { $0.assertions.count } == 3)
        }
    }

    @Test(arguments: [("[\"RS256\", \"PS256\"]", "PS256"), ("[\"ES256\", \"RS256\"]", "RS256")])
    func `a key of RSA signs by the better way that the provider takes`(signing: String, said: String) async throws {
        let key = ClientCredential.key(try ClientKey(pem: TestProvider.rsaKey.get().pemRepresentation))
        try await TestProvider.with { there in
            there.state.withLock { ($0.ways, $0.signing) = ("[\"private_key_jwt\"]", signing) }
            let provider = Provider(there.settings(.es256, key), world: there.world)
            let person = try await logIn(by: provider, at: there)
            #expect(person.subject == "42" && there.state.withLock { $0.signed } == [said])
        }
    }

    @Test func `a provider that takes no key, or no such signature, is told from one that does`() async throws {
        let key = try key()
        try await TestProvider.with { there in
            func fails() async {
                let provider = Provider(there.settings(.es256, key), world: there.world)
                await #expect(throws: ProviderFailure.missing(.clientKey)) { try await provider.describe() }
            }
            await fails()
            there.state.withLock { ($0.ways, $0.signing) = ("[\"private_key_jwt\"]", "[\"RS256\"]") }
            await fails()
            // A secret never goes where an assertion is wanted.
            let provider = Provider(there.settings(), world: there.world)
            await #expect(throws: ProviderFailure.missing(.clientSecret)) { try await provider.describe() }
        }
    }

    @Test func `whether a provider knows this server is asked without anybody's code`() async throws {
        let (right, wrong) = (
            try key(), ClientCredential.key(try ClientKey(pem: P256.Signing.PrivateKey().pemRepresentation))
        )
        try await TestProvider.with { there in
            there.state.withLock { $0.ways = "[\"private_key_jwt\"]" }
            try await ProviderLogIn(Provider(there.settings(.es256, right), world: there.world)).tryCredential()
            there.state.withLock { $0.fault = .unknownClient }
            await #expect(throws: ProviderFailure.refused("invalid_client")) {
                try await ProviderLogIn(Provider(there.settings(.es256, wrong), world: there.world)).tryCredential()
            }
        }
    }

    @Test func `twenty changes of keys within a minute are followed, and each asks once`() async throws {
        try await TestProvider.with { there in
            let provider = Provider(there.settings(), world: there.world)
            for round in 0..<20 {
                _ = try await logIn(by: provider, at: there)
                #expect(there.state.withLock { $0.asked } == round + 1)
                there.rotate()
            }
            _ = try await logIn(by: provider, at: there)
        }
    }

    @Test func `keys that change while somebody else's question for them is on its way are asked for again`()
        async throws
    {
        try await TestProvider.with { there in
            let provider = Provider(there.settings(), world: there.world)
            _ = try await logIn(by: provider, at: there)
            there.rotate()
            there.state.withLock { $0.lateness = .seconds(1) }
            async let first = logIn(by: provider, at: there)
            while there.state.withLock({ $0.asked }) < 2 { try await Task.sleep(for: .milliseconds(10)) }
            // The answer that is on its way does not know this key.
            there.rotate()
            let second = try await logIn(by: provider, at: there)
            let both = [try await first.subject, second.subject]
            #expect(both == ["42", "42"])
            #expect(there.state.withLock { $0.asked } == 3)
        }
    }

    @Test func `names of keys that are made up ask once a minute, whoever makes them up`()
        async throws
    {
        try await TestProvider.with { there in
            let provider = Provider(there.settings(), world: there.world)
            _ = try await logIn(by: provider, at: there)
            let made = try SignedToken(
                "\(Base64URL.text("{\"alg\": \"ES256\", \"kid\": \"made up\"}".utf8)).e30.\(String(repeating: "A", count: 86))"
            )
            for _ in 0..<50 {
                await #expect(throws: ProviderFailure.token(.unknownKey)) {
                    try await provider.check(made, isAnswer: false) { (token, keys, _) throws(TokenRefusal) in
                        _ = try token.claims(by: keys, types: ["jwt"])
                    }
                }
            }
            #expect(there.state.withLock { $0.asked } == 2)
        }
    }

    @Test
    func `what is known holds while the provider is down, and is asked for again when it is back`()
        async throws
    {
        try await TestProvider.with { there in
            let provider = Provider(there.settings(), world: there.world)
            _ = try await provider.currentKeys()
            there.state.withLock { $0.fault = .down }
            there.wait(3601)
            let old = try await provider.currentKeys()
            #expect(old.ids == ["1"])
            let asked = there.state.withLock { $0.asked + $0.described }
            _ = try await provider.currentKeys()
            _ = try await provider.describe()
            #expect(
                there.state.withLock { $0.asked + $0.described } == asked, "it is left in peace for a while"
            )
            there.state.withLock { $0.fault = .none }
            there.rotate()
            there.wait(31)
            #expect(try await provider.currentKeys().ids != ["1"])
        }
    }

    @Test(arguments: [
        (10, 299, false), (10, 301, true), (100_000, 86_399, false), (100_000, 86_401, true),
    ])
    func `answers are kept as long as they say, between five minutes and a day`(
        maxAge: Int, seconds: Int, isAskedAgain: Bool
    ) async throws {
        try await TestProvider.with { there in
            there.state.withLock { $0.maxAge = maxAge }
            let provider = Provider(there.settings(), world: there.world)
            _ = try await provider.currentKeys()
            there.wait(TimeInterval(seconds))
            _ = try await provider.currentKeys()
            #expect(there.state.withLock { $0.asked } == (isAskedAgain ? 2 : 1))
            #expect(there.state.withLock { $0.described } == (isAskedAgain ? 2 : 1))
        }
    }

    @Test func `a hundred who log in at once ask for the description and the keys once`() async throws {
        try await TestProvider.with { there in
            let provider = Provider(there.settings(), world: there.world)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<100 { group.addTask { _ = try await provider.currentKeys() } }
                try await group.waitForAll()
            }
            #expect(there.state.withLock { $0.asked } == 1)
            #expect(there.state.withLock { $0.described } == 1)
        }
    }

    @Test(
        "A provider that is down, slow, garbled, mixed up or not fit is told from one that works",
        arguments: [
            (TestProvider.Fault.down, ProviderFailure.status(503)), (.slow, .slow),
            (.garbage, .unreadable),
            (.large, .unreadable), (.redirect, .status(302)), (.otherIssuer, .otherIssuer),
            (.plainMethods, .missing(.challenge)), (.onlyRS256, .missing(.algorithm)),
        ])
    func failing(fault: TestProvider.Fault, failure: ProviderFailure) async throws {
        try await TestProvider.with { there in
            there.state.withLock { $0.fault = fault }
            let provider = Provider(there.settings(), world: there.world)
            let begin = ContinuousClock.now
            await #expect(throws: failure) { try await provider.describe() }
            #expect(ContinuousClock.now - begin < .seconds(7))
        }
    }

    @Test func `nobody answers where nobody listens`() async throws {
        let (closed, world) = try await TestProvider.with { there in (there.settings(), there.world) }
        await #expect(throws: ProviderFailure.unreachable) {
            try await Provider(closed, world: world).describe()
        }
    }

    @Test func `an answer that does not belong to the question opens nothing`() async throws {
        try await TestProvider.with { there in
            let provider = Provider(there.settings(), world: there.world)
            func refused(_ failure: ProviderFailure, _ change: (inout ProviderAnswer) -> Void) async {
                await #expect(throws: failure) {
                    try await logIn(by: provider, at: there, change: change)
                }
            }
            let state = ProviderQuestion(there.world).state
            await refused(.otherAnswer) {
                $0 = ProviderAnswer(code: $0.code, state: state, issuer: nil, error: nil)
            }
            await refused(.otherAnswer) {
                $0 = ProviderAnswer(code: $0.code, state: nil, issuer: nil, error: nil)
            }
            await refused(.otherAnswer) {
                $0 = ProviderAnswer(code: nil, state: $0.state, issuer: nil, error: nil)
            }
            await refused(.otherIssuer) {
                $0 = ProviderAnswer(
                    code: $0.code, state: $0.state, issuer: "https://evil.example", error: nil)
            }
            await refused(.refused("access_denied")) {
                $0 = ProviderAnswer(code: nil, state: $0.state, issuer: nil, error: "access_denied")
            }
            await refused(.refused("other")) {
                $0 = ProviderAnswer(code: nil, state: $0.state, issuer: nil, error: "<script>")
            }
            await refused(.unreadable) {
                $0 = ProviderAnswer(code: "another code", state: $0.state, issuer: nil, error: nil)
            }
            there.state.withLock { $0.fault = .otherNonce }
            await refused(.token(.wrongNonce)) { _ in }
            there.state.withLock { $0.fault = .noToken }
            await refused(.unreadable) { _ in }
        }
    }

    @Test func `a provider that says it names itself has to`() async throws {
        try await TestProvider.with { there in
            there.state.withLock { $0.namesItself = true }
            let provider = Provider(there.settings(), world: there.world)
            await #expect(throws: ProviderFailure.otherIssuer) {
                try await logIn(by: provider, at: there)
            }
            let issuer = there.issuer
            let said = try await logIn(by: provider, at: there) {
                $0 = ProviderAnswer(code: $0.code, state: $0.state, issuer: issuer, error: nil)
            }
            #expect(said.subject == "42")
        }
    }

    @Test(
        "Only addresses that are secure are asked",
        arguments: [
            ("https://login.example.com/x", true), ("https://login.example.com:8443/x?y=1", true),
            ("http://login.example.com/", false), ("http://127.0.0.1:9/", true),
            ("http://[::1]:9/", true),
            ("http://127.0.0.1.example.com/", false), ("http://localhost/", false),
            ("http://127.0.0.1@evil.example/", false),
            ("https://user@login.example.com/", false), ("https://login.example.com/#x", false),
            ("file:///etc/passwd", false),
            ("https:///x", false), ("", false), ("https://login.example.com/a b", false),
            ("ftp://127.0.0.1/", false),
        ])
    func addresses(address: String, isAsked: Bool) async throws {
        func settings(_ allows: Bool) -> ProviderSettings {
            ProviderSettings(
                issuer: "https://login.example.com", client: "a", credential: .secret(SecretText("b")),
                algorithm: .es256,
                redirect: "https://care.example.com/", scopes: [], allowsPlainLoopback: allows)
        }
        #expect(settings(true).mayAsk(address) == isAsked)
        #expect(settings(false).mayAsk(address) == (isAsked && address.hasPrefix("https:")))
    }
}
