import Foundation
import Testing

@testable import SignedTokens

/// Signatures and tokens that others have made.
@Suite struct PublishedTokenTests {
    /// RFC 7515 §A.2 and §A.3. Their headers name no key, so it is the signature alone that is looked at.
    @Test(
        "Signatures are those of RFC 7515",
        arguments: [
            (
                TokenAlgorithm.rs256, "{\"alg\":\"RS256\"}",
                """
                {"kty": "RSA", "kid": "1", "e": "AQAB", "n": "\
                ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yR\
                T-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXB\
                dQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9ia\
                GNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"}
                """,
                """
                cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9\
                uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB\
                _eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rq\
                Vt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw
                """
            ),
            (
                .es256, "{\"alg\":\"ES256\"}",
                """
                {"kty": "EC", "kid": "1", "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", \
                "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}
                """,
                """
                DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q
                """
            ),
        ])
    func rfc7515(algorithm: TokenAlgorithm, header: String, jwk: String, signature: String) throws {
        let object = try #require(JSONObject(json: Array(jwk.utf8)))
        let key = try #require(VerificationKey(object, for: algorithm))
        var bytes = try #require(Base64URLText.bytes(signature))
        let payload = "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}"
        let signed = "\(Issuer.base64(Data(header.utf8))).\(Issuer.base64(Data(payload.utf8)))"
        #expect(key.isValid(bytes, for: Array(signed.utf8)))
        bytes[7] ^= 1
        #expect(!key.isValid(bytes, for: Array(signed.utf8)))
    }

    /// RFC 7520 §4.1: the one of its signatures whose algorithm is known here, in compact form.
    @Test func `A signature is that of RFC 7520, read from its token`() throws {
        let token = try SignedToken("\(Self.cookbookHeader).\(Self.cookbookPayload).\(Self.cookbookSignature)")
        let set = "{\"keys\":[\(Self.cookbookKey)]}"
        let object = try #require(JSONObject(json: Array(Self.cookbookKey.utf8)))
        let key = try #require(VerificationKey(object, for: .rs256))
        #expect(token.keyID == "bilbo.baggins@hobbiton.example" && token.algorithm == "RS256")
        #expect(key.isValid(token.signature, for: token.signed))
        #expect(!key.isValid(token.signature, for: token.signed.dropLast() + [0x34 ^ 1]))
        // It is the signature of a sentence, and of no claims.
        let keys = try #require(VerificationKeys(json: Array(set.utf8), for: .rs256))
        #expect(throws: TokenRefusal.self) { try Issuer.check().perform(token, keys: keys, at: Issuer.now) }
    }

    /// RFC 7520 §4.2, §4.3 and §4.4: PS384 by the same key, ES512, and HS256, each right by its own algorithm.
    @Test(
        "Signatures of RFC 7520 by other algorithms are good for none of ours",
        arguments: [
            (
                "eyJhbGciOiJQUzM4NCIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9",
                """
                cu22eBqkYDKgIlTpzDXGvaFfz6WGoz7fUDcfT0kkOy42miAh2qyBzk1xEsnk2IpN6-tPid6VrklHkqsGqDqHCdP6O8TTB5dDDItllVo6_\
                1OLPpcbUrhiUSMxbbXUvdvWXzg-UD8biiReQFlfz28zGWVsdiNAUf8ZnyPEgVFn442ZdNqiVJRmBqrYRXe8P_ijQ7p8Vdz0TTrxUeT3lm\
                8d9shnr2lfJT8ImUjvAA2Xez2Mlp8cBE5awDzT0qI0n6uiP1aCN_2_jLAeQTlqRHtfa64QQSUmFAAjVKPbByi7xho0uTOcbH510a6GYmJU\
                AfmWjwZ6oD4ifKo8DYM-X72Eaw
                """
            ),
            (
                "eyJhbGciOiJFUzUxMiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9",
                """
                AE_R_YZCChjn4791jSQCrdPZCNYqHXCTZH0-JZGYNlaAjP2kqaluUIIUnC9qvbu9Plon7KRTzoNEuT4Va2cmL1eJAQy3mtPBu_u_sDDyYj\
                nAMDxXPn7XrT0lw-kvAD890jl8e2puQens_IEKBpHABlsbEPX6sFY8OcGDqoRuBomu9xQ2
                """
            ),
            (
                "eyJhbGciOiJIUzI1NiIsImtpZCI6IjAxOGMwYWU1LTRkOWItNDcxYi1iZmQ2LWVlZjMxNGJjNzAzNyJ9",
                "s0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p0"
            ),
        ])
    func rfc7520(header: String, signature: String) throws {
        let token = try SignedToken("\(header).\(Self.cookbookPayload).\(signature)")
        let object = try #require(JSONObject(json: Array(Self.cookbookKey.utf8)))
        for algorithm in [TokenAlgorithm.rs256, .ps256] {
            let key = try #require(VerificationKey(object, for: algorithm))
            #expect(!key.isValid(token.signature, for: token.signed))
        }
        // Keys of other kinds are none of a set's.
        let curve =
            "{\"kty\":\"EC\",\"kid\":\"1\",\"use\":\"sig\",\"crv\":\"P-521\",\"x\":\"\(Self.cookbookX)\",\"y\":\"\(Self.cookbookY)\"}"
        let shared =
            "{\"kty\":\"oct\",\"kid\":\"1\",\"use\":\"sig\",\"alg\":\"HS256\",\"k\":\"hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg\"}"
        for jwk in [curve, shared] {
            let object = try #require(JSONObject(json: Array(jwk.utf8)))
            #expect(TokenAlgorithm.allCases.allSatisfy { VerificationKey(object, for: $0) == nil })
        }
    }

    private static let cookbookHeader = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9"
    private static let cookbookPayload = """
        SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kbywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZCwgYW5k\
        IGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzIG5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4
        """
    private static let cookbookSignature = """
        MRjdkly7_-oTPTS3AXP41iQIGKa80A0ZmTuV5MEaHoxnW2e5CZ5NlKtainoFmKZopdHM1O2U4mwzJdQx996ivp83xuglII7PNDi84wnB-BDkoBwA\
        78185hX-Es4JIwmDLJK3lfWRa-XtL0RnltuYv746iYTh_qHRD68BNt1uSNCrUCTJDt5aAE6x8wW1Kt9eRo4QPocSadnHXFxnt8Is9UzpERV0ePPQ\
        dLuW3IS_de3xyIrDaLGdjluPxUAhb6L2aXic1U12podGU0KLUQSE_oI-ZnmKJ3F4uOZDnd6QZWJushZ41Axf_fcIe8u9ipH84ogoree7vjbU5y18\
        kDquDg
        """
    private static let cookbookKey = """
        {"kty": "RSA", "kid": "bilbo.baggins@hobbiton.example", "use": "sig", "e": "AQAB", "n": "\
        n4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZdR8_KuKPEHLd4rHVTeT-O-XV2jRojdNhxJWTDvNd7nqQ0VEiZQHz_AJmSCpMaJMRBSFKrKb2wqVwG\
        U_NsYOYL-QtiWN2lbzcEe6XC0dApr5ydQLrHqkHHig3RBordaZ6Aj-oBHqFEHYpPe7Tpe-OfVfHd1E6cS6M1FZcD1NNLYD5lFHpPI9bTwJlsde3u\
        hGqC0ZCuEHg8lhzwOHrtIQbS0FVbb9k3-tVTU4fg_3L_vniUFAKwuCLqKnS2BYwdq_mzSnbLY7h_qixoR7jig3__kRhuaxwUkRz5iaiQkqgc5gHd\
        rNP5zw"}
        """
    private static let cookbookX =
        "AHKZLLOsCOzz5cY97ewNUajB957y-C-U88c3v13nmGZx6sYl_oJXu9A5RkTKqjqvjyekWF-7ytDyRXYgCF5cj0Kt"
    private static let cookbookY =
        "AdymlHvOiLxXkEhayXQnNCvDX4h9htZaCJN34kfmC6pV5OhQHiraVySsUdaQkAgDPrwQrJmbnX9cwlGfP-HqHZR1"

    /// Made by joserfc 1.8.0 (Python, on OpenSSL), with keys that were thrown away.
    @Test(
        "Tokens of another library are read as it meant them",
        arguments: [
            (
                TokenAlgorithm.rs256,
                """
                {"keys": [{"n": "unAmo20MuhPb03dIzTLdQIiTl5M1u1BkTPOgCuB3mD7-OJHR6CLgVaVmyITWrlQDgQ8bjrqN2niYcmrdzdB\
                WEKpIvLwZLnIGfpJEzN_W0bDkPmL19pg0eywbo-rGgF6wuPnNgEGPY-QNl4FnyRQ_daY23ITj1S3yhPcIwVQrhKLKkZYoOts6v38\
                WYHbDl_nygcLuvcmj3lepXMqUSgSB3_cXYabM3gP_OVjs7gEA69g7W9URtrcQO6DY5FcJcjHBhZyrIFhpOhMfPtgkbhkVANuzVHN\
                At5GsREblb_Wavd8a9E1ialrzeA9t2PuhIApHDe6TiYSUJF8JtLXiYRJhkQ", "e": "AQAB", "kid": "1", "use": "sig",\
                 "alg": "RS256", "kty": "RSA"}]}
                """,
                """
                eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tL3JlY\
                Wxtcy9jYXJlIiwic3ViIjoiMjQ4Mjg5NzYxMDAxIiwiYXVkIjoiY291bnRlcnNpZ24iLCJub25jZSI6IlptOXlJRzl1WlNCc2IyY\
                3RhVzRnYjI1c2VRIiwiaWF0IjoxNzk5OTk5OTk1LCJleHAiOjE4MDAwMDAzMDAsIm5hbWUiOiLDiWxvw69zZSJ9.RcEHjl2gZnEt\
                hSIjMKJRW89cs9_IHc4V3AxCmlNA7PVSNAtVXTG0rx5nIkNEQ3CwwYmTryMFUFmYLqs9GJiDn80ELoCxqJ4ZlOh-3uh_GWo16D78\
                lYodOSjGxE6nmg_vGxL4AtoH9mAoGRx3t9FmLGpe1Zk9-3InocKIiVyU4lTAkjtJmMqjCLK-3--vxOKcWKGV52z90vklQQEiAqfn\
                WqAd40O2vTuZDEYu1EXySkhnk4t1-g3Jc40BXMHivLWZd_3P_aNM_GFow3yZTLZfd_Y22kQgr6Myg93DO9TlqX6w4JUisY63x8Nr\
                HiC73bmDcIJdQce60cO2dnvCJ0-eUw
                """
            ),
            (
                .es256,
                """
                {"keys": [{"crv": "P-256", "x": "uc4ukZZi8d0jv9J3a1zty2eZuhCIEqxXXTnR5EvbDX8", "y": "pauNfO7EnJoV4eY\
                oq46ckF9D9b3NpdsN4sMa70LVQMA", "kid": "1", "use": "sig", "alg": "ES256", "kty": "EC"}]}
                """,
                """
                eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tL3JlY\
                Wxtcy9jYXJlIiwic3ViIjoiMjQ4Mjg5NzYxMDAxIiwiYXVkIjoiY291bnRlcnNpZ24iLCJub25jZSI6IlptOXlJRzl1WlNCc2IyY\
                3RhVzRnYjI1c2VRIiwiaWF0IjoxNzk5OTk5OTk1LCJleHAiOjE4MDAwMDAzMDAsIm5hbWUiOiLDiWxvw69zZSJ9.5bc52H5VKM3-\
                7YfXrv0Q0P_HpBInjOZUZRsOLZWCECAQY4XbG-5m0WQsytxClb_8ZZKFmNxvEKwAiHmZRxH81Q
                """
            ),
            (
                .ps256,
                """
                {"keys": [{"n": "wWv8hSuSG7eo1LqIYEoyAeKLuE61zxN7FUUAetCXm1o0RFBlMblE4r27XZ3ouhAFzybmgGLlm90eWurbBW0\
                lWjs1DWJYeyx5nXPmzmzGyhOnu0P6q8Es9HMAWRBzs0SxTR5Jab2cVqRPAD8MLmqQhA5WczHxy-FDm90xcvKtkrt9bUNWd9OGHJp\
                848QqHGZVorq99M0ZYaqaFH-P6J0WKJWyRmb-pffJz9WQJHG9f-MRTvhua5FD_nuYTiNy-O52Qv6uDsTZswMWcBdx2qqQEXhhpQ5\
                s_xl9nvsRlPatD_2wuA1t_bBKgaabXnDeERBX3-pawQe-6wZsDIXevgmn9w", "e": "AQAB", "kid": "1", "use": "sig",\
                 "alg": "PS256", "kty": "RSA"}]}
                """,
                """
                eyJ0eXAiOiJKV1QiLCJhbGciOiJQUzI1NiIsImtpZCI6IjEifQ.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tL3JlY\
                Wxtcy9jYXJlIiwic3ViIjoiMjQ4Mjg5NzYxMDAxIiwiYXVkIjoiY291bnRlcnNpZ24iLCJub25jZSI6IlptOXlJRzl1WlNCc2IyY\
                3RhVzRnYjI1c2VRIiwiaWF0IjoxNzk5OTk5OTk1LCJleHAiOjE4MDAwMDAzMDAsIm5hbWUiOiLDiWxvw69zZSIsImF0X2hhc2giO\
                iI3N1FtVVB0alBmeld0RjJBbnBLOVJRIn0.jBZQKVL8U8-OoTwSPcW3iE7BZnzkEqilHFdWbohimWuSiZXP6qjTZDSPXSwpQXXtX\
                jC2VDMarvwW4DU9o4iAu7cpvOP1fXTSWaKiOq47XE-i1iJ3fSpbjDL3yvTtLcfEi0e8-xK_RKqWymnOlakgPqSf8SwQt1tRQvveQ\
                jmaeHoyrhYgYY1Z-ZcVUKkTpUkoiSEJhKZqVSM4KYsKw6RpzFKdmnoP_at8bI5ri9VYfLhzGUxcWDhU5N1lJSHXMrpkLw-WUQjqW\
                OgMQDEhan9UUWTMhWFB5WGU2OZJH_ReHcgW3aBN6yaJ3l-mPJhcUl6bDep1MRuNq3H063rgdWNXfA
                """
            ),
            (
                .edDSA,
                """
                {"keys": [{"crv": "Ed25519", "x": "7b5-u_62OzvtIzWdCj2SC7UWQ-kW21dhBUl87iZ13_0", "kid": "1", "use": \
                "sig", "alg": "EdDSA", "kty": "OKP"}]}
                """,
                """
                eyJ0eXAiOiJKV1QiLCJhbGciOiJFZERTQSIsImtpZCI6IjEifQ.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tL3JlY\
                Wxtcy9jYXJlIiwic3ViIjoiMjQ4Mjg5NzYxMDAxIiwiYXVkIjoiY291bnRlcnNpZ24iLCJub25jZSI6IlptOXlJRzl1WlNCc2IyY\
                3RhVzRnYjI1c2VRIiwiaWF0IjoxNzk5OTk5OTk1LCJleHAiOjE4MDAwMDAzMDAsIm5hbWUiOiLDiWxvw69zZSIsImF0X2hhc2giO\
                iJxN25TODZHZ3Z2RmFaa3pBTExXcUpZYUpJS3cyd0NEQVZmQ0FzbTVDckJNIn0.wQwTyxC5ojey_kiAU0r9ROlhLcgaAyl23Yg2Z\
                N6_jfQyY5aNQE2QjdQL_OY_MXxRmKTuoMb0Fd11hikPYDjpAQ
                """
            ),
            (
                .edDSA,
                """
                {"keys": [{"crv": "Ed25519", "x": "0RfnYcf6ojjZFzcS2zzXajNS_nbR16EYfu2CkdseiiE", "kid": "1", "use": \
                "sig", "alg": "Ed25519", "kty": "OKP"}]}
                """,
                """
                eyJ0eXAiOiJKV1QiLCJhbGciOiJFZDI1NTE5Iiwia2lkIjoiMSJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tL3J\
                lYWxtcy9jYXJlIiwic3ViIjoiMjQ4Mjg5NzYxMDAxIiwiYXVkIjoiY291bnRlcnNpZ24iLCJub25jZSI6IlptOXlJRzl1WlNCc2I\
                yY3RhVzRnYjI1c2VRIiwiaWF0IjoxNzk5OTk5OTk1LCJleHAiOjE4MDAwMDAzMDAsIm5hbWUiOiLDiWxvw69zZSIsImF0X2hhc2g\
                iOiJxN25TODZHZ3Z2RmFaa3pBTExXcUpZYUpJS3cyd0NEQVZmQ0FzbTVDckJNIn0.xoDlTfX8-Fs2P_Z_kAEde7sKM-8behthBZL\
                dCH5crP8tz7wGcJw6GP1W1sW1RvjwIlG7m2f8ADW3QoSP1m-yDw
                """
            ),
        ])
    func joserfc(algorithm: TokenAlgorithm, set: String, token: String) throws {
        let keys = try #require(VerificationKeys(json: Array(set.utf8), for: algorithm))
        let said = try Issuer.check().perform(SignedToken(token), keys: keys, at: Issuer.now)
        #expect(said.subject == "248289761001")
        #expect(said.claims.text("name") == "\u{C9}lo\u{EF}se")
    }
}
