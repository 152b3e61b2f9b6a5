import SecurityQuestions
import SpokenAnswers
import Testing

/// The guess budget in figures: what five wrong attempts in a row, and ten in all, may open at most.
enum Allowed {
    static let inARow = 0.01
    static let inAll = 1.0 / 60
    /// An account has one answer.
    static let perRun = GuessBudget.lockAfter
    static let perLife = GuessBudget.deadAfter
}

struct GuessBudgetTests {
    @Test(arguments: Catalogue.offered, Language.allCases)
    func `the likeliest answers to an offered question open few accounts`(
        question: SecurityQuestion, language: Language
    ) throws {
        let curve = try #require(
            try GuessingCurve(question, language: language),
            "\(question.id): nothing is counted that could stand for an answer of kind \(question.kind)")
        #expect(curve.opened(by: Allowed.perRun) < Allowed.inARow)
        #expect(curve.opened(by: Allowed.perLife) < Allowed.inAll)
    }

    @Test(arguments: [Distribution.Name.surname, .city, .pet, .title], Language.allCases)
    func `without refusals the budget would not hold`(name: Distribution.Name, language: Language) throws {
        let curve = GuessingCurve(try ReadDistribution.of(name, language: language))
        #expect(curve.opened(by: Allowed.perRun) > Allowed.inARow)
    }

    @Test(arguments: Language.allCases)
    func `who answers a first name to a question about a surname is within the budget too`(
        language: Language
    ) throws {
        let question = try #require(Catalogue.question("maths-teacher-surname"))
        let curve = GuessingCurve(try ReadDistribution.of(.firstname, language: language)) {
            PopularAnswers.contains($0.forms, question: question, language: language)
        }
        #expect(curve.opened(by: Allowed.perRun) < Allowed.inARow)
        #expect(curve.opened(by: Allowed.perLife) < Allowed.inAll)
    }

    /// More would keep too many people from a question they like.
    @Test(arguments: Catalogue.offered, Language.allCases)
    func `three people in five meet no refusal`(question: SecurityQuestion, language: Language) throws {
        let curve = try #require(try GuessingCurve(question, language: language))
        #expect(curve.refused < 0.4)
    }

    @Test(arguments: [Distribution.Name.food], Language.allCases)
    func `foods do not fit the budget even with half of all answers refused`(
        name: Distribution.Name, language: Language
    ) throws {
        let read = try ReadDistribution.of(name, language: language)
        var left = read.counted.total / 2
        let curve = GuessingCurve(read) { row in
            left -= row.count
            return left > 0
        }
        #expect(curve.opened(by: Allowed.perRun) > Allowed.inARow)
        #expect(Catalogue.offered.allSatisfy { $0.kind != name.kind })
    }
}
