import SecurityQuestions
import SpokenAnswers
import Testing

struct CatalogueTests {
    /// Stored answers name their question by id: a line may be added here, never changed or taken away.
    static let frozen: [String: AnswerKind] = [
        "maths-teacher-surname": .name, "strictest-teacher-surname": .name, "neighbours-at-ten-surname": .name,
        "first-coach-surname": .name, "music-teacher-surname": .name, "first-pen-pal-surname": .name,
        "first-odd-job-surname": .name,
        "school-trip-place": .city, "first-trip-without-family-town": .city, "childhood-holiday-town": .city,
        "car-trouble-town": .city, "first-wedding-town": .city, "missed-job-town": .city, "lost-object-town": .city,
        "first-tent-town": .city,
        "stuffed-toy-name": .pet, "someone-elses-animal-name": .pet, "first-ride-animal-name": .pet,
        "vehicle-nickname": .pet,
        "first-book-finished": .title, "book-that-made-you-cry": .title, "lent-book": .title,
        "first-frightening-film": .title, "unbearable-film": .title, "first-album-bought": .title,
        "first-foreign-city": .city, "unfinished-school-book": .title, "first-dish-cooked": .food,
    ]

    @Test func `a question keeps its id and kind for good`() {
        let pairs = Catalogue.questions.map { ($0.id, $0.kind) }
        #expect(Dictionary(pairs) { first, _ in first } == Self.frozen)
        #expect(pairs.count == Self.frozen.count, "An id is used twice.")
    }

    @Test func `about twenty-five questions are offered`() {
        #expect((23...27).contains(Catalogue.offered.count))
    }

    @Test func `a retired question is found and not offered, and says why`() throws {
        let retired = Catalogue.questions.filter { $0.status == .retired }
        #expect(!retired.isEmpty)
        for question in retired {
            #expect(Catalogue.question(question.id) == question)
            #expect(!Catalogue.offered.contains(question))
            #expect(question.withdrawn?.isEmpty == false, "\(question.id)")
        }
        #expect(Catalogue.offered.allSatisfy { $0.withdrawn == nil })
    }

    @Test(arguments: Catalogue.questions)
    func `every question says why it is fit and how guessable it is`(question: SecurityQuestion) {
        #expect(question.fitness.hasSuffix("."))
        #expect(question.guessability.hasSuffix("."))
    }

    @Test(arguments: Catalogue.questions)
    func `the English text is one question`(question: SecurityQuestion) {
        let text = question.text.en
        #expect(text.hasSuffix("?") && text.filter { $0 == "?" }.count == 1)
        #expect(!text.contains("'") && !text.contains("\u{A0}") && !text.contains(" ?"))
        #expect(text.first?.isUppercase == true)
    }

    @Test(arguments: Catalogue.questions)
    func `the French text is one question, in French punctuation`(question: SecurityQuestion) {
        let text = question.text.fr
        #expect(text.hasSuffix("\u{A0}?") && text.filter { $0 == "?" }.count == 1)
        #expect(!text.contains("'"), "A typographic apostrophe is due.")
        #expect(text.filter { $0 == "\u{A0}" }.count == 1)
        #expect(text.first?.isUppercase == true)
        #expect(text.contains("vous") || text.contains("votre") || text.contains("vos") || question.kind == .title)
        #expect(text != question.text.en)
    }

    /// A past participle after *vous*, or with *être*, would have to know whether the customer is a man or a woman.
    @Test(arguments: Catalogue.questions)
    func `the French text agrees with nobody's gender`(question: SecurityQuestion) {
        let text = question.text.fr.lowercased()
        #expect(
            !text.contains(
                /\(e\)|·e|vous êtes|êtes-vous|étiez-vous|vous étiez (?!enfant)|vous a(?:vait)? (?:mené|marqué|hébergé)/)
        )
        #expect(!text.contains(/\b(?:seule?|heureux|heureuse|petite? garçon|petite? fille)\b/))
    }

    /// Law and good practice forbid these (47 CFR 64.2003(m), NIST SP 800-63, OWASP), or they are too easily found out.
    @Test(arguments: Catalogue.questions)
    func `no question asks for what must not be asked`(question: SecurityQuestion) {
        let english =
            /maiden|birth|\bborn\b|address|street|social security|passport|licen[cs]e|favou?rite|first pet|first car|school (?:did you|you) attend|religio|church|mosque|synagogue|priest|baptis|doctor|hospital|illness|first name|given name|middle name|phone number|anniversary|spouse|husband|wife/
        let french =
            /jeune fille|naissance|\bnée?\b|adresse|\brue\b|sécurité sociale|passeport|permis|préféré|premier animal|première voiture|école (?:avez-vous|fréquent)|religi|église|mosquée|synagogue|prêtre|baptême|médecin|hôpital|maladie|prénom|téléphone|anniversaire|conjoint|mari\b|épouse/
        #expect(!question.text.en.lowercased().contains(english))
        #expect(!question.text.fr.lowercased().contains(french))
    }

    @Test(arguments: Catalogue.questions.filter { $0.kind == .name })
    func `a question about a person asks for the family name`(question: SecurityQuestion) {
        #expect(question.text.en.contains("last name"))
        #expect(question.text.fr.contains("nom de famille"))
    }

    /// "Paris" in a question would both suggest an answer and be refused as one.
    @Test(arguments: Catalogue.offered, Language.allCases)
    func `no word of a question that looks like a name is a popular answer`(
        question: SecurityQuestion, language: Language
    ) throws {
        let words = question.text[language].split { !$0.isLetter && $0 != "-" }.dropFirst()
        for word in words where word.first?.isUppercase == true {
            let forms = try SpokenAnswer.forms(of: String(word), kind: question.kind, language: language)
            #expect(!PopularAnswers.contains(forms, question: question, language: language), "\(word)")
        }
    }
}
