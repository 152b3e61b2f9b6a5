import SpokenAnswers
import Testing

/// What version 2 reads beyond version 1, by the cases that were reported.
@Suite struct `Version 2` {
    private func strict(_ answer: String, _ kind: AnswerKind, _ language: Language) -> String? {
        try? SpokenAnswer.forms(of: answer, kind: kind, language: language, version: .v2).strict
    }
    private func sound(_ answer: String, _ kind: AnswerKind, _ language: Language) -> String? {
        try? SpokenAnswer.forms(of: answer, kind: kind, language: language, version: .v2).sound
    }

    @Test(arguments: [
        ["Room 237", "Room two thirty-seven", "Room two three seven", "room two hundred and thirty-seven"],
        ["Apartment 101", "Apartment one oh one", "Apartment one zero one"],
        ["Fahrenheit 451", "Fahrenheit four fifty-one"], ["Seven Eleven", "7-Eleven", "7-11"],
        ["20 Thousand Leagues", "Twenty Thousand Leagues", "20,000 leagues"],
    ])
    func `reads a number said in groups`(spellings: [String]) {
        #expect(Set(spellings.map { strict($0, .title, .en) }).count == 1, "\(spellings)")
    }

    @Test func `reads a number alone in groups`() {
        for spelling in ["237", "two thirty-seven", "two three seven"] {
            #expect(strict(spelling, .number, .en) == "237")
        }
        for spelling in ["212", "deux-cent-douze", "deux douze"] { #expect(strict(spelling, .number, .fr) == "212") }
        #expect(strict("quatre vingt", .number, .fr) == "80")
        #expect(strict("twenty one", .number, .en) == "21")
        #expect(strict("Chambre deux trente-sept", .title, .fr) == strict("Chambre 237", .title, .fr))
    }

    @Test func `reads the number of a sequel, and leaves letters that are none`() {
        #expect(strict("Rocky V", .title, .en) == strict("Rocky five", .title, .en))
        #expect(strict("Saw X", .title, .en) == strict("Saw ten", .title, .en))
        #expect(strict("Rocky V", .title, .fr) == strict("Rocky cinq", .title, .fr))
        for title in ["Malcolm X", "Gen V", "American History X", "The King and I"] {
            #expect(strict(title, .title, .en)?.hasSuffix(title.suffix(1).lowercased()) == true, "\(title)")
        }
    }

    @Test(arguments: [
        ("02 123 45 67", "zéro deux, cent vingt-trois, quarante-cinq, soixante-sept"),
        ("0475 12 34 56", "zéro quatre cent septante-cinq douze trente-quatre cinquante-six"),
        ("079 345 67 89", "zéro septante-neuf trois cent quarante-cinq soixante-sept huitante-neuf"),
        ("022 745 12 34", "zéro vingt-deux sept cent quarante-cinq douze trente-quatre"),
        ("514 555 1234", "cinq cent quatorze cinq cent cinquante-cinq douze trente-quatre"),
        ("1 800 555 1234", "un huit cent cinq cinq cinq un deux trois quatre"),
        ("0499 97 57 89", "zéro quatre cent quatre-vingt-dix-neuf nonante-sept cinquante-sept quatre-vingt-neuf"),
        ("04 14 60 73 81", "zéro quatre quatorze soixante septante-trois quatre-vingt et un"),
        ("0 800 12 34 56", "zéro huit cent douze trente-quatre cinquante-six"),
        ("06 00 11 22 33", "zéro six double zéro double un double deux double trois"),
    ])
    func `reads a telephone number as it is said in Belgium, Switzerland and Canada`(digits: String, said: String) {
        #expect(strict(said, .phone, .fr) == strict(digits, .phone, .fr))
    }

    @Test(arguments: Language.allCases)
    func `hears an umlaut written with an e as the umlaut`(language: Language) {
        for (one, other) in [
            ("Müller", "Mueller"), ("Schröder", "Schroeder"), ("Bjørn", "Bjoern"), ("Jäger", "Jaeger"),
            ("Müllenheim", "Muellenheim"), ("Händel", "Haendel"), ("Häusler", "Haeusler"), ("Götz", "Goetz"),
            ("Göthe", "Goethe"), ("Österreich", "Oesterreich"), ("Kübler", "Kuebler"),
        ] {
            #expect(sound(one, .name, language) == sound(other, .name, language), "\(one) \(other)")
        }
    }

    @Test func `leaves other vowels before an e as they are`() {
        for (one, other) in [
            ("Samuel", "Samul"), ("Noël", "Nol"), ("poète", "pote"), ("Guess", "Gus"), ("Guebler", "Gubler"),
        ] {
            #expect(sound(one, .name, .fr) != sound(other, .name, .fr), "\(one) \(other)")
        }
    }

    @Test func `hears the vowels after the first of an English word as one`() {
        for (one, other) in [
            ("Rafael", "Raphael"), ("Castleman", "Casselman"), ("Blume", "Blum"), ("Friel", "Freel"),
            ("Timothy", "Timoty"), ("Toth", "Tot"), ("Sasha", "Sacha"), ("K. C.", "Casey"),
            ("Monaghan", "Monahan"), ("Donoghue", "Donahue"),
        ] {
            #expect(sound(one, .name, .en) == sound(other, .name, .en), "\(one) \(other)")
        }
        for (one, other) in [
            ("Maria", "Marie"), ("John", "Joan"), ("Jack", "Jake"), ("Tammy", "Tommy"), ("Tina", "Nina"),
            ("Jenny", "Jeannie"), ("Tyler", "Taylor"), ("Anna", "Hannah"), ("Clay", "Clark"), ("Lila", "Lola"),
        ] {
            #expect(sound(one, .name, .en) != sound(other, .name, .en), "\(one) \(other)")
        }
    }

    @Test func `hears a final é in compound names, and a final ée always`() {
        for (one, other) in [
            ("Saint-André", "Saint-Andrez"), ("Marie-José", "Marie-Josée"), ("Couchée", "Coucher"), ("Toth", "Tot"),
            ("Melvyn", "Melvin"), ("Mathis", "Matisse"), ("Yoan", "Yoann"), ("Safwan", "Safwane"), ("Erwan", "Erwann"),
        ] {
            #expect(sound(one, .name, .fr) == sound(other, .name, .fr), "\(one) \(other)")
        }
        for (one, other) in [
            ("Marie", "Maria"), ("Jean", "Jeanne"), ("Alexandre", "Alexandrez"), ("François", "Francis"),
            ("Lucille", "Lucie"),
        ] {
            #expect(sound(one, .name, .fr) != sound(other, .name, .fr), "\(one) \(other)")
        }
    }
}
