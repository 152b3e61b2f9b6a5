/// How an issuer signs. One is fixed for each issuer beforehand: a token never chooses (RFC 8725 §3.1).
package enum TokenAlgorithm: String, Sendable, CaseIterable {
    /// RSASSA-PKCS1-v1_5 with SHA-256, keys of 2,048 bits or more (RFC 7518 §3.3).
    case rs256 = "RS256"
    /// RSASSA-PSS with SHA-256 and MGF1 by it, a salt of 32 bytes, keys of 2,048 bits or more (RFC 7518 §3.5).
    case ps256 = "PS256"
    /// ECDSA at P-256 with SHA-256 (RFC 7518 §3.4).
    case es256 = "ES256"
    /// Ed25519 (RFC 8037 §3.1).
    case edDSA = "EdDSA"

    /// What it is called: RFC 9864 §2.2 calls Ed25519 by its own name, where `EdDSA` was any curve's.
    package var names: [String] { self == .edDSA ? [rawValue, "Ed25519"] : [rawValue] }
}
