import Crypto
import CryptoExtras
import Foundation

/// A public key of an issuer, for one algorithm.
struct VerificationKey: Sendable {
    let id: String
    private let key: Key
    private let algorithm: TokenAlgorithm

    private enum Key: Sendable {
        case rsa(_RSA.Signing.PublicKey)
        case p256(P256.Signing.PublicKey)
        case ed25519(Curve25519.Signing.PublicKey)
    }

    /// In bits: less is refused by RFC 7518 §3.3, more costs whoever checks too much.
    private static let rsaSizes = 2048...8192

    /// Nil where a key of a set (RFC 7517) is no public key for signatures by `algorithm`, or has no id.
    init?(_ jwk: JSONObject, for algorithm: TokenAlgorithm) {
        guard let id = jwk.text("kid"), !id.isEmpty, !jwk.has("d"), !jwk.has("k"),
            jwk["alg"].map({ $0.text.map(algorithm.names.contains) ?? false }) ?? true,
            jwk["use"].map({ $0.text == "sig" }) ?? true,
            jwk["key_ops"].map({ $0.texts?.contains("verify") ?? false }) ?? true,
            let key = Self.key(jwk, for: algorithm)
        else { return nil }
        (self.id, self.key, self.algorithm) = (id, key, algorithm)
    }

    private static func key(_ jwk: JSONObject, for algorithm: TokenAlgorithm) -> Key? {
        func part(_ name: String) -> [UInt8]? { jwk.text(name).flatMap { Base64URLText.bytes($0) } }
        switch algorithm {
        case .rs256, .ps256:
            // An exponent of 65,537 is what everybody has; 1 would take any signature, a long one a long time.
            guard jwk.text("kty") == "RSA", let modulus = part("n"), let exponent = part("e"),
                exponent == [1, 0, 1], modulus.count <= rsaSizes.upperBound / 8,
                let key = try? _RSA.Signing.PublicKey(n: modulus, e: exponent), rsaSizes.contains(key.keySizeInBits)
            else { return nil }
            return .rsa(key)
        case .es256:
            guard jwk.text("kty") == "EC", jwk.text("crv") == "P-256", let x = part("x"), let y = part("y"),
                x.count == 32, y.count == 32, let key = try? P256.Signing.PublicKey(x963Representation: [4] + x + y)
            else { return nil }
            return .p256(key)
        case .edDSA:
            guard jwk.text("kty") == "OKP", jwk.text("crv") == "Ed25519", let x = part("x"), x.count == 32,
                let key = try? Curve25519.Signing.PublicKey(rawRepresentation: x)
            else { return nil }
            return .ed25519(key)
        }
    }

    func isValid(_ signature: [UInt8], for signed: [UInt8]) -> Bool {
        switch key {
        case .rsa(let key):
            guard signature.count == (key.keySizeInBits + 7) / 8 else { return false }
            return key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: signature), for: signed,
                padding: algorithm == .ps256 ? .PSS : .insecurePKCS1v1_5)
        case .p256(let key):
            guard signature.count == 64,
                let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
            else { return false }
            return key.isValidSignature(signature, for: signed)
        case .ed25519(let key): return signature.count == 64 && key.isValidSignature(signature, for: signed)
        }
    }
}
