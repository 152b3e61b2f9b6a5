import Foundation

/// The check of a logout token that a provider sends by itself (OpenID Connect Back-Channel Logout 1.0 §2.6).
package struct LogoutTokenCheck: Sendable {
    package let issuer: String
    package let client: String

    package init(issuer: String, client: String) { (self.issuer, self.client) = (issuer, client) }

    /// Whose sessions end: of the subject, or one.
    package struct Ended: Sendable {
        package let subject: String?
        package let session: String?
        /// Taken once.
        package let id: String
    }

    private static let event = "http://schemas.openid.net/event/backchannel-logout"

    package func perform(_ token: SignedToken, keys: VerificationKeys, at now: Date) throws(TokenRefusal) -> Ended {
        let claims = try token.claims(by: keys, types: ["jwt", "logout+jwt"])
        // With a nonce it could be an ID token.
        guard !claims.has("nonce"), case .object(let events) = claims["events"], case .object = events[Self.event]
        else {
            throw .otherPurpose
        }
        let parties = TokenParties(claims: claims)
        try parties.check(issuer: issuer, client: client)
        try TokenTimes(claims: claims, now: now).check()
        guard let id = claims.text("jti"), (1...255).contains(id.utf8.count) else { throw .idMissing }
        let subject = claims.has("sub") ? try parties.subject() : nil
        let session = try parties.session()
        guard subject != nil || session != nil else { throw .subjectUnusable }
        return Ended(subject: subject, session: session, id: id)
    }
}
