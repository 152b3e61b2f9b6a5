import Foundation
import Testing

@testable import SignedTokens

/// What two providers have answered with, as it came over the wire, with keys, people and passwords that were thrown away.
struct ProviderAnswer: Sendable, CustomTestStringConvertible {
    let issuer: String
    let client: String
    let subject: String
    /// When it was issued.
    let second: Int
    let set: String
    let token: String
    let accessToken: String

    var testDescription: String { issuer }
}

@Suite struct ProviderTokenTests {
    /// nanoidp 3.4.0, and Canaille 0.3.6, which says to the microsecond when somebody logged in.
    private static let answers = [
        ProviderAnswer(
            issuer: "http://127.0.0.1:18765", client: "demo-client", subject: "admin", second: 1_795_815_256,
            set: """
                {"keys":[{"alg":"RS256","e":"AQAB","kid":"3b7a90fbf45d43dd93bf706f258342a8","kty":"RSA","n":"slHNHC6\
                3ZfDdOBrTv6vHkrPObO0tv4GpsKELa2Sx241r2v3_GRsgrafk6WT6IsVj1HUyySpvh3Mc_GGDw_lIVlHQ4EZ950bufdv0YDz6CIt\
                -S20rmC8CxEBIgnmYEt4Xc_IPcj9NifGHrc4ySJsq_Dzoc2biE_wji1FLMf9dCon0T0cJ07Lf4DrymX1u7cULwIfeYiI0zB14xUI\
                nkqMdweqUNISShdMpw6mTTlDo4Qu_jBb4E4ic1o_Z9PuFmcNNHAC0cfo5QvHeOyE9R8USULBD-QoFl6ceE-GlxPY4j4-CL34WI_7\
                qvAHpB8vM96Mt_vn1TTZh2hIJDkNdRtVj-w","use":"sig"}]}
                """,
            token: """
                eyJhbGciOiJSUzI1NiIsImtpZCI6IjNiN2E5MGZiZjQ1ZDQzZGQ5M2JmNzA2ZjI1ODM0MmE4IiwidHlwIjoiSldUIn0.eyJqdGki\
                OiIwNTYyZjVlMy1kMTFkLTQ3MjQtOTExYi0yMTZjMzlkMTE1MWMiLCJpc3MiOiJodHRwOi8vMTI3LjAuMC4xOjE4NzY1Iiwic3Vi\
                IjoiYWRtaW4iLCJhdWQiOiJkZW1vLWNsaWVudCIsImlhdCI6MTc5NTgxNTI1NiwibmJmIjoxNzk1ODE1MjU2LCJleHAiOjE3OTU4\
                MTg4NTYsInRva2VuX3VzZSI6ImlkIiwiYXV0aF90aW1lIjoxNzk1ODE1MjU2LCJhdF9oYXNoIjoiVGd4aThuZ0ZjRGxFdzJRX1l2\
                ZldGZyIsIm5vbmNlIjoiWm05eUlHOXVaU0JzYjJjdGFXNGdiMjVzZVEifQ.laxz0rxjrGHcdU-h-flIq-t78qza57VB6jINGvPKs\
                xeJmMJnnjy3AGOKB79ww84280KycCZdFjUQeb3o5_DXwXqIq8F6BzLH-A3KDfNcqjzA81mAEtFVSxd6_Oer5uwYkWqm1Yh42kbsr\
                00TiViRmLRZ5FxbH32xLcWPcOWHOmBBjHxmlWe7h46lBCcGH8ivv4S_gfYCOO9l9CVAKhSkHxZrzRi0uSuGz8efYybRxtErSggKK\
                NINrk10LqrgBMk-SbzTaD_UbOgx-_3xwJKZCGcAW8R3oervYQ65Dls835yZJ19eBm_7nzZOj7fIrV0hF5oqAE4tWZBPwxuXMjXkA\
                Q
                """,
            accessToken: """
                eyJhbGciOiJSUzI1NiIsImtpZCI6IjNiN2E5MGZiZjQ1ZDQzZGQ5M2JmNzA2ZjI1ODM0MmE4IiwidHlwIjoiSldUIn0.eyJqdGki\
                OiJiYjFjYjYxNy0xODgyLTQ5ZDktYTEzYi1kNTdlYTJkM2RlOTAiLCJpc3MiOiJodHRwOi8vMTI3LjAuMC4xOjE4NzY1Iiwic3Vi\
                IjoiYWRtaW4iLCJhdWQiOiJteS1hcHAiLCJpYXQiOjE3OTU4MTUyNTYsIm5iZiI6MTc5NTgxNTI1NiwiZXhwIjoxNzk1ODE4ODU2\
                LCJyb2xlcyI6WyJVU0VSIiwiQURNSU4iXSwidGVuYW50IjoiZGVmYXVsdCIsImlkZW50aXR5X2NsYXNzIjoiSU5URVJOQUwiLCJl\
                bnRpdGxlbWVudHMiOlsiQURNSU5fQUNDRVNTIiwiVVNFUl9NQU5BR0VNRU5UIl0sImdyb3VwcyI6WyJBRE1JTklTVFJBVE9SUyJd\
                LCJzb3VyY2VfYWNsIjpbIkFDTF9SRUFEIiwiQUNMX1dSSVRFIl0sImF1dGhvcml0aWVzIjpbIlJPTEVfVVNFUiIsIlJPTEVfQURN\
                SU4iLCJHUk9VUF9BRE1JTklTVFJBVE9SUyIsIklERU5USVRZX0lOVEVSTkFMIiwiRU5UX0FETUlOX0FDQ0VTUyIsIkVOVF9VU0VS\
                X01BTkFHRU1FTlQiLCJBQ0xfUkVBRCIsIkFDTF9XUklURSJdLCJzY29wZSI6Im9wZW5pZCBwcm9maWxlIGVtYWlsIiwiY2xpZW50\
                X2lkIjoiZGVtby1jbGllbnQiLCJ0b2tlbl91c2UiOiJhY2Nlc3MifQ.MLE6886EWAnB4RdXb2jhKN0pi_oCDCoiJ61AR7GPch5Ju\
                ZUin_H5bbGZfXsBU6rFeVh4w6lfY_tlSKe9e9DCzbwjdYlXVSl1EZ6QO16UQvEIgKl0vsyazMhwobescIaplE__Ezcu_OptnquPw\
                HLC-l7itn-vd0DYGQaQesgBBcyBP0Fq8iYWm1rDt5yuw0_mrQgvTfxDJbIUrC2er5XDgnTFNFKACp3zR_pFri2WvEkXFCpHoouNh\
                C0hqk6kC1WtWee2hB-coHSzHo-PILD3myeeGjtdY45tkH5ZdChezQF1wQNOImmG50AcFqfOx_Rlri3KPthCcf_YkDoUvaCpNA
                """),
        ProviderAnswer(
            issuer: "http://127.0.0.1:18767", client: "countersign", subject: "lea", second: 1_795_815_455,
            set: """
                {"keys":[{"alg":"RS256","e":"AQAB","kid":"Z8L-9IgUVIn1RuEjBMW1fw7OAvZpzjMX61hIzJg3y8o","kty":"RSA","\
                n":"qmcRqN560SamAHJcG7XYl3OfiHuuC-1NCAl8P3kAb6t8NsMFrnYFZyVVgGfciBw1XBlFSPJPyUlRmCl6MM4y2Asiqlr20wVP\
                AWcpJweyOOMSnVfTaBbD3mUeeGmFmli_olI0VVY9oLn4HfOCmLfM03gjwsWRCkNAy4y2sly-mOxiSaTUvGYapUyziwcWx7MeKmt6\
                auA5J1brzrb5P_tGbG6VEbWQzr2RnmCA23P43OwNTXdtRmtsO6AhJwDj1XJeuFUX3Hffl3YB26zr5l34CuZnxdZC1TBSDqaWzWZ8\
                AZcvQksarF4EKJEXKt1UvLDorJWxQGDgJG6EHyIjIQZrTw","use":"sig"}]}
                """,
            token: """
                eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6Ilo4TC05SWdVVkluMVJ1RWpCTVcxZnc3T0F2WnB6ak1YNjFoSXpKZzN5\
                OG8ifQ.eyJpc3MiOiJodHRwOi8vMTI3LjAuMC4xOjE4NzY3IiwiYXVkIjpbImNvdW50ZXJzaWduIl0sImlhdCI6MTc5NTgxNTQ1N\
                SwiZXhwIjoxNzk1ODE5MDU1LCJhdXRoX3RpbWUiOjE3OTU4MTU0NTUuNjg3MDkyLCJub25jZSI6IlptOXlJRzl1WlNCc2IyY3RhV\
                zRnYjI1c2VRIiwiYW1yIjpbInB3ZCJdLCJhdF9oYXNoIjoiR1NMdHlWMEFkU1BleWdaX2toM05UZyIsInN1YiI6ImxlYSIsIm5hb\
                WUiOiJMw6lhIFJveSIsImdpdmVuX25hbWUiOiJMZWEiLCJmYW1pbHlfbmFtZSI6IlJveSIsImVtYWlsIjoibGVhQGV4YW1wbGUuY\
                29tIiwidXBkYXRlZF9hdCI6MTc5NTgxNTM1MX0.Qo1B5xdKvLuM8_6ubf-MdlpQ3bTmdRuSKciMBnNWpa7L-hlhnu97wcalykEGN\
                rKnriDDFAN6mSQbwnUB1RnYWbD1IhErPyK1smhtJSd1PxwRKtYeKfmPT2ts1sGj8Lp65RzFcFqgyTW9U6tOyOtHRmXs_JDtcE5Cl\
                x9tAXQjK3wXZ46RcYQuLHslcJt2CsY5HGwsHzCN1CE-BqDfWH33-OfDFv1T4n2rtEdr22cPJPRfwrLDj-YcdF4WCytwy-y6V4jb9\
                5lWP3uqA9s3dq86tQVcTlnKl0ApohYEYaPxwt5mogDAK6OhT8-Np2aeUFpojdjODnoIqB-UuT1NcvYWxQ
                """,
            accessToken: """
                eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6Ilo4TC05SWdVVkluMVJ1RWpCTVcxZnc3T0F2WnB6ak1YNjFoSXpKZzN5\
                OG8ifQ.eyJpc3MiOiJodHRwOi8vMTI3LjAuMC4xOjE4NzY3IiwiYXVkIjpbImNvdW50ZXJzaWduIl0sImlhdCI6MTc5NTgxNTQ1N\
                SwiZXhwIjoxNzk2Njc5NDU1LCJhdXRoX3RpbWUiOjE3OTU4MTU0NTUsInN1YiI6ImxlYSIsIm5hbWUiOiJMw6lhIFJveSIsImdpd\
                mVuX25hbWUiOiJMZWEiLCJmYW1pbHlfbmFtZSI6IlJveSIsImVtYWlsIjoibGVhQGV4YW1wbGUuY29tIiwidXBkYXRlZF9hdCI6M\
                Tc5NTgxNTM1MX0.jAds5dOej6FF716APa29D6BEyIWx7kcHT4CxvjHecSxFWdPx7KmCHWVIZrsmmAFACI2QPV5Mnee7bHQrgP-ML\
                y6Rwx4OJzvGCONIFxTlEWvTrXlyVmA5u5TGiwp72cOfq5ijEXjzP6sRZugE4Miq0336Q3XsXB8Zjr1xDyQeFnzkjv9r1Pp9_Y_Or\
                bCOCI8NX74KPXJ9wGUsFx-0XkHjGrjHnrSTClQVdOjSHxlfwoOjgv3WbYAI2bh4dKs8kJxydPn77aqFqfRsCP5-vUAOapJJh_tKs\
                fAhlZNbSKHxyn09gaeQpH-JXaBpGmC8EIwPn5uEPASaQcbWDnJLnQw5gA
                """),
    ]

    @Test(arguments: answers)
    func `what a provider answers with is taken once, by whom it is for and in its time`(answer: ProviderAnswer) throws
    {
        let keys = try #require(VerificationKeys(json: Array(answer.set.utf8), for: .rs256))
        let token = try SignedToken(answer.token)
        func said(by client: String, nonce: String = Issuer.nonce, access: String?, after seconds: Int = 1) throws
            -> IDToken
        {
            let check = IDTokenCheck(
                issuer: answer.issuer, client: client, nonce: nonce, accessToken: access, longest: 43_200)
            let now = Date(timeIntervalSince1970: TimeInterval(answer.second + seconds))
            return try check.perform(token, keys: keys, at: now)
        }
        #expect(try said(by: answer.client, access: answer.accessToken).subject == answer.subject)
        #expect(try said(by: answer.client, access: answer.accessToken).authTime != nil)
        #expect(throws: TokenRefusal.otherAudience) { try said(by: "another", access: answer.accessToken) }
        #expect(throws: TokenRefusal.wrongNonce) {
            try said(by: answer.client, nonce: "another", access: answer.accessToken)
        }
        #expect(throws: TokenRefusal.otherAccessToken) { try said(by: answer.client, access: answer.token) }
        #expect(throws: TokenRefusal.otherAccessToken) { try said(by: answer.client, access: nil) }
        #expect(throws: TokenRefusal.issuedTooLongAgo) {
            try said(by: answer.client, access: answer.accessToken, after: 661)
        }
        #expect(throws: TokenRefusal.issuedLater) {
            try said(by: answer.client, access: answer.accessToken, after: -61)
        }
        #expect(VerificationKeys(json: Array(answer.set.utf8), for: .es256) == nil)
    }
}
