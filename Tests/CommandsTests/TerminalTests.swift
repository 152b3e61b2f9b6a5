import Encodings
import Foundation
import SecurityQuestions
import TestSupport
import Testing
import Web

@testable import Commands

@Suite struct `What a terminal is shown` {
    /// CSI, by one character and by two; DEL; BEL; the start of a title; and an override that is never taken back.
    private let name = "Eve\u{9B}2J\u{1B}[2J\u{7F}\u{07}\u{9D}0;x\u{9C} \u{202E}Élan"

    @Test func `names hold nothing that a terminal would obey`() {
        #expect(name.shown == "Eve\u{FFFD}2J\u{FFFD}[2J\u{FFFD}\u{FFFD}\u{FFFD}0;x\u{FFFD} \u{FFFD}Élan")
        #expect("two\nlines\tand “quotes”, 日本語".shown == "two\nlines\tand “quotes”, 日本語")
    }

    @Test func `a name is shown in the direction in which it is kept`() {
        for value in [0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069]
            as [UInt32]
        {
            let scalar = Unicode.Scalar(value).map(String.init) ?? ""
            #expect("A\(scalar)B".shown == "A\u{FFFD}B")
        }
        // Words of right to left have a direction of their own, and marks between words override none.
        #expect("שלום \u{200F}(1) \u{200E}x".shown == "שלום \u{200F}(1) \u{200E}x")
    }

    @Test func `in JSON they are escaped, and read as they were`() throws {
        let text = try JSONText.compact([name])
        #expect(!text.hasControlCharacters)
        #expect(try JSONDecoder().decode([String].self, from: Data(text.utf8)) == [name])
        #expect(!(try JSONText.pretty([name])).replacing("\n", with: "").hasControlCharacters)
    }

    @Test(arguments: [
        "\u{80}", "\u{85}", "\u{9B}", "\u{9F}", "\u{7F}", "\u{1B}", "\u{2028}", "\u{202D}", "\u{202E}", "\u{2066}",
    ])
    func `an import takes no name with a control character`(character: String) throws {
        var fields = AccountFields()
        fields[.number] = "1"
        fields[.company] = "A\(character)B"
        fields[.email] = "a@x.example"
        fields[.name] = "A"
        fields[.language] = "en"
        #expect(throws: AccountFieldsRefused.self) {
            try fields.account(of: .sampleCarrier, world: .random, invitation: .init(.random))
        }
        fields[.company] = "A\u{A0}B"
        #expect(
            try fields.account(of: .sampleCarrier, world: .random, invitation: .init(.random)).account.number == "1")
    }
}
