import Foundation

/// How often was checked, and how it came out.
package struct CheckFigures: Sendable, Hashable {
    package var checks = 0
    /// Answers and codes that did not match.
    package var wrong = 0
    package var verified = 0

    package init(checks: Int = 0, wrong: Int = 0, verified: Int = 0) {
        (self.checks, self.wrong, self.verified) = (checks, wrong, verified)
    }

    /// The share of checks that did not match; nil where there were none.
    package var failureRate: Double? { checks == 0 ? nil : Double(wrong) / Double(checks) }

    package static func + (one: CheckFigures, other: CheckFigures) -> CheckFigures {
        CheckFigures(
            checks: one.checks + other.checks, wrong: one.wrong + other.wrong,
            verified: one.verified + other.verified)
    }
}

/// What one agent checked at accounts of one brand within a quarter of an hour: every time zone's days and every clock's hours
/// are made of these.
package struct CheckCount: Sendable, Hashable {
    package let agent: ID<Agent>
    package let brand: Brand.ID
    package let startsAt: Date
    package let figures: CheckFigures

    package static let length: TimeInterval = 15 * 60

    package init(agent: ID<Agent>, brand: Brand.ID, startsAt: Date, figures: CheckFigures) {
        (self.agent, self.brand, self.startsAt, self.figures) = (agent, brand, startsAt, figures)
    }
}
