import Foundation
import Testing

@testable import SignedTokens

/// The keys that an issuer publishes: those that are for its one algorithm, and no others.
@Suite struct KeySetTests {
    private func ids(_ issuer: Issuer, _ keys: [String]) -> [String]? {
        VerificationKeys(json: issuer.set(keys), for: issuer.algorithm)?.ids
    }

    @Test(arguments: TokenAlgorithm.allCases)
    func `those that are for signatures count`(algorithm: TokenAlgorithm) throws {
        let issuer = try Issuer(algorithm)
        let name = algorithm.rawValue
        #expect(ids(issuer, [issuer.jwk(id: "a"), issuer.jwk(id: "b")]) == ["a", "b"])
        let full = issuer.jwk(", \"use\": \"sig\", \"alg\": \"\(name)\", \"key_ops\": [\"verify\"]")
        #expect(ids(issuer, [full]) == ["1"])
        for more in [
            ", \"use\": \"enc\"", ", \"use\": null", ", \"alg\": \"HS256\"", ", \"alg\": \"none\"", ", \"alg\": 1",
            ", \"key_ops\": [\"encrypt\"]", ", \"key_ops\": \"verify\"", ", \"d\": \"AQ\"", ", \"k\": \"AQ\"",
        ] {
            #expect(ids(issuer, [issuer.jwk(more)]) == nil, "\(more)")
        }
    }

    @Test func `keys of another kind, broken, weak or doubled are passed over`() throws {
        let (rsa, p256) = (try Issuer(.rs256), try Issuer(.es256))
        let weak = Issuer.base64(Data([0x80] + Array(repeating: 0, count: 126) + [1]))
        let n = "\"n\": \"\(weak)\""
        let (x, y) = (Issuer.base64(Data(repeating: 1, count: 32)), Issuer.base64(Data(repeating: 2, count: 32)))
        let wrong = [
            p256.jwk(id: "2"), "1", "{}", "{\"kty\": \"oct\", \"kid\": \"3\", \"k\": \"AAAA\"}",
            "{\"kty\": \"RSA\", \"kid\": \"4\", \(n), \"e\": \"AQAB\"}",
            rsa.jwk(id: "5").replacing("\"AQAB\"", with: "\"AQ\""),
            rsa.jwk(id: "6").replacing("\"AQAB\"", with: "\"Aw\""), rsa.jwk(id: ""), rsa.jwk(id: "7"), rsa.jwk(id: "7"),
            rsa.jwk(id: "8").replacing("\"n\": \"", with: "\"n\": \"\(String(repeating: "_", count: 1400))"),
        ]
        #expect(ids(rsa, wrong + [rsa.jwk(id: "good")]) == ["good"])
        #expect(ids(p256, [rsa.jwk()]) == nil)
        let off = "{\"kty\": \"EC\", \"crv\": \"P-256\", \"kid\": \"1\", \"x\": \"\(x)\", \"y\": \"\(y)\"}"
        #expect(ids(p256, [off]) == nil, "a point that is not on the curve")
        #expect(ids(p256, [p256.jwk().replacing("P-256", with: "P-384")]) == nil)
        let ed25519 = try Issuer(.edDSA)
        #expect(ids(ed25519, [rsa.jwk(), p256.jwk()]) == nil && ids(p256, [ed25519.jwk()]) == nil)
        #expect(ids(ed25519, [ed25519.jwk().replacing("Ed25519", with: "X25519")]) == nil)
        #expect(ids(ed25519, [ed25519.jwk(", \"alg\": \"Ed25519\"")]) == ["1"])
        #expect(ids(rsa, [rsa.jwk(", \"alg\": \"PS256\"")]) == nil, "for the other way to sign")
        #expect(ids(p256, Array(repeating: "{}", count: 100) + [p256.jwk()]) == nil)
        for json in ["", "{}", "{\"keys\": {}}", "[]", "{\"keys\": [], \"keys\": []}"] {
            #expect(VerificationKeys(json: Array(json.utf8), for: .es256) == nil)
        }
    }

    @Test func `a name that only looks the same is another`() throws {
        let issuer = try Issuer(.es256)
        // The Kelvin sign, which Unicode takes for a K.
        let keys = try #require(VerificationKeys(json: issuer.set([issuer.jwk(id: "K")]), for: .es256))
        let token = try issuer.token(header: "{\"alg\": \"ES256\", \"kid\": \"\u{212A}\"}", claims: Issuer.claims())
        #expect(throws: TokenRefusal.unknownKey) {
            try Issuer.check().perform(SignedToken(token), keys: keys, at: Issuer.now)
        }
    }
}
