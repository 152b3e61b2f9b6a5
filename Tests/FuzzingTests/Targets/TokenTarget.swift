import Foundation
import SignedTokens

/// Whatever stands in a token or a key set, what is read of it another reader of JSON reads as well, and a token is three parts that can be
/// put together again.
enum TokenTarget {
    static func fault(_ input: [UInt8]) -> String? {
        if JSONObject(json: input) != nil, !hasOddNumbers(input),
            (try? JSONSerialization.jsonObject(with: Data(input))) as? [String: Any] == nil
        {
            return "an object that Foundation does not read"
        }
        let text = String(decoding: input, as: UTF8.self)
        guard let token = try? SignedToken(text) else { return nil }
        if token.keyID.utf8.count > input.count { return "a key that the token does not name" }
        return text.utf8.count { $0 == UInt8(ascii: ".") } == 2 ? nil : "a token that is not of three parts"
    }

    /// Foundation refuses those that its own numbers cannot hold.
    private static func hasOddNumbers(_ input: [UInt8]) -> Bool {
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        return zip(input, input.dropFirst()).contains { isDigit($0) && $1 | 0x20 == UInt8(ascii: "e") }
            || input.split(whereSeparator: { !isDigit($0) }).contains { $0.count > 18 }
    }
}
