import SecurityQuestions
import SpokenAnswers
import Testing

@Suite struct AnswerRulesTests {
    typealias Refusal = AnswerRefusal

    let personal: PersonalFacts

    init() throws {
        personal = PersonalFacts(account: .test, members: [try #require(Member.test)], brand: .test)
    }

    private func refusal(_ answer: String, kind: AnswerKind = .name, _ language: Language = .en) -> Refusal? {
        let question = SecurityQuestion(
            id: "test", kind: kind,
            text: Phrase(
                en: "What was the surname of your most memorable maths teacher?",
                fr: "Quel était le nom de famille de votre professeur de mathématiques préféré ?"))
        return refusal(of: answer, to: question, language, personal)
    }

    private func refusal(
        of answer: String, to question: SecurityQuestion, _ language: Language, _ personal: PersonalFacts
    ) -> Refusal? {
        let place = AnswerPlace(question, of: Account.test.id, language: language)
        let reading = AnswerRules.read(SecretText(answer), to: question, at: place, personal: personal)
        return if case .failure(let refusal) = reading { refusal } else { nil }
    }

    @Test("Nothing, or nothing that can be said, is empty", arguments: Language.allCases)
    func empty(language: Language) {
        for answer in ["", "   ", "\u{A0}\u{202F}", "…", "?!", "🙂"] {
            #expect(refusal(answer, language) == .empty, "\(answer)")
        }
    }

    @Test("A hundred characters are taken, one more is not", arguments: Language.allCases)
    func tooLong(language: Language) {
        let words = "Wolkenstein Ahrweiler "
        let long = String(String(repeating: words, count: 5).prefix(99)) + "z"
        #expect(long.unicodeScalars.count == 100 && refusal(long, language) == nil)
        #expect(refusal(long + "z", language) == .tooLong)
    }

    @Test("Fewer than three letters or digits are too short", arguments: Language.allCases)
    func tooShort(language: Language) {
        for answer in ["x", "Ng", "J.P", "é"] { #expect(refusal(answer, language) == .tooShort, "\(answer)") }
        #expect(refusal("Ngô", language) == nil)
    }

    @Test(
        "What people type to be rid of a field is no answer",
        arguments: [
            (
                Language.en,
                ["123", "234", "abc", "cdef", "qwerty", "asdf", "zzz", "aaaaaa", "I don't know", "don’t know"]
            ),
            (.en, ["test", "None", "password", "my answer", "XXX", "no idea", "nothing", "111"]),
            (
                .fr,
                ["123", "azerty", "qsdf", "wxc", "Je ne sais pas", "sais pas", "rien", "Aucune idée", "aucune idee"]
            ),
            (.fr, ["mot de passe", "réponse", "ma reponse", "oublié", "J’ai oublié", "sans objet", "j'ai oublie"]),
        ])
    func placeholder(language: Language, answers: [String]) {
        for answer in answers { #expect(refusal(answer, kind: .title, language) == .placeholder, "\(answer)") }
    }

    @Test("Words of the question are no answer, in whichever language", arguments: Language.allCases)
    func fromQuestion(language: Language) {
        for answer in [
            "teacher", "Maths teacher", "memorable surname", "SURNAME", "professeur", "Mathématiques", "mathematiques",
            "préféré", "nom de famille",
        ] { #expect(refusal(answer, language) == .fromQuestion, "\(answer)") }
    }

    @Test("What a stranger knows of the account is no answer", arguments: Language.allCases)
    func personal(language: Language) {
        for answer in [
            "Clotilde", "clotilde", "Quénard", "quenard", "Clotilde O Quénard", "Atelier Quénard SARL",
            "atelier quenard sarl", "Meridian Voice", "MERIDIAN VOICE", "c.quenard@atelier.example", "c.quenard",
            "MV-204 118", "mv204118", "Atelier", "Voice",
        ] { #expect(refusal(answer, kind: .title, language) == .personal, "\(answer)") }
    }

    @Test("The account's telephone number is no answer in any notation", arguments: [AnswerKind.number, .phone, .name])
    func personalNumber(kind: AnswerKind) {
        for answer in ["+33612345678", "0612345678", "06 12 34 56 78", "06.12.34.56.78"] {
            #expect(refusal(answer, kind: kind, .fr) == .personal, "\(answer)")
        }
    }

    @Test("Numbers said in words, digits alone, words of the company and initials are no answer")
    func personalInAnyWriting() throws {
        let phone = try #require(PhoneNumber(e164: "+14165550132"))
        let account = Account(
            id: ID(.test()), brand: "b", number: "NL-204417", company: "Ellison Freight", phones: [phone],
            language: .en,
            status: .active)
        let personal = PersonalFacts(account: account, members: [try #require(Member.test)], brand: .test)
        let question = SecurityQuestion(id: "test", kind: .title, text: Phrase(en: "What?", fr: "Quoi ?"))
        for answer in [
            "four one six five five five oh one three two", "(416) 555-0132", "204417", "two zero four four one seven",
            "Ellison Freight Ltd", "Freight company", "freight", "ellisonfreight", "Clotilde Q", "555 0132",
        ] { #expect(refusal(of: answer, to: question, .en, personal) == .personal, "\(answer)") }
        for answer in ["Freighter", "Wolkenstein Freight", "Apollo thirteen"] {
            #expect(refusal(of: answer, to: question, .en, personal) == nil, "\(answer)")
        }
    }

    @Test("An answer that many people give is refused", arguments: Language.allCases)
    func popular(language: Language) {
        #expect(refusal("Smith", language) == .popular)
        #expect(refusal("Martin", language) == .popular)
        #expect(refusal("Paris", kind: .city, language) == .popular)
    }

    /// "Eau" sounds like the O of the owner's name; "Stu" stands in the alphabet; "Barr" sounds like "bar".
    @Test(
        "Innocent answers are taken",
        arguments: [
            "Eau", "Stu", "Barr", "Barre", "Quenneville", "Clotaire", "Wolkenstein", "O'Rahilly", "van der Zwaluw",
            "Mathonnière", "Nomdedeu", "Ångström", "Ивановская", "Nguyễn Thị Bưởi", "مكتبة",
            "Yxwvu",
        ])
    func innocent(answer: String) {
        for language in Language.allCases { #expect(refusal(answer, language) == nil, "\(answer)") }
    }

    @Test func `Facts that are empty or cannot be read refuse nothing`() {
        let account = Account(
            id: ID(.test()), brand: "b", number: "", company: "…", phones: [], language: .en, status: .active)
        let personal = PersonalFacts(account: account, members: [], brand: .test)
        let question = SecurityQuestion(id: "test", kind: .name, text: Phrase(en: "Who?", fr: "Qui ?"))
        #expect(refusal(of: "Wolkenstein", to: question, .en, personal) == nil)
    }

    @Test func `A fact that is longer than any answer is read from its start`() {
        let company = String(repeating: "Wolkenstein und Söhne ", count: 10)
        let account = Account(
            id: ID(.test()), brand: "b", number: "7", company: company, phones: [], language: .en, status: .active)
        let personal = PersonalFacts(account: account, members: [], brand: .test)
        let question = SecurityQuestion(id: "test", kind: .title, text: Phrase(en: "Who?", fr: "Qui ?"))
        #expect(refusal(of: String(company.prefix(100)), to: question, .en, personal) == .personal)
    }
}
