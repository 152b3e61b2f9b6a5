import Foundation
import GRDB
import SecurityQuestions

extension Database {
    /// Gives back, to the agent and to every answer that is still the same, what a verified call has taken of the proof
    /// that verified it: a right code does not pay for guesses at the answer.
    func giveBackAttempts(at proof: Proof, of row: CallRow, at now: Date) throws {
        for (slot, count) in proof == .securityQuestion ? try attemptsToGiveBack(row) : [] {
            guard let answer = try answer(of: row.call.account, key: row.accountKey, slot: slot) else { continue }
            try set(answer.budget.verifying(givingBack: count), ofAccount: row.accountKey, slot: slot)
        }
        try run("UPDATE attempts SET given_back = 1 WHERE call = ? AND proof = ?", [row.key, proof.rawValue])
    }

    private func attemptsToGiveBack(_ row: CallRow) throws -> [(slot: Int, count: Int)] {
        try all(
            """
            SELECT t.slot, count(*) FROM attempts t
                JOIN answers w ON w.account = ? AND w.slot = t.slot AND w.id = t.answer
            WHERE t.call = ? AND t.given_back = 0 GROUP BY t.slot
            """,
            [row.accountKey, row.key]
        ) { ($0[0], $0[1]) }
    }

    /// The proof that a call was verified, good as long as the call.
    func grant(_ row: CallRow, as call: Call) throws {
        guard let proof = call.proof else { return }
        try run(
            "INSERT OR REPLACE INTO grants (call, proof, expires_at) VALUES (?, ?, ?)",
            [row.key, proof.rawValue, call.expiresAt.milliseconds])
    }
}
