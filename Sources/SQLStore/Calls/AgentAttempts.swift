import Foundation
import SecurityQuestions

/// What an agent's pause is told by, as a row.
enum AgentAttempts {
    /// When the latest attempts were taken that count against the agent, in one column. Of `agents g`.
    static let wrong = """
        (SELECT group_concat(taken_at, ' ') FROM (
            SELECT taken_at FROM attempts
            WHERE agent = g.key AND given_back = 0 AND result IS DISTINCT FROM 'verified' AND taken_at > g.counts_from
            ORDER BY taken_at DESC LIMIT \(AgentBudget.wrongAllowed)) AS latest) AS agent_wrong
        """

    static let byID = "SELECT g.paused, g.counts_from, g.pause_told, \(wrong) FROM agents g WHERE g.id = ?"
    static let byKey = "SELECT g.paused, g.counts_from, g.pause_told, \(wrong) FROM agents g WHERE g.key = ?"
}

extension AgentStanding {
    /// Reads the columns of ``AgentAttempts/byID``.
    init(_ row: SQLRow) throws {
        self.init(
            isPaused: try row["paused"], countsFrom: try row["counts_from"], pauseTold: try row["pause_told"],
            wrong: try row.words("agent_wrong").map { Date(milliseconds: try present(Int64($0))) }.sorted(by: >))
    }
}

extension Reading {
    func standing(of agent: ID<Agent>) throws -> AgentStanding? {
        try first(AgentAttempts.byID, [agent], AgentStanding.init)
    }

    func standing(ofAgent key: Int64) throws -> AgentStanding {
        try first(AgentAttempts.byKey, [key], AgentStanding.init) ?? AgentStanding()
    }
}
