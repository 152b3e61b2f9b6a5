import SpokenAnswers
import Testing

@Suite struct `Length` {
    @Test func `a hundred characters are read and one more is refused`() {
        let longest = String(repeating: "é", count: 100)
        #expect((try? SpokenAnswer.forms(of: longest, kind: .name, language: .fr)) != nil)
        #expect(throws: UnusableAnswer.tooLong) {
            try SpokenAnswer.forms(of: longest + "a", kind: .name, language: .fr)
        }
    }

    @Test func `ten megabytes are refused without being walked`() {
        let line = String(repeating: "vingt et un ", count: 900_000)
        let clock = ContinuousClock()
        let time = clock.measure {
            for _ in 0..<1000 {
                #expect(throws: UnusableAnswer.tooLong) {
                    try SpokenAnswer.forms(of: line, kind: .number, language: .fr)
                }
            }
        }
        #expect(time < .seconds(2))
    }

    /// A worst case for a parser that goes back: many number words, many ways to cut them.
    @Test(arguments: [
        "quatre vingt ", "dix ", "un ", "deux l ", "double ", "a as in a ", "x i v ", "1,", "--", "e\u{301}",
    ])
    func `a long answer takes no more than its length`(_ piece: String) {
        let answer = String(String(repeating: piece, count: 100).unicodeScalars.prefix(100))
        let clock = ContinuousClock()
        let time = clock.measure {
            for (language, kind) in everyKind {
                for version in everyVersion {
                    _ = try? SpokenAnswer.forms(of: answer, kind: kind, language: language, version: version)
                }
            }
        }
        #expect(time < .milliseconds(500))
    }

    @Test func `nothing but signs is refused`() {
        for answer in ["", " ", "!!!", "…", "\u{301}", "+", "🐶"] {
            #expect(throws: UnusableAnswer.empty) { try SpokenAnswer.forms(of: answer, kind: .name, language: .fr) }
        }
    }
}
