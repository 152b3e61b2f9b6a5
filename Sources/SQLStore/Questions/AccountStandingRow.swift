import Foundation
import SecurityQuestions

/// How checks of an account stand, as a row: by one statement, with the account.
enum AccountStandingRow {
    /// Of `accounts a`.
    static let isReported = """
        CASE WHEN EXISTS (SELECT 1 FROM answers s WHERE s.account = a.key AND s.stopped = 1) THEN 1 ELSE 0 END
            AS is_reported
        """

    /// Of `accounts a LEFT JOIN answers w`. `kind > 2`, as the index of the log has it. Nothing is searched for where nothing is
    /// the matter.
    static let recordedAt = """
        CASE WHEN w.stopped = 1 OR w.wrong_in_all >= \(GuessBudget.deadAfter) THEN (
            SELECT max(e.at) FROM audit e JOIN audit_kinds k ON k.key = e.kind
            WHERE e.account = a.id AND e.kind > 2 AND k.name = CASE WHEN w.stopped = 1
                THEN '\(AuditEvent.Kind.reportedNotMe.rawValue)' ELSE '\(AuditEvent.Kind.answerDead.rawValue)' END
        ) END AS recorded_at
        """

    static let sql = """
        SELECT \(AccountRow.columns), b.stopped_at, \(isReported), \(AnswerRow.columns), \(recordedAt)
        FROM accounts a JOIN brands b ON b.key = a.brand LEFT JOIN answers w ON w.account = a.key AND w.slot = 0
        WHERE a.id = ?
        """
}

extension Reading {
    /// The account with its answer; nil where there is no such account. Throws `RecordAltered`.
    func standing(of account: ID<Account>) throws -> (
        account: Account, answer: AnswerRecord?, standing: AccountStanding
    )? {
        try first(AccountStandingRow.sql, [account]) { row in
            let kept = try AccountRow(row).value
            let answer = try AnswerRow.record(row, account: account)
            let standing = AccountStanding(
                status: kept.status, budget: answer?.budget, isReported: try row["is_reported"],
                recordedAt: try row["recorded_at"], brandStoppedAt: try row["stopped_at"])
            return (kept, answer, standing)
        }
    }
}
