import Foundation
import SecurityQuestions

/// What Settings shows, as rows: one for each session of the member.
enum SettingsRow {
    /// Takes the log-in twice, the moment, the log-in once more and the account.
    static let sql = """
        SELECT b.stopped_at, \(AnswerRow.columns), \(AccountStandingRow.isReported), \(AccountStandingRow.recordedAt),
            \(SecondFactorRow.columns), \(PendingEmailRow.columns), \(SessionRow.columns), s.token
        FROM accounts a JOIN brands b ON b.key = a.brand LEFT JOIN answers w ON w.account = a.key AND w.slot = 0
            LEFT JOIN second_factors f ON f.member = (\(SecondFactorRow.logIn))
            LEFT JOIN email_changes e ON e.member IN (SELECT key FROM members WHERE log_in = ?) AND e.expires_at > ?
            LEFT JOIN sessions s ON s.member IN (SELECT key FROM members WHERE log_in = ?)
        WHERE a.id = ? ORDER BY s.seen_at DESC
        """

    /// All but the sessions, as any of the rows has it. Throws `RecordAltered`.
    static func view(_ row: SQLRow, of account: Account, now: Date) throws -> SettingsView {
        let answer = try AnswerRow.record(row, account: account.id)
        return SettingsView(
            answer: answer, sessions: [], secondFactor: try SecondFactorRow.factor(row)?.factor,
            pendingEmail: try PendingEmailRow.pending(row),
            standing: AccountStanding(
                status: account.status, budget: answer?.budget, isReported: try row["is_reported"],
                recordedAt: try row["recorded_at"], brandStoppedAt: try row["stopped_at"]),
            now: now)
    }

    static func session(_ row: SQLRow) throws -> Session? {
        guard let token: TokenHash = try row["token"] else { return nil }
        return try SessionRow.session(row, token)
    }
}
