import Foundation
import SecurityQuestions
import Testing

struct Base64URLTests {
    /// RFC 4648 §10, and the letters in which it differs from plain base64.
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"), ("\u{3F}\u{3E}~?>", "Pz5-Pz4"), ("~~~???", "fn5-Pz8_"),
    ])
    func `is written as the RFC says`(text: String, written: String) {
        #expect(Base64URL.text(text.utf8) == written)
        #expect(Base64URL.bytes(written) == Data(text.utf8))
    }

    @Test func `every byte at every place comes back`() {
        for count in 0...4 {
            for byte in UInt8.min ... .max {
                let bytes = [UInt8](repeating: byte, count: count)
                #expect(Base64URL.bytes(Base64URL.text(bytes)).map { Array($0) } == bytes)
            }
        }
    }

    @Test func `a token is 43 of its letters and nothing else`() {
        let token = String(repeating: "A", count: 42)
        for byte in UInt8(0)..<128 {
            let letter = Character(UnicodeScalar(byte))
            let isLetter = letter.isASCII && (letter.isLetter || letter.isNumber || letter == "-" || letter == "_")
            #expect((SecretToken(token + String(letter)) != nil) == isLetter)
        }
        #expect(SecretToken(token) == nil && SecretToken(token + "AA") == nil && SecretToken(token + "é") == nil)
    }
}
