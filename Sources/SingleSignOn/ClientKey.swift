import Crypto
import CryptoExtras
import Foundation
import SecurityQuestions
import SignedTokens

/// The private key by which this server shows a provider that it is the client (`private_key_jwt`, OpenID Connect Core 1.0 §9): of P-256
/// for ES256, of RSA for PS256 or RS256. The provider knows the public one, and nobody else has anything that could be stolen from it.
package struct ClientKey: Sendable {
    /// RFC 7638: whoever knows the public key comes to the same one.
    package let id: String
    /// By which the provider knows the key, in DER; nil where it knows the key itself.
    package let certificate: [UInt8]?
    private let key: Key
    /// What makes the public key (RFC 7638 §3.2), in the order of their names and without spaces.
    private let members: String

    private enum Key: Sendable {
        case p256(P256.Signing.PrivateKey)
        case rsa(_RSA.Signing.PrivateKey)
    }

    /// Why a file has none.
    package enum Fault: Error, Sendable {
        case isPublic, isEncrypted, isOther
        /// The certificate beside it is of another key.
        case hasOtherCertificate
    }

    /// In bits: less is refused by RFC 7518 §3.3, more costs a second for each log-in.
    private static let rsaSizes = 2048...8192

    /// - Parameter pem: of a file: the key, PKCS #8, PKCS #1 or SEC 1, and its certificate where the provider knows it by that.
    package init(pem: String) throws(Fault) {
        if pem.contains("ENCRYPTED") { throw .isEncrypted }
        let blocks = Self.blocks(of: pem)
        guard let own = blocks.first(where: { $0.label.hasSuffix("PRIVATE KEY") }).flatMap({ Self.key($0.text) })
        else { throw blocks.contains { $0.label.hasSuffix("PUBLIC KEY") } ? .isPublic : .isOther }
        key = own
        members = try Self.members(of: own)
        id = Base64URL.text(SHA256.hash(data: Array("{\(members)}".utf8)))
        let certificates = blocks.filter { $0.label == "CERTIFICATE" }.compactMap { $0.content }
        let known = Self.publicKey(of: own)
        certificate = certificates.first { $0.range(of: known) != nil }.map { Array($0) }
        if certificate == nil, !certificates.isEmpty { throw .hasOtherCertificate }
    }

    private struct Block {
        let label: String
        let text: String

        /// In DER; nil where it is no base64.
        var content: Data? {
            let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("-----") }
            return Data(base64Encoded: lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined())
        }
    }

    /// RFC 7468 §2.
    private static func blocks(of pem: String) -> [Block] {
        pem.split(separator: "-----BEGIN ").compactMap { piece in
            let label = piece.prefix { $0 != "-" && !$0.isNewline }
            let end = "-----END \(label)-----"
            guard let text = piece.split(separator: end, maxSplits: 1, omittingEmptySubsequences: false).first,
                text.count < piece.count
            else { return nil }
            return Block(label: String(label), text: "-----BEGIN \(text)\(end)\n")
        }
    }

    private static func key(_ pem: String) -> Key? {
        if let key = try? P256.Signing.PrivateKey(pemRepresentation: pem) { return .p256(key) }
        guard let key = try? _RSA.Signing.PrivateKey(pemRepresentation: pem), rsaSizes.contains(key.keySizeInBits)
        else { return nil }
        return .rsa(key)
    }

    /// As it stands in its certificate (RFC 5280 §4.1.2.7).
    private static func publicKey(of key: Key) -> Data {
        switch key {
        case .p256(let key): key.publicKey.derRepresentation
        case .rsa(let key): key.publicKey.derRepresentation
        }
    }

    private static func members(of key: Key) throws(Fault) -> String {
        switch key {
        case .p256(let key):
            let point = Array(key.publicKey.x963Representation.dropFirst())
            let (x, y) = (Base64URL.text(point.prefix(32)), Base64URL.text(point.suffix(32)))
            return #""crv":"P-256","kty":"EC","x":"\#(x)","y":"\#(y)""#
        case .rsa(let key):
            guard let parts = try? key.publicKey.getKeyPrimitives() else { throw .isOther }
            let (n, e) = (Base64URL.text(parts.modulus), Base64URL.text(parts.publicExponent))
            return #""e":"\#(e)","kty":"RSA","n":"\#(n)""#
        }
    }

    /// What a provider is given of it: a set (RFC 7517 §5) with the public key alone.
    package var publicSet: String {
        // A key of RSA signs in two ways, and the set says of neither that it is the only one.
        let algorithm = algorithms.count == 1 ? #","alg":"\#(algorithms[0].rawValue)""# : ""
        return #"{"keys":[{\#(members),"kid":"\#(id)","use":"sig"\#(algorithm)}]}"#
    }

    /// What it can sign by, the better one first.
    var algorithms: [TokenAlgorithm] {
        switch key {
        case .p256: [.es256]
        case .rsa: [.ps256, .rs256]
        }
    }

    /// In seconds: how long an assertion is good. It is sent at once.
    private static let lifetime = 60

    /// That this server is the client, for one question to one address (RFC 7523 §3).
    ///
    /// - Parameters:
    ///   - audience: the very address that it is sent to, so that it is worth nothing at another.
    ///   - algorithm: one of those that it can sign by.
    func assertion(of client: String, for audience: String, by algorithm: TokenAlgorithm, _ world: World) throws
        -> String
    {
        let now = Int(world.now().timeIntervalSince1970)
        let claims = Claims(
            iss: client, sub: client, aud: audience, iat: now, nbf: certificate == nil ? nil : now,
            exp: now + Self.lifetime, jti: Base64URL.text(world.randomBytes(32)))
        let header = #"{"alg":"\#(algorithm.rawValue)",\#(name),"typ":"JWT"}"#
        let signed = "\(Base64URL.text(header.utf8)).\(Base64URL.text(try JSONEncoder().encode(claims)))"
        return "\(signed).\(Base64URL.text(try signature(of: Data(signed.utf8), by: algorithm)))"
    }

    /// What the provider finds the key by: its certificate's fingerprint (RFC 7515 §4.1.8), or the key's.
    private var name: String {
        guard let certificate else { return #""kid":"\#(id)""# }
        return ##""x5t#S256":"\##(Base64URL.text(SHA256.hash(data: certificate)))""##
    }

    private func signature(of data: Data, by algorithm: TokenAlgorithm) throws -> Data {
        switch key {
        case .p256(let key): try key.signature(for: data).rawRepresentation
        case .rsa(let key):
            try key.signature(for: data, padding: algorithm == .ps256 ? .PSS : .insecurePKCS1v1_5).rawRepresentation
        }
    }

    private struct Claims: Encodable {
        let iss: String
        let sub: String
        let aud: String
        let iat: Int
        /// Entra ID wants it; others refuse it where their clock is a second behind ours.
        let nbf: Int?
        let exp: Int
        let jti: String
    }
}
