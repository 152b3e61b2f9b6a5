import Crypto
import Foundation

/// The check of an ID token that came for a code (OpenID Connect Core 1.0 §3.1.3.7), and nothing looser.
package struct IDTokenCheck: Sendable {
    package let issuer: String
    package let client: String
    /// As it was sent with the question.
    package let nonce: String
    /// That came with it; its hash is checked where the token has one (§3.3.2.11).
    package let accessToken: String?
    /// In seconds: how long ago the person may have given their password (`max_age`); nil where it was not asked for.
    package let longest: Int?

    package init(issuer: String, client: String, nonce: String, accessToken: String?, longest: Int?) {
        (self.issuer, self.client, self.nonce) = (issuer, client, nonce)
        (self.accessToken, self.longest) = (accessToken, longest)
    }

    /// Who has logged in.
    ///
    /// - Parameter now: by this machine's clock; 60 seconds are allowed for.
    package func perform(_ token: SignedToken, keys: VerificationKeys, at now: Date) throws(TokenRefusal) -> IDToken {
        let claims = try token.claims(by: keys, types: ["jwt"])
        guard !claims.has("events") else { throw .otherPurpose }
        let parties = TokenParties(claims: claims)
        try parties.check(issuer: issuer, client: client)
        let times = TokenTimes(claims: claims, now: now)
        try times.check()
        guard let answered = claims.text("nonce"), !nonce.isEmpty, isSame(answered, nonce) else { throw .wrongNonce }
        try checkAccessToken(claims, keys.algorithm)
        return IDToken(
            issuer: issuer, subject: try parties.subject(), session: try parties.session(),
            authTime: try times.authTime(within: longest), claims: claims, text: token.text)
    }

    private func checkAccessToken(_ claims: JSONObject, _ algorithm: TokenAlgorithm) throws(TokenRefusal) {
        guard let claim = claims["at_hash"] else { return }
        guard let accessToken, let hash = claim.text.flatMap({ Base64URLText.bytes($0) }),
            hash == Self.leftHalf(of: accessToken, algorithm)
        else { throw .otherAccessToken }
    }

    /// Of the hash that the algorithm signs by: Ed25519 by SHA-512, all others by SHA-256.
    private static func leftHalf(of text: String, _ algorithm: TokenAlgorithm) -> [UInt8] {
        let bytes = Array(text.utf8)
        return algorithm == .edDSA
            ? Array(SHA512.hash(data: bytes).prefix(32)) : Array(SHA256.hash(data: bytes).prefix(16))
    }

    /// Compares without telling by its time how much was right.
    private func isSame(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// What an ID token says that was right.
package struct IDToken: Sendable {
    package let issuer: String
    /// The person, at this issuer.
    package let subject: String
    /// Their session there, where the issuer names it.
    package let session: String?
    package let authTime: Date?
    /// Everything that it says.
    package let claims: JSONObject
    /// As it came.
    package let text: String
    /// What the provider says of the person beside it, where it was asked.
    package private(set) var beside: JSONObject?

    /// The same, with what the provider says beside it.
    package func with(_ beside: JSONObject) -> IDToken {
        var token = self
        token.beside = beside
        return token
    }

    /// What the token says; where it says nothing of it, what is said beside it.
    package func value(at path: String) -> JSONValue? { claims.value(at: path) ?? beside?.value(at: path) }

    /// Who says something of it: members that belong together are taken from there.
    package func speaker(of name: String) -> JSONObject { claims.has(name) ? claims : beside ?? claims }

    /// Whether it has it left out for its size, and names where it is (OpenID Connect Core 1.0 §5.6.2).
    package func leavesOut(_ name: String) -> Bool {
        guard case .object(let elsewhere) = claims["_claim_names"] else { return false }
        return elsewhere.has(name)
    }

    /// How the person was authenticated: a class, and the ways.
    package var acr: String? { claims.text("acr") }
    package var amr: [String] { claims["amr"]?.texts ?? [] }
}
