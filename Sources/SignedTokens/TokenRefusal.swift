/// Why a token is not taken. Its name goes into the log; nothing of the token does.
package enum TokenRefusal: String, Error, Sendable, CaseIterable {
    case tooLarge, notAToken, unreadableHeader, unreadableClaims
    /// Another algorithm than the issuer's, `none` among them.
    case otherAlgorithm
    case otherType
    /// It asks for something that has to be understood (RFC 7515 §4.1.11), or is compressed or encrypted.
    case notUnderstood
    /// It does not say which key, or the issuer has no such one.
    case keyNotNamed, unknownKey
    case wrongSignature
    case otherIssuer, otherAudience, otherParty
    case expired, notYetValid, issuedLater, issuedTooLongAgo, timeMissing
    case wrongNonce, otherAccessToken
    /// When the person gave their password: not said, later than now, or too long ago.
    case wrongAuthTime
    case subjectUnusable, sessionUnusable
    /// An ID token in place of a logout token, or the other way round.
    case otherPurpose
    case idMissing
}
