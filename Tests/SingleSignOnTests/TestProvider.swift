import Crypto
import CryptoExtras
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import SecurityQuestions
import SignedTokens
import Synchronization

@testable import SingleSignOn

/// A provider that answers over the network with real signatures, and does whatever it is told wrong.
final class TestProvider: Sendable {
    struct State: Sendable {
        var issuer = ""
        var key = P256.Signing.PrivateKey()
        var keyID = "1"
        var fault = Fault.none
        var described = 0
        var asked = 0
        /// The nonce and the challenge of the question that it has let somebody in for.
        var nonce = ""
        var challenge = ""
        var ways = "[\"client_secret_basic\"]"
        var signing = "[\"ES256\"]"
        var namesItself = false
        var maxAge: Int?
        /// What it says of the person beside its token, and with which status of HTTP; nil where it offers nothing of the kind.
        var beside: (said: String, status: Int)?
        var saysGroups = true
        /// How often it was asked for it, by whom it had given the access token.
        var besideAsked = 0
        /// How long an answer with keys is on its way.
        var lateness = Duration.zero
        /// What clients have shown themselves by, once each.
        var assertions: Set<String> = []
        /// And by which algorithms, in turn.
        var signed: [String] = []
        /// How far the clock of everybody here is set on.
        var later: TimeInterval = 0

        var now: Date { Date().addingTimeInterval(later) }
    }

    enum Fault: Sendable {
        case none, unknownClient, slow, garbage, large, redirect, otherIssuer, down, noToken, otherNonce, plainMethods,
            onlyRS256
    }

    let state = Mutex(State())
    static let secret = "a secret: with % and +"
    static let client = "counter sign"

    /// With the clock that the provider has.
    var world: World {
        World(
            now: { self.state.withLock { $0.now } },
            randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } })
    }

    func wait(_ seconds: TimeInterval) { state.withLock { $0.later += seconds } }

    var issuer: String { state.withLock { $0.issuer } }

    /// Runs it for as long as `body` takes.
    static func with<Result: Sendable>(
        _ body: @Sendable @escaping (TestProvider) async throws -> Result
    ) async throws -> Result {
        let provider = TestProvider()
        let (ports, found) = AsyncStream<Int>.makeStream()
        let application = Application(
            router: provider.router(), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in found.yield(channel.localAddress?.port ?? 0) })
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            for await port in ports {
                provider.state.withLock { $0.issuer = "http://127.0.0.1:\(port)" }
                break
            }
            defer { group.cancelAll() }
            return try await body(provider)
        }
    }

    func settings(_ algorithm: TokenAlgorithm = .es256, _ credential: ClientCredential? = nil) -> ProviderSettings {
        ProviderSettings(
            issuer: issuer, client: Self.client, credential: credential ?? .secret(SecretText(Self.secret)),
            algorithm: algorithm,
            redirect: "https://care.example.com/single-sign-on/answer", scopes: ["profile", "groups"], needed: "groups",
            allowsPlainLoopback: true)
    }

    func rotate() {
        state.withLock {
            $0.key = P256.Signing.PrivateKey()
            $0.keyID = UUID().uuidString
        }
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/.well-known/openid-configuration") { _, _ in
            self.state.withLock { $0.described += 1 }
            return try await self.answer { $0.description }
        }
        router.get("/keys") { _, _ in
            let lateness = self.state.withLock { state in
                state.asked += 1
                return state.lateness
            }
            let answer = try await self.answer { $0.keys }
            if lateness > .zero { try await Task.sleep(for: lateness) }
            return answer
        }
        router.get("/me") { request, _ in
            self.state.withLock { state in
                if request.headers[.authorization] == "Bearer x" { state.besideAsked += 1 }
            }
            let (said, status) = self.state.withLock { $0.beside ?? ("", 404) }
            return Response(status: .init(code: status), body: .init(byteBuffer: .init(string: said)))
        }
        router.post("/token") { request, _ in
            let form = String(buffer: try await request.body.collect(upTo: 10_000))
            let isShown = self.isShown(by: form)
            return try await self.answer { try $0.token(form, request.headers[.authorization], isShown) }
        }
        return router
    }

    /// Whether the form has an assertion of the client's that is good here, and was not used (RFC 7523 §3).
    private func isShown(by form: String) -> Bool {
        let fields = State.fields(form)
        guard fields["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            fields["client_secret"] == nil, fields["client_id"] == Self.client,
            let parts = fields["client_assertion"]?.split(separator: ".").map(String.init), parts.count == 3,
            let signature = Base64URL.bytes(parts[2]),
            let header = Base64URL.bytes(parts[0]).flatMap({ JSONObject(json: $0) }),
            let algorithm = header.text("alg"),
            Self.isSigned(Data("\(parts[0]).\(parts[1])".utf8), by: Data(signature), algorithm),
            let claims = Base64URL.bytes(parts[1]).flatMap({ JSONObject(json: $0) }),
            claims.text("iss") == Self.client, claims.text("sub") == Self.client,
            claims.text("aud") == "\(issuer)/token", let id = claims.text("jti"), id.count == 43,
            let begins = claims["iat"]?.integer, let ends = claims["exp"]?.integer, ends - begins == 60
        else { return false }
        let now = Int(world.now().timeIntervalSince1970)
        guard begins <= now, now < ends else { return false }
        return state.withLock { state in
            state.signed.append(algorithm)
            return state.assertions.insert(id).inserted
        }
    }

    private static func isSigned(_ data: Data, by signature: Data, _ algorithm: String) -> Bool {
        let rsa = try? rsaKey.get().publicKey
        let shown = _RSA.Signing.RSASignature(rawRepresentation: signature)
        switch algorithm {
        case "ES256":
            let shown = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
            return shown.map { clientKey.publicKey.isValidSignature($0, for: data) } ?? false
        case "PS256": return rsa?.isValidSignature(shown, for: data, padding: .PSS) ?? false
        case "RS256": return rsa?.isValidSignature(shown, for: data, padding: .insecurePKCS1v1_5) ?? false
        default: return false
        }
    }

    static let clientKey = P256.Signing.PrivateKey()
    static let rsaKey = Result { try _RSA.Signing.PrivateKey(keySize: .bits2048) }

    private func answer(_ body: (State) throws -> String) async throws -> Response {
        let state = state.withLock { $0 }
        var headers: HTTPFields = [.contentType: "application/json"]
        if let maxAge = state.maxAge { headers[.cacheControl] = "max-age=\(maxAge)" }
        switch state.fault {
        case .down: return Response(status: .serviceUnavailable)
        case .redirect: return Response(status: .found, headers: [.location: "\(state.issuer)/keys"])
        case .garbage:
            return Response(status: .ok, body: .init(byteBuffer: .init(string: "<html>\u{0}")))
        case .large:
            let text = "{\"a\": \"\(String(repeating: "a", count: WebFetch.largest.body))\"}"
            return Response(status: .ok, body: .init(byteBuffer: .init(string: text)))
        case .slow: try await Task.sleep(for: .seconds(8))
        default: break
        }
        return Response(
            status: .ok, headers: headers, body: .init(byteBuffer: .init(string: try body(state))))
    }
}

extension TestProvider.State {
    var description: String {
        let methods = fault == .plainMethods ? "[\"plain\"]" : "[\"plain\", \"S256\"]"
        let algorithms = fault == .onlyRS256 ? "[\"RS256\"]" : "[\"none\", \"RS256\", \"ES256\"]"
        return """
            {"issuer": "\(fault == .otherIssuer ? "https://evil.example" : issuer)", "authorization_endpoint": "\(issuer)/authorize",
            "token_endpoint": "\(issuer)/token", "jwks_uri": "\(issuer)/keys", "response_types_supported": ["code"],
            "code_challenge_methods_supported": \(methods), "id_token_signing_alg_values_supported": \(algorithms),
            "token_endpoint_auth_methods_supported": \(ways), "token_endpoint_auth_signing_alg_values_supported": \(signing), "authorization_response_iss_parameter_supported": \(namesItself)\(beside == nil ? "" : ", \"userinfo_endpoint\": \"\(issuer)/me\"")}
            """
    }

    var keys: String {
        let point = key.publicKey.x963Representation.dropFirst()
        return """
            {"keys": [{"kty": "EC", "crv": "P-256", "use": "sig", "kid": "\(keyID)",
            "x": "\(Base64URL.text(point.prefix(32)))", "y": "\(Base64URL.text(point.suffix(32)))"}]}
            """
    }

    static func fields(_ form: String) -> [String: String] {
        Dictionary(
            form.split(separator: "&").map { pair in
                let parts = pair.split(separator: "=", maxSplits: 1).map {
                    String($0).removingPercentEncoding ?? ""
                }
                return (parts[0], parts.count > 1 ? parts[1] : "")
            }, uniquingKeysWith: { first, _ in first })
    }

    func token(_ form: String, _ authorization: String?, _ isShown: Bool) throws -> String {
        let fields = Self.fields(form)
        if fault == .unknownClient { return "{\"error\": \"invalid_client\"}" }
        // RFC 6749 §2.3.1: client and secret are encoded as forms are before they become HTTP Basic.
        let basic =
            "Basic "
            + Data("counter%20sign:a%20secret%3A%20with%20%25%20and%20%2B".utf8).base64EncodedString()
        let isKnown =
            authorization == basic
            || (authorization == nil && fields["client_secret"] == TestProvider.secret
                && fields["client_id"] == TestProvider.client)
            || (authorization == nil && isShown)
        guard isKnown, fields["code"] == "the code", fields["grant_type"] == "authorization_code",
            fields["redirect_uri"] == "https://care.example.com/single-sign-on/answer",
            Base64URL.text(SHA256.hash(data: Array((fields["code_verifier"] ?? "").utf8))) == challenge
        else { return "{\"error\": \"invalid_grant\"}" }
        if fault == .noToken { return "{\"access_token\": \"x\"}" }
        let second = Int(now.timeIntervalSince1970)
        let claims = """
            {"iss": "\(issuer)", "sub": "42", "aud": "\(TestProvider.client)", "iat": \(second), "exp": \(second + 300),
            "nonce": "\(fault == .otherNonce ? "another" : nonce)"\(saysGroups ? ", \"groups\": [\"care\"]" : "")}
            """
        let header = "{\"alg\": \"ES256\", \"kid\": \"\(keyID)\", \"typ\": \"JWT\"}"
        let signed = "\(Base64URL.text(header.utf8)).\(Base64URL.text(claims.utf8))"
        let signature = try key.signature(for: Data(signed.utf8)).rawRepresentation
        return
            "{\"id_token\": \"\(signed).\(Base64URL.text(signature))\", \"access_token\": \"x\", \"token_type\": \"Bearer\"}"
    }
}
