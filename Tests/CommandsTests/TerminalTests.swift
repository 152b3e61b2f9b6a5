import Encodings
import Foundation
import SecurityQuestions
import TestSupport
import Testing
import Web

@testable import Commands

@Suite struct `What a terminal is shown` {
    /// CSI, by one character and by two; DEL; BEL; and the start of a title.
    private let name = "Eve\u{9B}2J\u{1B}[2J\u{7F}\u{07}\u{9D}0;x\u{9C} Élan"

    @Test func `names hold nothing that a terminal would obey`() {
        #expect(name.shown == "Eve\u{FFFD}2J\u{FFFD}[2J\u{FFFD}\u{FFFD}\u{FFFD}0;x\u{FFFD} Élan")
        #expect("two\nlines\tand “quotes”, 日本語".shown == "two\nlines\tand “quotes”, 日本語")
    }

    @Test func `in JSON they are escaped, and read as they were`() throws {
        let text = try JSONText.compact([name])
        #expect(!text.hasControlCharacters)
        #expect(try JSONDecoder().decode([String].self, from: Data(text.utf8)) == [name])
        #expect(!(try JSONText.pretty([name])).replacing("\n", with: "").hasControlCharacters)
    }

    @Test(arguments: ["\u{80}", "\u{85}", "\u{9B}", "\u{9F}", "\u{7F}", "\u{1B}"])
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
