import SecurityQuestions
import SpokenAnswers
import Testing

struct PopularAnswerTests {
    @Test(arguments: [
        ("maths-teacher-surname", Language.en, "Smith"), ("maths-teacher-surname", .fr, "Martin"),
        ("maths-teacher-surname", .fr, "M. MARTIN"), ("maths-teacher-surname", .en, "Patel"),
        ("school-trip-place", .fr, "Londres"), ("school-trip-place", .en, "the zoo"),
        ("lost-object-town", .fr, "Saint-Étienne"), ("lost-object-town", .fr, "st etienne"),
        ("stuffed-toy-name", .fr, "Nounours"), ("someone-elses-animal-name", .fr, "Médor"),
        ("someone-elses-animal-name", .en, "Bella"), ("vehicle-nickname", .fr, "Titine"),
        ("first-book-finished", .fr, "Le Petit Prince"), ("first-book-finished", .en, "charlotte's web"),
        ("first-frightening-film", .en, "Jaws"), ("first-album-bought", .en, "Thriller"),
    ])
    func `what many people answer is refused`(id: String, language: Language, answer: String) throws {
        #expect(try isPopular(answer, to: id, language: language))
    }

    @Test(arguments: [
        ("maths-teacher-surname", Language.fr, "Quatremère"), ("maths-teacher-surname", .en, "Featherstonehaugh"),
        ("maths-teacher-surname", .fr, "Martin-Quatremère"), ("lost-object-town", .fr, "Lyon Croix-Rousse"),
        ("lost-object-town", .en, "Chipping Norton"), ("stuffed-toy-name", .en, "Sir Barkalot"),
        ("lent-book", .fr, "Un roi sans divertissement"), ("first-album-bought", .en, "Rain Dogs"),
    ])
    func `what few people answer passes, and a detail makes a popular answer pass`(
        id: String, language: Language, answer: String
    ) throws {
        #expect(try !isPopular(answer, to: id, language: language))
    }

    /// The language of an account says little about the country somebody grew up in.
    @Test func `the lists of both languages hold in either`() throws {
        #expect(try isPopular("Lyon", to: "car-trouble-town", language: .en))
        #expect(try isPopular("Chicago", to: "car-trouble-town", language: .fr))
        #expect(try isPopular("Williams", to: "maths-teacher-surname", language: .fr))
        #expect(try isPopular("Bernard", to: "maths-teacher-surname", language: .en))
    }

    @Test(arguments: [
        ("Chicago, Illinois", Language.en), ("Chicago IL", .en), ("Boston, MA", .en), ("Lyon, France", .fr),
        ("Londres, Angleterre", .fr), ("Paris (France)", .en),
    ])
    func `a town with its country or state is as popular as the town`(answer: String, language: Language) throws {
        #expect(try isPopular(answer, to: "school-trip-place", language: language))
    }

    @Test(arguments: ["Thomas", "Michel", "Nathalie", "Jennifer", "Daniel"], Language.allCases)
    func `a bare first name is no answer to a question about a surname`(name: String, language: Language) throws {
        #expect(try isPopular(name, to: "maths-teacher-surname", language: language))
    }

    @Test func `what is popular for one question may be rare for another`() throws {
        #expect(try isPopular("Jaws", to: "first-frightening-film", language: .en))
        #expect(try !isPopular("Jaws", to: "first-album-bought", language: .en))
    }

    @Test(arguments: AnswerKind.allCases)
    func `every list names its source and can be read`(kind: AnswerKind) throws {
        let own = Catalogue.questions.filter { $0.kind == kind }.map(\.popular)
        for list in PopularAnswers.common(kind) + own where list != .none {
            #expect(!list.sources.isEmpty)
            for answer in list.answers {
                #expect(!answer.isEmpty && !answer.hasSuffix(" "))
                for language in Language.allCases {
                    #expect(throws: Never.self) {
                        try SpokenAnswer.forms(of: answer, kind: kind, language: language)
                    }
                }
            }
        }
    }

    @Test(arguments: Catalogue.offered)
    func `the lists of a question are kept small`(question: SecurityQuestion) {
        #expect(question.popular.answers.count < 200)
        for list in PopularAnswers.common(question.kind) { #expect(list.answers.count <= 900) }
    }

    private func isPopular(_ answer: String, to id: String, language: Language) throws -> Bool {
        let question = try #require(Catalogue.question(id))
        let forms = try SpokenAnswer.forms(of: answer, kind: question.kind, language: language)
        return PopularAnswers.contains(forms, question: question, language: language)
    }
}
