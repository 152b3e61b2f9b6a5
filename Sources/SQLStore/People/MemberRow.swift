import SecurityQuestions
import SpokenAnswers

/// A member as a row.
enum MemberRow {
    /// Of `members m`.
    static let columns = """
        m.key AS member_key, m.id AS member_id, m.name AS member_name, coalesce(m.email_written, m.email) AS member_email,
        m.role AS member_role, m.language AS member_language, m.may_call AS member_may_call,
        m.log_in AS member_log_in, m.accepted AS member_accepted, m.email AS member_email_key,
        m.issuer AS member_issuer, m.subject AS member_subject, m.tag_key AS member_tag_key, m.tag AS member_tag
        """

    /// Of `members m`, the row that what belongs to their log-in hangs on.
    static let logInKey = "(SELECT min(h.key) FROM members h WHERE h.log_in = m.log_in)"

    /// Of `members m`, whether the brand's provider knows their log-in, which then needs no password.
    static let isLinked = "EXISTS (SELECT 1 FROM members l WHERE l.log_in = m.log_in AND l.subject IS NOT NULL)"

    /// Reads ``columns``. Throws `RecordAltered`.
    static func member(_ row: SQLRow, of account: ID<Account>) throws -> Member {
        let (member, facts) = try unchecked(row, of: account)
        try row.require(facts, tag: "member")
        return member
    }

    private static func company(_ row: SQLRow) throws -> CompanyIdentity? {
        guard let issuer: String = try row["member_issuer"] else { return nil }
        return CompanyIdentity(issuer: issuer, subject: try row["member_subject"])
    }

    /// For whoever tags it.
    static func unchecked(_ row: SQLRow, of account: ID<Account>) throws -> (member: Member, facts: RowFacts) {
        let member = Member(
            id: try row["member_id"], account: account, name: try row["member_name"], email: try row["member_email"],
            role: try row["member_role"], language: try row["member_language"],
            mayCall: try row["member_may_call"], logIn: try row["member_log_in"],
            isAccepted: try row["member_accepted"], company: try company(row))
        return (member, RowFacts(member, emailKey: try row["member_email_key"]))
    }
}

extension Reading {
    func memberKey(_ id: ID<Member>) throws -> Int64? {
        try first("SELECT key FROM members WHERE id = ?", [id]) { try $0["key"] }
    }

    /// The row that what belongs to a log-in hangs on: the first of its members.
    func logInKey(_ logIn: ID<Member>) throws -> Int64? {
        try first("SELECT min(key) AS key FROM members WHERE log_in = ?", [logIn]) { try $0["key"] as Int64? } ?? nil
    }
}
