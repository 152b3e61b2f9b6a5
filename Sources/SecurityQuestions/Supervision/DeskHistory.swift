import Foundation

/// The figures of the last two weeks, by the days and hours of the care desk's clock.
package struct DeskHistory: Sendable {
    private let counts: [CheckCount]
    /// When each day begins, the oldest first, today's last.
    package let days: [Date]
    private let now: Date

    package static let length = 14

    package init(_ counts: [CheckCount], at now: Date, in zone: TimeZone) {
        (self.counts, self.now) = (counts, now)
        days = Self.days(until: now, in: zone)
    }

    /// When the first of the days begins.
    package static func start(at now: Date, in zone: TimeZone) -> Date { days(until: now, in: zone)[0] }

    private static func days(until now: Date, in zone: TimeZone) -> [Date] {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let today = calendar.startOfDay(for: now)
        return (0..<length).reversed().map { calendar.date(byAdding: .day, value: -$0, to: today) ?? today }
    }

    /// Every day, the oldest first, those without a check included.
    ///
    /// - Parameter agent: nil for everybody.
    package func byDay(of agent: ID<Agent>?) -> [(day: Date, figures: CheckFigures)] {
        var figures = Array(repeating: CheckFigures(), count: days.count)
        for count in counts where agent == nil || count.agent == agent {
            guard let day = days.lastIndex(where: { $0 <= count.startsAt }) else { continue }
            figures[day] = figures[day] + count.figures
        }
        return Array(zip(days, figures))
    }

    package func today(of agent: ID<Agent>) -> CheckFigures { byDay(of: agent).last?.figures ?? CheckFigures() }

    package func sum(of agent: ID<Agent>) -> CheckFigures { sum { $0.agent == agent } }

    private func sum(_ isAmong: (CheckCount) -> Bool) -> CheckFigures {
        counts.filter(isAmong).map(\.figures).reduce(CheckFigures(), +)
    }
}

// MARK: Hours

extension DeskHistory {
    /// What was wrong within one hour of the clock, against the same hour of the days before.
    package struct Hour: Sendable {
        package let startsAt: Date
        package let figures: CheckFigures
        /// So many are wrong on other days at this hour, on the average.
        package let usual: Double

        /// Five at least, and three times what is usual: somebody may be guessing.
        package var isPeak: Bool { figures.wrong >= 5 && Double(figures.wrong) >= 3 * usual }
    }

    /// The last 24 hours at accounts of a brand, the one under way last.
    package func lastHours(of brand: Brand.ID) -> [Hour] {
        let hour: TimeInterval = 3600
        let latest = (now.timeIntervalSince1970 / hour).rounded(.down)
        var byHour: [Double: CheckFigures] = [:]
        for count in counts where count.brand == brand {
            let start = (count.startsAt.timeIntervalSince1970 / hour).rounded(.down)
            byHour[start] = (byHour[start] ?? CheckFigures()) + count.figures
        }
        let before = Self.length - 1
        return (0..<24).reversed().map { back in
            let start = latest - Double(back)
            // The first of the days may begin after this hour of it.
            let known = (1...before).map { start - 24 * Double($0) }.filter {
                $0 * hour >= days[0].timeIntervalSince1970
            }
            let wrong = known.map { byHour[$0]?.wrong ?? 0 }.reduce(0, +)
            return Hour(
                startsAt: Date(timeIntervalSince1970: start * hour), figures: byHour[start] ?? CheckFigures(),
                usual: known.isEmpty ? 0 : Double(wrong) / Double(known.count))
        }
    }
}

// MARK: Agents

extension DeskHistory {
    /// An agent whose checks fail more often than their colleagues' by more than chance explains.
    package struct OutOfLine: Sendable {
        package let agent: ID<Agent>
        package let figures: CheckFigures
        package let others: CheckFigures
    }

    /// Too few to say anything about.
    private static let fewest = 20

    /// With 20 checks at least, twice the others' rate, and three standard deviations above it.
    package func outOfLine() -> [OutOfLine] {
        let all = sum { _ in true }
        let found = Set(counts.map(\.agent)).compactMap { agent -> OutOfLine? in
            let own = sum(of: agent)
            let others = CheckFigures(
                checks: all.checks - own.checks, wrong: all.wrong - own.wrong, verified: all.verified - own.verified)
            guard own.checks >= Self.fewest, others.checks >= Self.fewest, let rate = own.failureRate,
                let usual = others.failureRate, rate >= 2 * usual
            else { return nil }
            let expected = usual * Double(own.checks)
            guard Double(own.wrong) - expected >= 3 * (expected * (1 - usual)).squareRoot(), own.wrong > 0 else {
                return nil
            }
            return OutOfLine(agent: agent, figures: own, others: others)
        }
        return found.sorted {
            ($0.figures.failureRate ?? 0, $0.agent.description) > ($1.figures.failureRate ?? 0, $1.agent.description)
        }
    }
}
