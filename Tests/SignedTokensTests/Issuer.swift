import Crypto
import CryptoExtras
import Foundation

@testable import SignedTokens

/// An issuer that signs whatever it is told to, with real keys.
struct Issuer {
    let algorithm: TokenAlgorithm
    let rsa: _RSA.Signing.PrivateKey
    let p256 = P256.Signing.PrivateKey()
    let ed25519 = Curve25519.Signing.PrivateKey()

    static let url = "https://login.example.com/realms/care"
    static let client = "countersign"
    static let nonce = "Zm9yIG9uZSBsb2ctaW4gb25seQ"
    static let now = Date(timeIntervalSince1970: 1_800_000_000)
    /// As claims have it.
    static let second = 1_800_000_000

    /// Two for all tests: to find the primes of one takes longer than everything else here.
    private static let rsaKeys = Result {
        (try _RSA.Signing.PrivateKey(keySize: .bits2048), try _RSA.Signing.PrivateKey(keySize: .bits2048))
    }

    /// - Parameter isOther: with another key than the first.
    init(_ algorithm: TokenAlgorithm, isOther: Bool = false) throws {
        self.algorithm = algorithm
        let keys = try Self.rsaKeys.get()
        rsa = isOther ? keys.1 : keys.0
    }

    /// Its key set; one key, unless told otherwise.
    func set(_ keys: [String]? = nil) -> [UInt8] {
        Array("{\"keys\": [\((keys ?? [jwk()]).joined(separator: ", "))]}".utf8)
    }

    /// - Parameter more: members, each with a comma before it.
    func jwk(id: String = "1", _ more: String = "") -> String {
        switch algorithm {
        case .rs256, .ps256:
            let parts = try? rsa.publicKey.getKeyPrimitives()
            let (n, e) = (parts?.modulus ?? Data(), parts?.publicExponent ?? Data())
            return """
                {"kty": "RSA", "kid": "\(id)", "n": "\(Self.base64(n))", "e": "\(Self.base64(e))"\(more)}
                """
        case .es256:
            let point = p256.publicKey.x963Representation.dropFirst()
            return """
                {"kty": "EC", "crv": "P-256", "kid": "\(id)", "x": "\(Self.base64(point.prefix(32)))",
                "y": "\(Self.base64(point.suffix(32)))"\(more)}
                """
        case .edDSA:
            let x = Self.base64(ed25519.publicKey.rawRepresentation)
            return """
                {"kty": "OKP", "crv": "Ed25519", "kid": "\(id)", "x": "\(x)"\(more)}
                """
        }
    }

    func keys() throws -> VerificationKeys? { VerificationKeys(json: set(), for: algorithm) }

    func sign(_ signed: String) throws -> Data {
        let bytes = Data(signed.utf8)
        return switch algorithm {
        case .rs256: try rsa.signature(for: bytes, padding: .insecurePKCS1v1_5).rawRepresentation
        case .ps256: try rsa.signature(for: bytes, padding: .PSS).rawRepresentation
        case .es256: try p256.signature(for: bytes).rawRepresentation
        case .edDSA: try ed25519.signature(for: bytes)
        }
    }

    func token(header: String? = nil, claims: String) throws -> String {
        let header = header ?? Self.header(algorithm.rawValue)
        let signed = "\(Self.base64(Data(header.utf8))).\(Self.base64(Data(claims.utf8)))"
        return "\(signed).\(Self.base64(try sign(signed)))"
    }

    static func header(_ algorithm: String, _ more: String = ", \"typ\": \"JWT\"") -> String {
        "{\"alg\": \"\(algorithm)\", \"kid\": \"1\"\(more)}"
    }

    /// The claims of an ID token that is right; each of `changes` takes the place of one, or takes it out.
    static func claims(_ changes: [String: String?] = [:]) -> String {
        let right = [
            "iss": "\"\(url)\"", "sub": "\"248289761001\"", "aud": "\"\(client)\"", "nonce": "\"\(nonce)\"",
            "exp": "\(second + 300)", "iat": "\(second - 5)",
        ]
        return object(right, changes)
    }

    /// Likewise of a logout token.
    static func logOut(_ changes: [String: String?] = [:]) -> String {
        let right = [
            "iss": "\"\(url)\"", "sub": "\"248289761001\"", "aud": "\"\(client)\"", "jti": "\"bWJq\"",
            "exp": "\(second + 120)", "iat": "\(second - 5)", "sid": "\"08a5019c\"",
            "events": "{\"http://schemas.openid.net/event/backchannel-logout\": {}}",
        ]
        return object(right, changes)
    }

    private static func object(_ right: [String: String], _ changes: [String: String?]) -> String {
        var members = right
        for (name, value) in changes { members[name] = value }
        let written = members.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
        return "{\(written.joined(separator: ", "))}"
    }

    static func base64(_ bytes: some DataProtocol) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func check(longest: Int? = nil) -> IDTokenCheck {
        IDTokenCheck(
            issuer: url, client: client, nonce: nonce, accessToken: "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y",
            longest: longest)
    }
}
