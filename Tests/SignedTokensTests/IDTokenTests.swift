import Crypto
import CryptoExtras
import Foundation
import Testing

@testable import SignedTokens

/// What a provider answers with when somebody has logged in: taken when it is right, refused by name when anything is not.
@Suite struct IDTokenTests {
    private func refusal(
        of token: String, by keys: VerificationKeys?, _ check: IDTokenCheck = Issuer.check()
    ) throws -> TokenRefusal? {
        let keys = try #require(keys)
        do {
            _ = try check.perform(SignedToken(token), keys: keys, at: Issuer.now)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: TokenAlgorithm.allCases)
    func `a token that is right tells who it is`(algorithm: TokenAlgorithm) throws {
        let issuer = try Issuer(algorithm)
        let keys = try #require(try issuer.keys())
        // The example of OpenID Connect Core 1.0 §A.3 has this access token and the first hash; the other is of SHA-512.
        let hash = algorithm == .edDSA ? "q7nS86GgvvFaZkzALLWqJYaJIKw2wCDAVfCAsm5CrBM" : "77QmUPtjPfzWtF2AnpK9RQ"
        let token = try issuer.token(
            claims: Issuer.claims([
                "at_hash": "\"\(hash)\"", "sid": "\"08a5019c\"", "auth_time": "\(Issuer.second - 30)",
                "azp": "\"\(Issuer.client)\"", "groups": "[\"care\", \"leads\"]", "amr": "[\"pwd\", \"mfa\"]",
                "realm_access": "{\"roles\": [\"lead\"]}",
            ]))
        let said = try Issuer.check(longest: 3600).perform(SignedToken(token), keys: keys, at: Issuer.now)
        #expect(said.subject == "248289761001")
        #expect(said.session == "08a5019c")
        #expect(said.authTime == Issuer.now.addingTimeInterval(-30))
        #expect(said.claims.value(at: "groups")?.texts == ["care", "leads"])
        #expect(said.claims.value(at: "realm_access.roles")?.texts == ["lead"])
        #expect(said.amr == ["pwd", "mfa"])
    }

    @Test(
        "What may differ is taken",
        arguments: [
            ["aud": "[\"countersign\"]"], ["aud": "[\"other\", \"countersign\"]", "azp": "\"countersign\""],
            ["exp": "\(Issuer.second - 59)"], ["iat": "\(Issuer.second + 60)"], ["nbf": "\(Issuer.second + 60)"],
            ["iat": "\(Issuer.second - 660)"], ["exp": "\(Int.max)"], ["auth_time": "\(Issuer.second + 60).999999"],
        ])
    func taken(changes: [String: String]) throws {
        let issuer = try Issuer(.es256)
        let token = try issuer.token(claims: Issuer.claims(changes))
        #expect(try refusal(of: token, by: issuer.keys()) == nil)
    }

    @Test(
        "Claims that are wrong are refused",
        arguments: [
            (["iss": "\"https://login.example.com/realms/other\""], .otherIssuer),
            (["iss": "\"https://login.example.com/realms/care/\""], .otherIssuer),
            (["iss": "\"HTTPS://login.example.com/realms/care\""], .otherIssuer),
            (["iss": nil], .otherIssuer),
            (["iss": "[\"https://login.example.com/realms/care\"]"], .otherIssuer),
            (["aud": "\"another\""], .otherAudience), (["aud": nil], .otherAudience), (["aud": "[]"], .otherAudience),
            (["aud": "[\"countersign\", 1]"], .otherAudience), (["aud": "\"Countersign\""], .otherAudience),
            (["aud": "{\"countersign\": true}"], .otherAudience),
            (["aud": "[\"countersign\", \"another\"]"], .otherParty),
            (["aud": "[\"countersign\", \"another\"]", "azp": "\"another\""], .otherParty),
            (["azp": "\"another\""], .otherParty), (["azp": "null"], .otherParty),
            (["exp": "\(Issuer.second - 60)"], .expired), (["exp": "1"], .expired), (["exp": nil], .timeMissing),
            (["exp": "\(Issuer.second + 300).5"], .timeMissing), (["exp": "\"\(Issuer.second + 300)\""], .timeMissing),
            (["exp": "1e99"], .timeMissing), (["exp": "99999999999999999999999"], .timeMissing),
            (["exp": "-1"], .timeMissing), (["exp": "\(Int.min)"], .timeMissing),
            (["iat": nil], .timeMissing), (["iat": "true"], .timeMissing), (["iat": "\(Int.min)"], .timeMissing),
            (["iat": "\(Issuer.second + 61)"], .issuedLater), (["iat": "\(Int.max)"], .issuedLater),
            (["iat": "\(Issuer.second - 661)"], .issuedTooLongAgo),
            (["nbf": "\(Issuer.second + 61)"], .notYetValid), (["nbf": "\"0\""], .notYetValid),
            (["nonce": "\"another\""], .wrongNonce), (["nonce": nil], .wrongNonce), (["nonce": "\"\""], .wrongNonce),
            (["nonce": "[\"\(Issuer.nonce)\"]"], .wrongNonce),
            (["at_hash": "\"LDktKdoQak3Pk0cnXxCltA\""], .otherAccessToken), (["at_hash": "\"\""], .otherAccessToken),
            (["at_hash": "null"], .otherAccessToken),
            (["sub": nil], .subjectUnusable), (["sub": "\"\""], .subjectUnusable), (["sub": "7"], .subjectUnusable),
            (["sub": "\"a\\u0000b\""], .subjectUnusable), (["sub": "\"h\u{E9}l\u{E8}ne\""], .subjectUnusable),
            (["sub": "\"\(String(repeating: "a", count: 256))\""], .subjectUnusable),
            (["sid": "\"\""], .sessionUnusable), (["sid": "12"], .sessionUnusable),
            (["auth_time": "\(Issuer.second + 61)"], .wrongAuthTime), (["auth_time": "\"now\""], .wrongAuthTime),
            (["auth_time": "\(Issuer.second + 61).0"], .wrongAuthTime), (["auth_time": "1.8e9"], .wrongAuthTime),
            (["auth_time": "0.9"], .wrongAuthTime), (["auth_time": "-\(Issuer.second).5"], .wrongAuthTime),
            (["events": "{}"], .otherPurpose),
        ] as [([String: String?], TokenRefusal)])
    func refused(changes: [String: String?], why: TokenRefusal) throws {
        let issuer = try Issuer(.es256)
        let token = try issuer.token(claims: Issuer.claims(changes))
        #expect(try refusal(of: token, by: issuer.keys()) == why)
    }

    @Test(
        "Headers that are wrong are refused, though the signature is right",
        arguments: [
            ("{\"alg\": \"ES256\"}", .keyNotNamed), ("{\"alg\": \"ES256\", \"kid\": 1}", .keyNotNamed),
            ("{\"alg\": \"ES256\", \"kid\": \"2\"}", .unknownKey), ("{\"alg\": \"ES256\", \"kid\": \"\"}", .unknownKey),
            ("{\"alg\": \"ES256\", \"kid\": \"1 \"}", .unknownKey),
            ("{\"alg\": \"none\", \"kid\": \"1\"}", .otherAlgorithm),
            ("{\"alg\": \"NONE\", \"kid\": \"1\"}", .otherAlgorithm),
            ("{\"alg\": \"HS256\", \"kid\": \"1\"}", .otherAlgorithm),
            ("{\"alg\": \"RS256\", \"kid\": \"1\"}", .otherAlgorithm),
            ("{\"alg\": \"es256\", \"kid\": \"1\"}", .otherAlgorithm),
            ("{\"alg\": \"ES384\", \"kid\": \"1\"}", .otherAlgorithm),
            ("{\"alg\": \"PS256\", \"kid\": \"1\"}", .otherAlgorithm),
            ("{\"alg\": \"EdDSA\", \"kid\": \"1\"}", .otherAlgorithm),
            ("{\"alg\": \"\", \"kid\": \"1\"}", .otherAlgorithm),
            ("{\"kid\": \"1\"}", .unreadableHeader), ("{\"alg\": [\"ES256\"], \"kid\": \"1\"}", .unreadableHeader),
            ("{\"alg\": \"ES256\", \"alg\": \"ES256\", \"kid\": \"1\"}", .unreadableHeader),
            ("{\"alg\": \"ES256\", \"kid\": \"2\", \"k\\u0069d\": \"1\"}", .unreadableHeader),
            ("{\"alg\": \"ES256\", \"kid\": \"1\"} ,", .unreadableHeader), ("[]", .unreadableHeader),
            ("", .unreadableHeader),
            ("{\"alg\": \"ES256\", \"kid\": \"1\", \"crit\": [\"exp\"]}", .notUnderstood),
            ("{\"alg\": \"ES256\", \"kid\": \"1\", \"crit\": []}", .notUnderstood),
            ("{\"alg\": \"ES256\", \"kid\": \"1\", \"b64\": false}", .notUnderstood),
            ("{\"alg\": \"ES256\", \"kid\": \"1\", \"zip\": \"DEF\"}", .notUnderstood),
            ("{\"alg\": \"ES256\", \"kid\": \"1\", \"enc\": \"A128GCM\"}", .notUnderstood),
            ("{\"alg\": \"ES256\", \"kid\": \"1\", \"typ\": \"at+jwt\"}", .otherType),
            ("{\"alg\": \"ES256\", \"kid\": \"1\", \"typ\": \"logout+jwt\"}", .otherType),
            ("{\"alg\": \"ES256\", \"kid\": \"1\", \"typ\": null}", .otherType),
        ] as [(String, TokenRefusal)])
    func refused(header: String, why: TokenRefusal) throws {
        let issuer = try Issuer(.es256)
        let token = try issuer.token(header: header, claims: Issuer.claims())
        #expect(try refusal(of: token, by: issuer.keys()) == why)
    }

    @Test(arguments: TokenAlgorithm.allCases)
    func `a signature of somebody else's, empty, cut, longer or turned round is none`(
        algorithm: TokenAlgorithm
    ) throws {
        let (issuer, other) = (try Issuer(algorithm), try Issuer(algorithm, isOther: true))
        let right = try issuer.token(claims: Issuer.claims())
        let parts = right.split(separator: ".").map(String.init)
        let signature = try #require(Base64URLText.bytes(parts[2]))
        let half = signature.count / 2
        let wrong: [[UInt8]] = [
            [], Array(signature.dropLast()), signature + [0], [0] + signature,
            Array(signature[half...] + signature[..<half]), Array(repeating: 0, count: signature.count),
            Array(repeating: 0, count: half) + signature[half...],
            signature[..<half] + Array(repeating: 0, count: half),
            Array(repeating: 0xFF, count: signature.count),
        ]
        for bytes in wrong {
            let token = "\(parts[0]).\(parts[1]).\(Issuer.base64(bytes))"
            #expect(try refusal(of: token, by: issuer.keys()) == .wrongSignature)
        }
        let foreign = try other.token(claims: Issuer.claims())
        #expect(try refusal(of: foreign, by: issuer.keys()) == .wrongSignature)
        let changed = "\(parts[0]).\(Issuer.base64(Data(Issuer.claims(["sub": "\"admin\""]).utf8))).\(parts[2])"
        #expect(try refusal(of: changed, by: issuer.keys()) == .wrongSignature)
        #expect(try refusal(of: right, by: issuer.keys()) == nil)
    }

    @Test func `one key of RSA signs in two ways, and only the one that is fixed counts`() throws {
        for (fixed, other) in [(TokenAlgorithm.rs256, TokenAlgorithm.ps256), (.ps256, .rs256)] {
            let (issuer, same) = (try Issuer(fixed), try Issuer(other))
            let honest = try same.token(claims: Issuer.claims())
            #expect(try refusal(of: honest, by: issuer.keys()) == .otherAlgorithm)
            let dressed = try same.token(header: Issuer.header(fixed.rawValue), claims: Issuer.claims())
            #expect(try refusal(of: dressed, by: issuer.keys()) == .wrongSignature)
        }
    }

    @Test func `Ed25519 by either of its names, and the hash of an access token by SHA-512 alone`() throws {
        let issuer = try Issuer(.edDSA)
        let named = try issuer.token(header: Issuer.header("Ed25519"), claims: Issuer.claims())
        #expect(try refusal(of: named, by: issuer.keys()) == nil)
        for name in ["ed25519", "Ed448", "ES256", "none"] {
            let token = try issuer.token(header: Issuer.header(name), claims: Issuer.claims())
            #expect(try refusal(of: token, by: issuer.keys()) == .otherAlgorithm)
        }
        let half = try issuer.token(claims: Issuer.claims(["at_hash": "\"77QmUPtjPfzWtF2AnpK9RQ\""]))
        #expect(try refusal(of: half, by: issuer.keys()) == .otherAccessToken)
    }

    @Test func `a public key is no secret to sign with`() throws {
        let issuer = try Issuer(.rs256)
        let signed =
            "\(Issuer.base64(Data(Issuer.header("HS256").utf8))).\(Issuer.base64(Data(Issuer.claims().utf8)))"
        for secret in [issuer.rsa.publicKey.pemRepresentation, String(decoding: issuer.set(), as: UTF8.self)] {
            let key = SymmetricKey(data: Data(secret.utf8))
            let code = Data(HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: key))
            #expect(try refusal(of: "\(signed).\(Issuer.base64(code))", by: issuer.keys()) == .otherAlgorithm)
        }
    }

    @Test func `a key that the token brings along is not used`() throws {
        let (issuer, other) = (try Issuer(.es256), try Issuer(.es256))
        let header = Issuer.header("ES256", ", \"jwk\": \(other.jwk()), \"jku\": \"https://evil.example/keys\"")
        let token = try other.token(header: header, claims: Issuer.claims())
        #expect(try refusal(of: token, by: issuer.keys()) == .wrongSignature)
    }

    @Test func `what is no token is told from one`() throws {
        let issuer = try Issuer(.es256)
        let right = try issuer.token(claims: Issuer.claims())
        let parts = right.split(separator: ".").map(String.init)
        // The last letter of 64 bytes has four bits that say nothing: written otherwise it would be the same signature.
        let last = Character(Unicode.Scalar((parts[2].utf8.last ?? 65) + 1))
        let wrong: [(String, TokenRefusal)] = [
            ("", .notAToken), ("..", .unreadableHeader), ("\(parts[0]).\(parts[1])", .notAToken),
            (right + ".", .notAToken), (right + "=", .notAToken), (" " + right, .notAToken), (right + "\n", .notAToken),
            ("\(parts[0])=.\(parts[1]).\(parts[2])", .notAToken),
            (right.replacing("_", with: "/").replacing("-", with: "+") + "+", .notAToken),
            ("{\"payload\": \"\(parts[1])\"}", .notAToken),
            (right + String(repeating: "A", count: SignedToken.largest), .tooLarge),
            ("\(parts[0]).\(parts[1]).\(parts[2].dropLast())\(last)", .notAToken),
        ]
        for (token, why) in wrong { #expect(try refusal(of: token, by: issuer.keys()) == why, "\(token.prefix(40))") }
        for claims in [
            "", "[]", "null", "{\"sub\": \"1\", \"sub\": \"1\"}", Issuer.claims() + "x", "{\"a\": \"\\ud800\"}",
            "{\"a\": 01}", "{\"a\": 1.}", "{'a': 1}", "{\"a\": 1,}", String(repeating: "[", count: 9000),
        ] {
            #expect(try refusal(of: issuer.token(claims: claims), by: issuer.keys()) == .unreadableClaims)
        }
    }

    @Test func `a log-in that lies too far back is none, where that was asked for`() throws {
        let issuer = try Issuer(.es256)
        for (time, why) in [(nil, .wrongAuthTime), (361, .wrongAuthTime), (360, nil)] as [(Int?, TokenRefusal?)] {
            let token = try issuer.token(claims: Issuer.claims(["auth_time": time.map { "\(Issuer.second - $0)" }]))
            #expect(try refusal(of: token, by: issuer.keys(), Issuer.check(longest: 300)) == why)
        }
    }
}
