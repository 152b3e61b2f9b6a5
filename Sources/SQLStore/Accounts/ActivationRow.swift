import Foundation
import SecurityQuestions

/// An activation with whom it is for.
struct ActivationRow {
    let accountKey: Int64
    let memberKey: Int64
    let activation: Activation
    let member: Member
    let account: Account
    /// By whose log-in it goes on; nil for one by the mailed link.
    let company: CompanyStanding?

    static let sql = """
        SELECT \(AccountRow.columns), \(MemberRow.columns),
            v.expires_at, v.confirmed_at, v.password_chosen_at, v.completed_at, v.browser,
            v.issuer AS by_issuer, v.provider_session
        FROM activations v JOIN accounts a ON a.key = v.account JOIN brands b ON b.key = a.brand
            JOIN members m ON m.key = v.member
        WHERE v.token = ?
        """

    /// Reads the columns of ``sql``.
    init(_ row: SQLRow) throws {
        let accountRow = try AccountRow(row)
        accountKey = accountRow.key
        account = accountRow.value
        member = try MemberRow.member(row, of: account.id)
        memberKey = try row["member_key"]
        let session: String? = try row["provider_session"]
        company = try (row["by_issuer"] as String?).map { [subject = member.company?.subject] issuer in
            CompanyStanding(
                identity: CompanyIdentity(issuer: issuer, subject: subject ?? ""), session: session, authTime: nil,
                hasFactor: false)
        }
        let steps = Activation(
            account: account.id, member: member.id, expiresAt: try row["expires_at"],
            confirmedAt: try row["confirmed_at"], passwordChosenAt: try row["password_chosen_at"],
            completedAt: try row["completed_at"])
        activation = Activation(steps, passwordChosenIn: try row["browser"], isByCompany: company != nil)
    }
}

extension Reading {
    func activation(_ token: TokenHash) throws -> ActivationRow? {
        try first(ActivationRow.sql, [token], ActivationRow.init)
    }
}

extension Transaction {
    /// Writes down which steps were taken.
    func update(_ activation: Activation, ofAccount key: Int64) throws {
        try update(
            """
            UPDATE activations SET confirmed_at = ?, password_chosen_at = ?, completed_at = ?, browser = ?
            WHERE account = ?
            """,
            [activation.confirmedAt, activation.passwordChosenAt, activation.completedAt, activation.browser, key])
    }
}
