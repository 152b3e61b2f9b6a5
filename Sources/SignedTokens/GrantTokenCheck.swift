import Foundation

/// The check of a grant by who gave it: one form only, and nothing looser. What the shown verifiers do elsewhere.
package struct GrantTokenCheck: Sendable {
    package let issuer: String
    package let client: String

    package init(issuer: String, client: String) { (self.issuer, self.client) = (issuer, client) }

    /// Explicitly typed (RFC 8725 §3.11): no other token of anybody's is one.
    package static let type = "countersign-grant+jwt"
    /// A grant is good for so many seconds at most.
    package static let longest = 900

    /// What a grant proves, weakest first.
    package static let classes = ["urn:countersign:acr:answer", byCode]
    package static let byCode = "urn:countersign:acr:code"

    /// The id of the grant. By the clock of whoever gave it, so only its start is allowed for.
    package func perform(_ token: SignedToken, keys: VerificationKeys, at now: Date) throws(TokenRefusal) -> String {
        guard token.type == Self.type else { throw .otherType }
        // `alg`, `kid` and `typ`, which are there: no key and no address of one is brought along.
        guard token.headerNames.count == 3 else { throw .notUnderstood }
        let claims = try token.claims(by: keys, types: [Self.type])
        guard let said = claims.text("iss"), said.isExactly(issuer) else { throw .otherIssuer }
        guard let audience = claims.text("aud"), audience.isExactly(client) else { throw .otherAudience }
        try checkTimes(claims, second: Int(now.timeIntervalSince1970))
        guard claims.text("sub")?.isEmpty == false else { throw .subjectUnusable }
        guard let reached = claims.text("acr"), Self.classes.contains(reached) else { throw .otherPurpose }
        guard let id = claims.text("jti"), UUID(uuidString: id) != nil else { throw .idMissing }
        return id
    }

    private func checkTimes(_ claims: JSONObject, second: Int) throws(TokenRefusal) {
        guard let expiry = claims["exp"]?.integer, let issued = claims["iat"]?.integer,
            let earliest = claims["nbf"]?.integer, let checked = claims["auth_time"]?.integer, checked > 0, issued > 0
        else { throw .timeMissing }
        guard second < expiry else { throw .expired }
        guard issued <= second + TokenTimes.skew, checked <= second + TokenTimes.skew else { throw .issuedLater }
        guard earliest <= second + TokenTimes.skew else { throw .notYetValid }
        guard expiry <= issued + Self.longest else { throw .issuedTooLongAgo }
    }
}
