/// How an issuer signs. One is fixed for each issuer beforehand: a token never chooses (RFC 8725 §3.1).
package enum TokenAlgorithm: String, Sendable, CaseIterable {
    /// RSASSA-PKCS1-v1_5 with SHA-256, keys of 2,048 bits or more (RFC 7518 §3.3).
    case rs256 = "RS256"
    /// ECDSA at P-256 with SHA-256 (RFC 7518 §3.4).
    case es256 = "ES256"
}
