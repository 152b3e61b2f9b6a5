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

    @Test(arguments: [Distribution.Name.surname, .city], Language.allCases)
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

    @Test(arguments: [AnswerKind.pet, .title], Language.allCases)
    func `where nothing is counted, half as long a list by judgement would not hold the budget`(
        kind: AnswerKind, language: Language
    ) throws {
        let assumed = try #require(AssumedShares.of(kind))
        let refused = assumed.refused(kind, language: language)
        #expect(assumed.curve(refused: refused).opened(by: Allowed.perLife) < Allowed.inAll)
        #expect(assumed.curve(refused: refused / 2).opened(by: Allowed.perLife) > Allowed.inAll)
        #expect(assumed.curve(refused: 0).opened(by: Allowed.perRun) > Allowed.inARow)
    }

    @Test func `no question is offered whose answers are neither counted nor assumed`() {
        #expect(
            Catalogue.offered.allSatisfy {
                Distribution.name(standingFor: $0.kind) != nil || AssumedShares.of($0.kind) != nil
            })
    }
}
