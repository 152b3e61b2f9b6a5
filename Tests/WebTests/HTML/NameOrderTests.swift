import Foundation
import SpokenAnswers
import Testing

@testable import Web

@Suite struct `A list of names` {
    @Test(arguments: Language.allCases)
    func `is in the order in which people look for one`(language: Language) throws {
        let text = Text(language: language, zone: .gmt)
        let added = ["Zoé", "Émilie", "alice", "Œuvrard", "Éloi", "Bernard", "Oswald", "Odile", "Nora", "Ñandú", "Ng"]
        #expect(
            added.sorted { text.sorts($0, before: $1) }
                == ["alice", "Bernard", "Éloi", "Émilie", "Ñandú", "Ng", "Nora", "Odile", "Œuvrard", "Oswald", "Zoé"])
    }
}
