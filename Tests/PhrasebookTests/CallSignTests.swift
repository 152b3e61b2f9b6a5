import Foundation
import Phrasebook
import SecurityQuestions
import Testing

struct `Two words of a call` {
    @Test func `there is a word for each byte, and no word twice in either language`() {
        #expect(CallSign.all.count == 256)
        #expect(Set(CallSign.all.map(\.en)).count == 256)
        #expect(Set(CallSign.all.map(\.fr)).count == 256)
    }

    /// One letter changed, added or left out makes another word of none of them.
    @Test(arguments: [\Phrase.en, \Phrase.fr])
    func `no two words are spelled almost alike`(language: any KeyPath<Phrase, String> & Sendable) {
        let words = CallSign.all.map {
            Array($0[keyPath: language].folding(options: .diacriticInsensitive, locale: nil))
        }
        for (place, word) in words.enumerated() {
            for other in words[(place + 1)...] where abs(word.count - other.count) < 2 {
                #expect(!isOneLetterOff(word, other), "\(String(word)), \(String(other))")
            }
        }
    }

    @Test func `every pair of bytes gives two different words`() throws {
        for first in 0...255 {
            for second in [first, 0, 17, 255] {
                let words = CallSign.words(of: try call(endingIn: first, second))
                #expect(words.count == 2 && words[0] != words[1])
            }
        }
    }

    @Test func `the words hang on the last two bytes and on nothing else`() throws {
        let words = CallSign.words(of: try call(endingIn: 3, 200))
        let start = try #require(ID<Call>("11111111-2222-7333-8444-5555555503c8"))
        #expect(words == CallSign.words(of: start))
        #expect(words == [CallSign.all[3], CallSign.all[200]])
    }

    private func call(endingIn first: Int, _ second: Int) throws -> ID<Call> {
        try #require(ID<Call>("01890000-0000-7000-8000-00000000" + String(format: "%02x%02x", first, second)))
    }

    private func isOneLetterOff(_ one: [Character], _ other: [Character]) -> Bool {
        if one.count == other.count { return zip(one, other).filter { $0 != $1 }.count < 2 }
        let (longer, shorter) = one.count > other.count ? (one, other) : (other, one)
        return longer.indices.contains { place in
            var rest = longer
            rest.remove(at: place)
            return rest == shorter
        }
    }
}
