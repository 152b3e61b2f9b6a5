import Foundation
import GRDB
import SecurityQuestions

/// A session as a row, with whose it is. A page reads no more than one of these statements before it knows its reader.
enum SessionRow {
    static let columns = "s.started_at, s.seen_at, s.password_given_at"
    static let columnCount = 3

    static let ofMember = """
        SELECT \(columns), \(AccountRow.columns), \(MemberRow.columns)
        FROM sessions s JOIN members m ON m.key = s.member JOIN accounts a ON a.key = m.account
            JOIN brands b ON b.key = a.brand
        WHERE s.token = ?
        """

    static let ofAgent = """
        SELECT \(columns), \(AgentRow.columns) FROM sessions s JOIN agents g ON g.key = s.agent
        WHERE s.token = ? AND NOT g.disabled
        """

    /// Reads ``columns``, which come first.
    static func session(_ row: Row, _ token: TokenHash) -> Session {
        Session(token: token, startedAt: row.date(0), seenAt: row.date(1), passwordGivenAt: row.date(2))
    }
}

extension Database {
    func start(_ session: Session, member: Int64?, agent: Int64?) throws {
        try run(
            """
            INSERT INTO sessions (token, member, agent, started_at, seen_at, password_given_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                session.token.blob, member, agent, session.startedAt.milliseconds, session.seenAt.milliseconds,
                session.passwordGivenAt.milliseconds,
            ])
    }
}
