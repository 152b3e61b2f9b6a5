import SpokenAnswers
import Testing

/// What the fuzzer found, and what it cannot know: that two forms which are stable also mean the right thing.
@Suite struct `A strict form` {
    private func strict(_ answer: String, _ kind: AnswerKind, _ language: Language) -> String? {
        try? SpokenAnswer.forms(of: answer, kind: kind, language: language).strict
    }

    @Test(arguments: [
        // One zero after the country was dropped at each reading.
        (AnswerKind.phone, Language.en, "+44 0 0 00 0 0844 0844794"),
        (.phone, .en, "+44 (()0 (()0 (00)0 0844 (844 ( 794"),
        (.phone, .fr, "00 12 34 56 78"), (.phone, .fr, "33 00 12 34 567"),
        // Initials among small letters, which fell away.
        (.name, .en, "Mr DR"), (.name, .fr, "Mme STE"), (.name, .en, "prof. ST"),
        // Words or digits that make a word of the tables once they are together.
        (.number, .en, "s even"), (.number, .fr, "un 1"), (.date, .fr, "/07"), (.date, .fr, "m ars"),
        // A long number beside letters, which were a shortening, an article or an ending only beside digits.
        (.title, .en, "ft1234567890"), (.title, .en, "1234567890 th"), (.title, .fr, "12345678901 a 12345678901 xiv"),
        (.city, .fr, "l 12345678901"), (.phone, .en, "0000 1234567890123456789 0000"),
        // One sign that is both a digit and a letter.
        (.name, .fr, "㋂"), (.pet, .en, "a㏠b"), (.name, .en, "tr6ʹl"),
        // A sign and a point that were read otherwise alone.
        (.number, .en, "minus 3"), (.number, .fr, "trois virgule cent vingt-cinq"),
    ])
    func `is its own strict form`(kind: AnswerKind, language: Language, answer: String) throws {
        for version in everyVersion {
            let forms = try SpokenAnswer.forms(of: answer, kind: kind, language: language, version: version)
            #expect(
                try SpokenAnswer.forms(of: forms.strict, kind: kind, language: language, version: version) == forms)
        }
    }

    @Test func `of an answer in words holds no digit`() {
        for answer in ["ft1234567890", "Vol. 02", "㋂", "1984", "12345678901234567890", "H2O", "① ②"] {
            for (language, kind) in everyKind where ![.number, .date, .phone].contains(kind) {
                let strict = strict(answer, kind, language)
                #expect(strict?.utf8.contains { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } == false, "\(answer)")
            }
        }
    }

    @Test func `of a long number is what is said, digit by digit`() {
        #expect(strict("Room 1234567890", .title, .en) == strict("room one 2 3 4 five 6 7 8 nine zero", .title, .en))
        #expect(strict("n° 3300000001", .title, .fr) == "ntroistroiszerozerozerozerozerozerozeroun")
    }

    @Test(arguments: [(Language.en, "Room 12345670710", "Room 12345670790"), (.fr, "n° 12345670214", "n° 12345670254")])
    func `of a long number has no looser form`(language: Language, one: String, other: String) throws {
        let forms = try [one, other].map { try SpokenAnswer.forms(of: $0, kind: .title, language: language) }
        #expect(forms[0].sound != forms[1].sound)
    }

    @Test func `of a number below zero keeps its sign`() {
        for spelling in ["-3", "minus 3", "minus three", "\u{2212}3"] {
            #expect(strict(spelling, .number, .en) == "-3")
        }
        #expect(strict("moins trois", .number, .fr) == "-3")
        #expect(strict("moins zéro", .number, .fr) == "0")
    }

    @Test func `of three decimals is not the thousands`() {
        for spelling in ["3,125", "trois virgule cent vingt-cinq"] {
            #expect(strict(spelling, .number, .fr) == "3,125")
        }
        for spelling in ["3.125", "3 125", "trois mille cent vingt-cinq"] {
            #expect(strict(spelling, .number, .fr) == "3125")
        }
        #expect(strict("3.125", .number, .en) == "3.125")
    }
}
