import Crypto
import Foundation
import SecurityQuestions

/// The private key by which this server shows a provider that it is the client (`private_key_jwt`, OpenID Connect Core 1.0 §9): of P-256,
/// for ES256. The provider knows the public one, and nobody else has anything that could be stolen from it.
package struct ClientKey: Sendable {
    /// RFC 7638: whoever knows the public key comes to the same one.
    package let id: String
    private let key: P256.Signing.PrivateKey

    /// Why a file has none.
    package enum Fault: Error, Sendable {
        case isPublic, isEncrypted, isOther
    }

    /// - Parameter pem: of a file, PKCS #8 or SEC 1.
    package init(pem: String) throws(Fault) {
        if pem.contains("ENCRYPTED") { throw .isEncrypted }
        guard let key = try? P256.Signing.PrivateKey(pemRepresentation: pem) else {
            throw pem.contains("PUBLIC KEY-----") ? .isPublic : .isOther
        }
        self.key = key
        let (x, y) = Self.point(of: key)
        // Its members in the order of their names, without spaces.
        let told = #"{"crv":"P-256","kty":"EC","x":"\#(x)","y":"\#(y)"}"#
        id = Base64URL.text(SHA256.hash(data: Array(told.utf8)))
    }

    private static func point(of key: P256.Signing.PrivateKey) -> (x: String, y: String) {
        let point = Array(key.publicKey.x963Representation.dropFirst())
        return (Base64URL.text(point.prefix(32)), Base64URL.text(point.suffix(32)))
    }

    /// What a provider is given of it: a set (RFC 7517 §5) with the public key alone.
    package var publicSet: String {
        let (x, y) = Self.point(of: key)
        return
            #"{"keys":[{"kty":"EC","crv":"P-256","x":"\#(x)","y":"\#(y)","kid":"\#(id)","use":"sig","alg":"ES256"}]}"#
    }

    /// In seconds: how long an assertion is good. It is sent at once.
    private static let lifetime = 60

    /// That this server is the client, for one question to one address (RFC 7523 §3).
    ///
    /// - Parameter audience: the very address that it is sent to, so that it is worth nothing at another.
    func assertion(of client: String, for audience: String, _ world: World) throws -> String {
        let now = Int(world.now().timeIntervalSince1970)
        let claims = Claims(
            iss: client, sub: client, aud: audience, iat: now, exp: now + Self.lifetime,
            jti: Base64URL.text(world.randomBytes(32)))
        let header = #"{"alg":"ES256","kid":"\#(id)","typ":"JWT"}"#
        let signed = "\(Base64URL.text(header.utf8)).\(Base64URL.text(try JSONEncoder().encode(claims)))"
        let signature = try key.signature(for: Data(signed.utf8)).rawRepresentation
        return "\(signed).\(Base64URL.text(signature))"
    }

    private struct Claims: Encodable {
        let iss: String
        let sub: String
        let aud: String
        let iat: Int
        let exp: Int
        let jti: String
    }
}
