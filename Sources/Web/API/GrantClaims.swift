import Encodings
import Foundation
import Phrasebook
import SecurityQuestions
import SignedTokens
import SpokenAnswers

/// Who gives grants, and for how long.
package struct GrantTerms: Sendable {
    /// The address of the interface for programs as clients know it; empty while it is not bound.
    let issuer: @Sendable () -> String
    /// How long a signed grant is good for whoever checks it without asking, in seconds.
    let lifetime: TimeInterval

    /// Who checks without asking learns nothing of a revocation.
    package static let usualLifetime: TimeInterval = 120

    package init(issuer: @escaping @Sendable () -> String, lifetime: TimeInterval = Self.usualLifetime) {
        (self.issuer, self.lifetime) = (issuer, lifetime)
    }
}

/// What a grant says, to the client that it is for: that a caller was checked in a call, by what and when. No name, number or question,
/// and no level of anybody's scale: it is one recorded signal.
struct GrantClaims: JSONWritable {
    let iss: String
    let aud: String
    let sub: String
    let jti: String
    let iat: Int
    let nbf: Int
    let exp: Int
    /// When the right answer or code was given.
    let authTime: Int
    let acr: String
    let amr: [String]
    /// Words with spaces between them (RFC 6749 §3.3): what the brand's policy says was reached.
    let scope: String
    let call: String
    let agent: String
    /// The attempt.
    let txn: String

    /// - Parameters:
    ///   - start: since when it is good.
    ///   - lifetime: how long, where the grant lasts longer; nil for as long as that.
    init(
        _ grant: KeptGrant, for client: Client.ID, from issuer: String, under policy: Brand.Policy, since start: Date,
        lasting lifetime: TimeInterval? = nil
    ) {
        (iss, aud, sub, jti) = (issuer, client, grant.subject(for: client), grant.id.description)
        let end = lifetime.map { min(grant.endsAt, start.addingTimeInterval($0)) } ?? grant.endsAt
        (iat, nbf, exp) = (start.wholeSecond, start.wholeSecond, end.wholeSecond)
        authTime = grant.grantedAt.wholeSecond
        acr = GrantTokenCheck.classes[grant.method == .supportCode ? 1 : 0]
        // RFC 8176: by what somebody knows, by a code of one use; by telephone; by several ways.
        amr =
            grant.isByBoth ? ["kba", "otp", "tel", "mca"] : [grant.method == .supportCode ? "otp" : "kba", "tel"]
        scope = policy.scopes.filter { $0.needs <= grant.method }.map(\.id).joined(separator: " ")
        (call, agent, txn) = (grant.call.description, grant.agent.description, grant.attempt.description)
    }

    func write(to json: inout JSONWriter) {
        json.member("acr", acr)
        json.member("agent", agent)
        json.member("amr", amr)
        json.member("aud", aud)
        json.member("auth_time", authTime)
        json.member("call", call)
        json.member("exp", exp)
        json.member("iat", iat)
        json.member("iss", iss)
        json.member("jti", jti)
        json.member("nbf", nbf)
        json.member("scope", scope)
        json.member("sub", sub)
        json.member("txn", txn)
    }
}

extension Date {
    fileprivate var wholeSecond: Int { Int(timeIntervalSince1970.rounded(.down)) }
}

/// A grant as it is told where a call is.
struct GrantTold: JSONWritable {
    let id: String
    let expiresAt: Date
    /// Signed; where it was asked for.
    var token: String?
    var tokenExpiresAt: Date?

    func write(to json: inout JSONWriter) {
        json.member("expires_at", expiresAt)
        json.member("id", id)
        json.member("token", token)
        json.member("token_expires_at", tokenExpiresAt)
    }
}

extension WebServices {
    /// The grant, signed for `client`.
    func signed(_ grant: KeptGrant, for client: Client, at now: Date) throws -> GrantTold {
        guard let policy = brands[grant.brand]?.policy else { throw Problem(.grantOver) }
        let claims = GrantClaims(
            grant, for: client.id, from: grants.issuer(), under: policy, since: now, lasting: grants.lifetime)
        guard let keyID = keeping.grantKeyID(at: now) else { throw KeepingFailure.keyMissing("") }
        let header = "{\"alg\":\"ES256\",\"kid\":\"\(keyID)\",\"typ\":\"\(GrantTokenCheck.type)\"}"
        let signed = [header, JSONWriter.text(claims)].map { Base64URL.text($0.utf8) }.joined(separator: ".")
        let signature = try keeping.signGrant(Array(signed.utf8), keyID: keyID)
        return GrantTold(
            id: claims.jti, expiresAt: grant.endsAt, token: "\(signed).\(Base64URL.text(signature))",
            tokenExpiresAt: Date(timeIntervalSince1970: TimeInterval(claims.exp)))
    }

    /// By which a grant is checked, as a set (RFC 7517 §5).
    func grantKeySet() throws -> String {
        struct Key: Encodable {
            let kty = "EC"
            let crv = "P-256"
            let alg = "ES256"
            let use = "sig"
            let kid: String
            let x: String
            let y: String
        }
        let keys = keeping.grantKeys.map { Key(kid: $0.id, x: Base64URL.text($0.x), y: Base64URL.text($0.y)) }
        return try JSONResponse.string(["keys": keys])
    }
}
