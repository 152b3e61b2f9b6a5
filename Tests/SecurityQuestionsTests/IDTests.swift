import Foundation
import SecurityQuestions
import Testing

@Suite struct IDTests {
    @Test func `An identifier is a UUID of version 7`() {
        for _ in 0..<100 {
            let text = ID<Account>(.test()).description
            #expect(text.count == 36)
            #expect(text.split(separator: "-")[2].first == "7")
            #expect(text.split(separator: "-")[3].first.map { "89ab".contains($0) } == true)
        }
    }

    @Test func `Identifiers sort by their time of birth`() {
        let ids = (0..<100).map { ID<Account>(.test(now: .start.addingTimeInterval(Double($0) / 100))).description }
        #expect(ids == ids.sorted())
        #expect(ids[0].hasPrefix("01"))
    }

    @Test func `An identifier reads back from its text and from nothing else`() {
        let id = ID<Account>(.test())
        #expect(ID<Account>(id.description) == id && ID<Account>(id.description.uppercased()) == id)
        for text in ["", "x", id.description + "0", " " + id.description] { #expect(ID<Account>(text) == nil) }
    }
}
