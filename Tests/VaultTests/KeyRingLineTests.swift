import Foundation
import TestSupport
import Testing

@testable import Vault

/// A key ring in one line of an environment file, as these files carry it.
@Suite struct `A key ring in one line` {
    private let (whole, ids): (String, [String])

    init() throws {
        let whole = KeyRing.new(.test) + KeyRing.newKey(.test).line + "\n"
        self.whole = whole
        ids = try KeyRing(whole).keys.map(\.id)
    }

    private func read(_ text: String) throws -> [String] {
        try EnvironmentKeySource(variable: "X", text: text).read().keys.map(\.id)
    }

    @Test func `is read with line ends written out, in quotes, with spaces and in base64`() throws {
        let escaped = whole.replacing("\n", with: "\\n")
        let plain = whole.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: " ")
        let base64 = Data(whole.utf8).base64EncodedString()
        let wrapped = Data(whole.utf8).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
        let forms = [
            whole, String(whole.dropLast()), whole.replacing("\n", with: "\r\n"), escaped, "\"\(escaped)\"",
            "'\(escaped)'",
            "\"\(whole)\"", plain, whole.replacing("\n", with: " "), base64, wrapped, " \(base64)\n",
            whole.replacing("\n", with: "\\r\\n"),
        ]
        for form in forms { #expect(try read(form) == ids, "\(form.prefix(60))") }
    }

    @Test func `is refused where it is damaged`() throws {
        let plain = whole.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: " ")
        #expect(throws: KeyRingFailure.self) { try read(String(plain.dropLast(4))) }
        #expect(throws: KeyRingFailure.self) { try read(String(Data(whole.utf8).base64EncodedString().dropLast(9))) }
        #expect(throws: KeyRingFailure.noKey) { try read(KeyRing.firstLine) }
        #expect(throws: KeyRingFailure.notAKeyRing) { try read("nonsense") }
    }
}
