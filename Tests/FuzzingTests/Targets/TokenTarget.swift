import Foundation
import SignedTokens

/// Whatever stands in a token or a key set, what is read of it another reader of JSON reads as well; and nothing that somebody made up
/// is signed.
enum TokenTarget {
    static func fault(_ input: [UInt8]) -> String? {
        if JSONObject(json: input) != nil, !hasOddNumbers(input),
            (try? JSONSerialization.jsonObject(with: Data(input))) as? [String: Any] == nil
        {
            return "an object that Foundation does not read"
        }
        guard let token = try? SignedToken(String(decoding: input, as: UTF8.self)) else { return nil }
        for algorithm in TokenAlgorithm.allCases {
            guard let keys = VerificationKeys(json: input, for: algorithm) ?? known(algorithm) else { continue }
            if (try? token.claims(by: keys, types: ["jwt"])) != nil { return "a token that nobody has signed" }
        }
        return nil
    }

    /// Foundation refuses those that its own numbers cannot hold.
    private static func hasOddNumbers(_ input: [UInt8]) -> Bool {
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        return zip(input, input.dropFirst()).contains { isDigit($0) && $1 | 0x20 == UInt8(ascii: "e") }
            || input.split(whereSeparator: { !isDigit($0) }).contains { $0.count > 18 }
    }

    private static func known(_ algorithm: TokenAlgorithm) -> VerificationKeys? {
        guard algorithm == .es256 else { return nil }
        // The key of RFC 7515 §A.3, whose other half everybody can read: no input that is kept is signed by it.
        let key = """
            {"keys": [{"kty": "EC", "crv": "P-256", "kid": "1", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}
            """
        return VerificationKeys(json: Array(key.utf8), for: algorithm)
    }
}
