import Foundation
import SecurityQuestions

/// The figures of the last two weeks, a day at a time (in UTC).
struct AgentHistory {
    /// The number of today since 1 January 1970.
    let today: Int
    private let days: [AgentDay]

    static let length = 14

    init(_ days: [AgentDay], at now: Date) {
        self.days = days
        today = Self.day(of: now)
    }

    /// When the first of the days begins.
    static func start(at now: Date) -> Date {
        Date(timeIntervalSince1970: Double((day(of: now) - length + 1) * 86_400))
    }

    private static func day(of date: Date) -> Int { Int((date.timeIntervalSince1970 / 86_400).rounded(.down)) }

    /// Every day, the oldest first, those without a check included.
    func byDay(of agent: ID<Agent>) -> [(day: Int, figures: AgentFigures)] {
        let own = Dictionary(days.filter { $0.agent == agent }.map { ($0.day, AgentFigures($0)) }) { $0 + $1 }
        return (today - Self.length + 1...today).map { ($0, own[$0] ?? AgentFigures()) }
    }

    func today(of agent: ID<Agent>) -> AgentFigures { byDay(of: agent).last?.figures ?? AgentFigures() }

    func sum(of agent: ID<Agent>) -> AgentFigures { byDay(of: agent).map(\.figures).reduce(AgentFigures(), +) }
}
