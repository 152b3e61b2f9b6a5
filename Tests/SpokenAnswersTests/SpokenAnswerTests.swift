import SpokenAnswers
import Testing

@Suite struct `What was meant by it` {
    private func strict(_ answer: String, _ kind: AnswerKind, _ language: Language) -> String? {
        try? SpokenAnswer.forms(of: answer, kind: kind, language: language).strict
    }
    private func sound(_ answer: String, _ kind: AnswerKind, _ language: Language) -> String? {
        try? SpokenAnswer.forms(of: answer, kind: kind, language: language).sound
    }

    @Test func `saint written short or long is one answer`() {
        let spellings = ["Saint-Étienne", "St-Étienne", "st etienne", "SAINT ETIENNE", "St. Étienne", "StEtienne"]
        #expect(Set(spellings.map { strict($0, .city, .fr) }) == ["saintetienne"])
    }

    @Test func `a date is one however it is said`() {
        let french = [
            "le 3 mars 1985", "03/03/85", "3.3.1985", "trois mars mille neuf cent quatre-vingt-cinq", "1985-03-03",
        ]
        #expect(Set(french.map { strict($0, .date, .fr) }) == ["1985-03-03"])
        let english = ["March 3rd, 1985", "3/3/1985", "the third of March nineteen eighty-five", "Sunday 3 March 1985"]
        #expect(Set(english.map { strict($0, .date, .en) }) == ["1985-03-03"])
    }

    @Test func `day and month keep their order in each language`() {
        #expect(strict("04/05/1990", .date, .fr) == "1990-05-04")
        #expect(strict("04/05/1990", .date, .en) == "1990-04-05")
    }

    @Test func `ninety is one number in four countries`() {
        let spellings = ["quatre-vingt-dix-sept", "nonante-sept", "quatre vingt dix sept", "97"]
        #expect(Set(spellings.map { strict($0, .number, .fr) }) == ["97"])
        #expect(strict("huitante-deux", .number, .fr) == strict("quatre-vingt-deux", .number, .fr))
    }

    @Test func `a phone number is one in words, digits and from abroad`() {
        let spellings = [
            "06 12 34 56 78", "+33 (0)6 12 34 56 78", "0033612345678",
            "zéro six douze trente-quatre cinquante-six soixante-dix-huit",
        ]
        #expect(Set(spellings.map { strict($0, .phone, .fr) }) == ["+33612345678"])
    }

    @Test func `a word spelled aloud is the word`() {
        for spelled in ["M-A-R-T-I-N", "M. A. R. T. I. N.", "M comme Marie, A, R, T, I, N", "Martin, M A R T I N"] {
            #expect(strict(spelled, .name, .fr) == "martin", "\(spelled)")
        }
        #expect(strict("double-u I double-l", .name, .en) == "will")
    }

    @Test func `an x at the end of a name is ten for rulers only`() {
        #expect(strict("Malcolm X", .name, .en) != strict("Malcolm ten", .name, .en))
        #expect(strict("Malcolm X", .name, .en) == "malcolmx")
        for king in ["Charles", "Alfonso"] {
            #expect(strict("\(king) X", .name, .en) == strict("\(king) the tenth", .name, .en))
        }
        #expect(strict("Hussein I", .name, .en) == strict("Hussein the first", .name, .en))
    }

    @Test func `seven is not seven up`() {
        #expect(strict("7", .number, .en) == strict("seven", .number, .en))
        #expect(strict("7", .number, .en) != strict("seven up", .number, .en))
        #expect(sound("7", .number, .en) != sound("seven up", .number, .en))
    }

    @Test func `names that sound alike are equal in sound only`() {
        for (one, other) in [("Lefèvre", "Lefebvre"), ("Dupont", "Dupond"), ("René", "Renée"), ("Thibault", "Tibo")] {
            #expect(sound(one, .name, .fr) == sound(other, .name, .fr), "\(one) \(other)")
        }
        for (one, other) in [("Stephen", "Steven"), ("Catherine", "Kathryn"), ("Philips", "Phillips")] {
            #expect(sound(one, .name, .en) == sound(other, .name, .en), "\(one) \(other)")
        }
        #expect(strict("Lefèvre", .name, .fr) != strict("Lefebvre", .name, .fr))
    }

    @Test func `names that differ to the ear differ`() {
        for (one, other) in [
            ("Marie", "Maria"), ("Jean", "Jeanne"), ("Martin", "Marvin"), ("François", "Francis"), ("Agnès", "Annie"),
            ("Lucille", "Lucie"),
        ] {
            #expect(sound(one, .name, .fr) != sound(other, .name, .fr), "\(one) \(other)")
        }
        for (one, other) in [("Anna", "Hannah"), ("Tina", "Nina"), ("Clay", "Clark")] {
            #expect(sound(one, .name, .en) != sound(other, .name, .en), "\(one) \(other)")
        }
    }

    @Test func `what counts is read back in words`() throws {
        #expect(try SpokenAnswer.heard("St-Étienne", kind: .city, language: .fr) == "saint étienne")
        #expect(try SpokenAnswer.heard("03/03/85", kind: .date, language: .fr) == "3 mars 1985")
        #expect(try SpokenAnswer.heard("0612345678", kind: .phone, language: .fr) == "+33 6 12 34 56 78")
        #expect(try SpokenAnswer.heard("Henry VIII", kind: .name, language: .en) == "henry eight")
    }
}
