import Foundation
import SecurityQuestions

/// A session as a row, with whose it is. A page reads no more than one of these statements before it knows its reader.
enum SessionRow {
    /// Of `sessions s`.
    static let columns = "s.started_at, s.seen_at, s.password_given_at, s.client"

    static let ofMember = """
        SELECT \(columns), \(AccountRow.columns), \(MemberRow.columns),
            EXISTS (
                SELECT 1 FROM members o JOIN accounts oa ON oa.key = o.account
                WHERE o.log_in = m.log_in AND o.key <> m.key AND o.accepted = 1 AND oa.status IN ('active', 'suspended')
            ) AS opens_others, s.issuer AS session_issuer, s.provider_factor
        FROM sessions s JOIN members m ON m.key = s.member JOIN accounts a ON a.key = m.account
            JOIN brands b ON b.key = a.brand
        WHERE s.token = ? AND m.accepted = 1
        """

    /// A row for each call that the agent has under way, the latest first; one where there is none. Calls are asked for by the session's
    /// column: PostgreSQL, which takes a table of few agents that it has never analysed for one row, could put the calls of them all together first.
    static let ofAgent = """
        SELECT \(columns), \(AgentRow.columns),
            \(AgentRow.hasSecondFactor),
            g.keys_off, s.issuer AS session_issuer, s.provider_factor, \(CallRow.columns), \(AccountRow.columns)
        FROM sessions s JOIN agents g ON g.key = s.agent
            LEFT JOIN calls c ON c.agent = s.agent AND c.outcome IS NULL AND coalesce(c.kept_open_at, c.opened_at) > ?
            LEFT JOIN accounts a ON a.key = c.account LEFT JOIN brands b ON b.key = a.brand
            LEFT JOIN grants r ON r.call = c.key
        WHERE s.token = ? AND g.disabled = 0 ORDER BY c.opened_at DESC, c.key DESC
        """

    static let allOfMember = """
        SELECT \(columns), s.token FROM sessions s JOIN members m ON m.key = s.member
        WHERE m.log_in = ? ORDER BY s.seen_at DESC
        """

    static let allOfAgent = """
        SELECT \(columns), s.token FROM sessions s JOIN agents g ON g.key = s.agent
        WHERE g.id = ? ORDER BY s.seen_at DESC
        """

    /// Reads ``columns``.
    static func session(_ row: SQLRow, _ token: TokenHash) throws -> Session {
        Session(
            token: token, startedAt: try row["started_at"], seenAt: try row["seen_at"],
            passwordGivenAt: try row["password_given_at"],
            client: (try row["client"] as String?).flatMap(ClientSoftware.init(kept:)))
    }
}

extension SessionRow {
    /// Reads `session_issuer` and `provider_factor`: by whose provider it began.
    static func company(_ row: SQLRow) throws -> AgentSession.Company? {
        try row["session_issuer"] as String? == nil ? nil : AgentSession.Company(hasFactor: row["provider_factor"])
    }
}

extension Reading {
    /// Those that are not over, the latest seen first.
    func sessions(of person: Person, at now: Date) throws -> [Session] {
        let (sql, arguments): (String, SQLArguments) =
            switch person {
            case .member(let id): (SessionRow.allOfMember, [id])
            case .agent(let id): (SessionRow.allOfAgent, [id])
            }
        return try all(sql, arguments) { try SessionRow.session($0, $0["token"]) }.filter { !$0.isOver(at: now) }
    }
}

extension Reading {
    /// Nil where the row has no call, or one about an account that somebody has altered: that is told of where the call is opened, and
    /// the agent's other pages go on.
    func openCall(_ row: SQLRow) throws -> OpenCallView? {
        guard try row["call_id"] as ID<Call>? != nil else { return nil }
        return try unlessAltered {
            OpenCallView(call: try CallRow(row).call, company: try AccountRow(row).value.company)
        }
    }
}

extension Transaction {
    func start(_ session: Session, member: Int64?, agent: Int64?, company: CompanyStanding? = nil) throws {
        try insert(
            """
            INSERT INTO sessions (token, member, agent, started_at, seen_at, password_given_at, issuer, provider_session,
                provider_factor)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                session.token, member, agent, session.startedAt, session.seenAt, session.passwordGivenAt,
                company?.identity.issuer, company?.session, company?.hasFactor,
            ])
    }
}
