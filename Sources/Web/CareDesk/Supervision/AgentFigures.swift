import SecurityQuestions

/// How often an agent checked, and how it came out.
struct AgentFigures {
    var checks = 0
    var wrong = 0
    var verified = 0

    /// The share of checks that did not match; nil where there were none.
    var failureRate: Double? { checks == 0 ? nil : Double(wrong) / Double(checks) }

    init() {}

    init(_ day: AgentDay) {
        checks = day.checks
        wrong = day.wrong
        verified = day.verified
    }

    static func + (one: AgentFigures, other: AgentFigures) -> AgentFigures {
        var sum = one
        sum.checks += other.checks
        sum.wrong += other.wrong
        sum.verified += other.verified
        return sum
    }
}
