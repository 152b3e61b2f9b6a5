import Foundation
import SecurityQuestions
import Testing

@testable import Vault

/// Whatever a careless line of code does with a secret, nothing of it comes out.
@Suite struct PrintingTests {
    static let secret = "Villefranche-sur-Saône"

    /// Every way to make text of a value, and of what holds it.
    private func texts(of value: some Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        var printed = ""
        print(value, [value], Optional(value) as Any, ["key": value], to: &printed)
        var debugged = ""
        debugPrint(value, [value], to: &debugged)
        let mirror = Mirror(reflecting: value)
        return [
            dumped, printed, debugged, "\(value)", String(describing: value), String(reflecting: value),
            String(reflecting: [value]), "\(Optional(value) as Any)", "\(mirror)",
            mirror.children.map { "\($0.label ?? "") \($0.value)" }.joined(), String(describing: mirror.children),
        ]
    }

    @Test func `What somebody said or typed prints as bullets`() {
        let texts = texts(of: SecretText(Self.secret))
        for text in texts { #expect(!text.contains("Ville") && !text.contains("86, 105")) }
        for text in texts[0...7] { #expect(text.contains("•••")) }
    }

    @Test func `Bytes of a secret print as bullets`() {
        let texts = texts(of: SecretBytes(Self.secret.utf8))
        for text in texts { #expect(!text.contains("Ville") && !text.contains("86, 105")) }
        for text in texts[0...7] { #expect(text.contains("•••")) }
    }

    @Test func `Keys print as bullets, and so does all that holds them`() throws {
        let ring = try KeyRing.test()
        let bytes = ring.newest.revealed
        let forms = [
            Data(bytes).base64EncodedString(), bytes.map { String($0) }.joined(separator: ", "),
            bytes.map { String(format: "%02x", $0) }.joined(),
        ]
        let vault = try Vault.test(keys: ring)
        for text in texts(of: ring.newest) + texts(of: ring) + texts(of: vault) {
            for form in forms { #expect(!text.contains(form)) }
        }
        for text in texts(of: ring.newest)[0...7] { #expect(text.contains("•••")) }
    }

    @Test func `A secret can be neither encoded nor compared`() {
        let value: Any = SecretText(Self.secret)
        #expect(!(value is any Encodable) && !(value is any Equatable))
    }
}
