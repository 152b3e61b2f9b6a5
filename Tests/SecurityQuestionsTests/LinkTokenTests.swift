import SecurityQuestions
import Testing

@Suite struct LinkTokenTests {
    @Test(
        "A link opens with what mail programs and people leave on it",
        arguments: [".", ")", ">", "%20", ",", "=", "\"", "\u{200B}", "%E2%80%8B", " "])
    func opens(sign: String) throws {
        let token = SecretToken(bytes: Array(0..<32))
        #expect(SecretToken(inLink: token.text + sign)?.text == token.text)
        #expect(SecretToken(inLink: sign + token.text)?.text == token.text)
        let broken = token.text.prefix(20) + "=\r\n" + token.text.dropFirst(20)
        #expect(SecretToken(inLink: String(broken))?.text == token.text)
        #expect(SecretToken(inLink: token.text + sign + token.text)?.text == token.text)
        #expect(SecretToken(token.text + sign) == nil)
    }

    @Test func `What is cut or is two links opens nothing`() {
        let token = SecretToken(bytes: Array(0..<32)).text
        #expect(SecretToken(inLink: String(token.dropLast())) == nil)
        #expect(SecretToken(inLink: token + SecretToken(bytes: Array(1...32)).text) == nil)
    }
}
