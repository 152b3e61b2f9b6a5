import Foundation
import Testing

@testable import SignedTokens

/// What a provider sends when somebody has logged out there.
@Suite struct LogoutTokenTests {
    private let check = LogoutTokenCheck(issuer: Issuer.url, client: Issuer.client)

    @Test(arguments: ["", ", \"typ\": \"JWT\"", ", \"typ\": \"logout+jwt\"", ", \"typ\": \"application/Logout+JWT\""])
    func `one that is right names a session and whose`(type: String) throws {
        let issuer = try Issuer(.rs256)
        let keys = try #require(try issuer.keys())
        let token = try issuer.token(header: Issuer.header("RS256", type), claims: Issuer.logOut())
        let ended = try check.perform(SignedToken(token), keys: keys, at: Issuer.now)
        #expect(ended.subject == "248289761001")
        #expect(ended.session == "08a5019c")
        #expect(ended.id == "bWJq")
    }

    @Test(
        "What is wrong is refused",
        arguments: [
            (["nonce": "\"\(Issuer.nonce)\""], .otherPurpose), (["events": nil], .otherPurpose),
            (["events": "{\"http://schemas.openid.net/event/other\": {}}"], .otherPurpose),
            (["events": "{\"http://schemas.openid.net/event/backchannel-logout\": true}"], .otherPurpose),
            (["events": "[\"http://schemas.openid.net/event/backchannel-logout\"]"], .otherPurpose),
            (["sub": nil, "sid": nil], .subjectUnusable), (["sub": "null"], .subjectUnusable),
            (["sid": "null"], .sessionUnusable), (["jti": nil], .idMissing), (["jti": "\"\""], .idMissing),
            (["iss": "\"https://evil.example\""], .otherIssuer), (["aud": "\"another\""], .otherAudience),
            (["iat": "\(Issuer.second - 700)"], .issuedTooLongAgo), (["exp": "\(Issuer.second - 60)"], .expired),
        ] as [([String: String?], TokenRefusal)])
    func refused(changes: [String: String?], why: TokenRefusal) throws {
        let issuer = try Issuer(.es256)
        let keys = try #require(try issuer.keys())
        let token = try issuer.token(claims: Issuer.logOut(changes))
        #expect(throws: why) { try check.perform(SignedToken(token), keys: keys, at: Issuer.now) }
    }

    @Test func `an ID token ends nothing, and a logout token lets nobody in`() throws {
        let issuer = try Issuer(.es256)
        let keys = try #require(try issuer.keys())
        let (idToken, logOut) = (try issuer.token(claims: Issuer.claims()), try issuer.token(claims: Issuer.logOut()))
        #expect(throws: TokenRefusal.otherPurpose) {
            try check.perform(SignedToken(idToken), keys: keys, at: Issuer.now)
        }
        #expect(throws: TokenRefusal.otherPurpose) {
            try Issuer.check().perform(SignedToken(logOut), keys: keys, at: Issuer.now)
        }
    }
}
