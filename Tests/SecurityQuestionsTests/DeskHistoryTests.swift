import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// What a supervisor is told of days, hours, agents and questions.
struct DeskHistoryTests {
    private let world = AdvancingWorld()
    private let brand = Brand.sampleCarrier.id

    private func date(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }
    private func zone(_ name: String) throws -> TimeZone { try #require(TimeZone(identifier: name)) }

    private func count(_ agent: Agent, _ startsAt: Date, wrong: Int, of checks: Int) -> CheckCount {
        CheckCount(
            agent: agent.id, brand: brand, startsAt: startsAt,
            figures: CheckFigures(checks: checks, wrong: wrong, verified: checks - wrong))
    }

    @Test func `A day begins at midnight of the care desk, not of Greenwich`() throws {
        let agent = world.agent()
        let now = try date("2026-11-27T09:00:00Z")
        // A quarter past midnight in Paris, a quarter past eleven the evening before in Greenwich.
        let early = count(agent, try date("2026-11-26T23:15:00Z"), wrong: 1, of: 1)
        #expect(DeskHistory([early], at: now, in: try zone("Europe/Paris")).today(of: agent.id).checks == 1)
        #expect(DeskHistory([early], at: now, in: .gmt).today(of: agent.id).checks == 0)
        #expect(DeskHistory([early], at: now, in: .gmt).sum(of: agent.id).checks == 1)
    }

    @Test func `Days are whole ones where the clocks change and where they differ by half an hour`() throws {
        let days = DeskHistory([], at: try date("2026-11-01T12:00:00Z"), in: try zone("Europe/Paris")).days
        #expect(days.count == DeskHistory.length)
        let lengths = zip(days, days.dropFirst()).map { $1.timeIntervalSince($0) / 3600 }
        #expect(lengths.filter { $0 == 25 }.count == 1 && lengths.filter { $0 == 24 }.count == DeskHistory.length - 2)
        let agent = world.agent()
        let indian = DeskHistory(
            [count(agent, try date("2026-11-26T18:30:00Z"), wrong: 0, of: 1)], at: try date("2026-11-27T09:00:00Z"),
            in: try zone("Asia/Kolkata"))
        #expect(indian.today(of: agent.id).checks == 1)
    }

    @Test func `An hour is a peak at five wrong answers and three times the usual of that hour`() throws {
        let (agent, now) = (world.agent(), try date("2026-11-27T09:30:00Z"))
        func hour(wrong: Int, usually: Int) throws -> DeskHistory.Hour {
            let before = try (1...13).map {
                count(
                    agent, try date("2026-11-27T09:15:00Z").addingTimeInterval(-86_400 * Double($0)), wrong: usually,
                    of: 9)
            }
            let counts = before + [count(agent, try date("2026-11-27T09:00:00Z"), wrong: wrong, of: wrong)]
            let hours = DeskHistory(counts, at: now, in: .gmt).lastHours(of: brand)
            #expect(hours.count == 24 && hours.dropLast().allSatisfy { $0.figures.checks == 0 || !$0.isPeak })
            return try #require(hours.last)
        }
        let usual = try hour(wrong: 5, usually: 2)
        #expect(usual.usual == 2 && usual.figures.wrong == 5 && !usual.isPeak)
        #expect(try hour(wrong: 6, usually: 2).isPeak)
        #expect(try hour(wrong: 5, usually: 0).isPeak)
        #expect(try !hour(wrong: 4, usually: 0).isPeak)
    }

    @Test func `Another brand's hours are its own`() throws {
        let counts = [count(world.agent(), try date("2026-11-27T09:00:00Z"), wrong: 9, of: 9)]
        let history = DeskHistory(counts, at: try date("2026-11-27T09:30:00Z"), in: .gmt)
        #expect(history.lastHours(of: "another").allSatisfy { $0.figures.checks == 0 && $0.usual == 0 })
    }

    @Test func `An agent is out of line whose checks fail far more often than the others', not by a few`() throws {
        let (ada, bo, cy) = (world.agent(), world.agent(), world.agent())
        let now = try date("2026-11-27T09:30:00Z")
        func found(_ wrong: Int, of checks: Int) throws -> [ID<Agent>] {
            DeskHistory(
                [
                    count(ada, now, wrong: wrong, of: checks), count(bo, now, wrong: 20, of: 200),
                    count(cy, now, wrong: 21, of: 200),
                ], at: now, in: .gmt
            ).outOfLine().map(\.agent)
        }
        #expect(try found(15, of: 40) == [ada.id])
        #expect(try found(5, of: 40).isEmpty, "a little more than the others")
        #expect(try found(10, of: 19).isEmpty, "too few to tell")
        #expect(try found(0, of: 40).isEmpty)
    }

    @Test func `Nobody is out of line alone`() throws {
        let now = try date("2026-11-27T09:30:00Z")
        #expect(DeskHistory([count(world.agent(), now, wrong: 40, of: 50)], at: now, in: .gmt).outOfLine().isEmpty)
    }

    @Test func `Questions that fail stand worst first, and those of which little is known not at all`() {
        func recall(_ id: String, _ missed: Int, of calls: Int) -> QuestionRecall {
            QuestionRecall(questionID: id, language: .en, calls: calls, missed: missed)
        }
        let told = QuestionRecall.failing([
            recall("few", 4, of: 4), recall("good", 0, of: 90), recall("bad", 6, of: 10), recall("worse", 9, of: 10),
        ])
        #expect(told.map(\.questionID) == ["worse", "bad"])
    }
}
