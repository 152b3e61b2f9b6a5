import Foundation
import GRDB
import SecurityQuestions

/// An activation with whom it is for.
struct ActivationRow {
    let accountKey: Int64
    let memberKey: Int64
    let activation: Activation
    let member: Member
    let account: Account

    static let sql = """
        SELECT \(AccountRow.columns), \(MemberRow.columns),
            v.member, v.expires_at, v.confirmed_at, v.password_chosen_at, v.completed_at
        FROM activations v JOIN accounts a ON a.key = v.account JOIN brands b ON b.key = a.brand
            JOIN members m ON m.key = v.member
        WHERE v.token = ?
        """

    init(_ row: Row) throws {
        let accountRow = try AccountRow(row)
        accountKey = accountRow.key
        account = accountRow.value
        member = try MemberRow.member(row, from: AccountRow.columnCount, of: account.id)
        let rest = AccountRow.columnCount + MemberRow.columnCount
        memberKey = row[rest]
        activation = Activation(
            account: account.id, member: member.id, expiresAt: row.date(rest + 1),
            confirmedAt: row.optionalDate(rest + 2), passwordChosenAt: row.optionalDate(rest + 3),
            completedAt: row.optionalDate(rest + 4))
    }
}

extension Database {
    func activation(_ token: TokenHash) throws -> ActivationRow? {
        try first(ActivationRow.sql, [token.blob], ActivationRow.init)
    }

    /// The activation, if it waits for just this step.
    func activation(_ token: TokenHash, waitingFor step: Activation.Step, at now: Date) throws -> ActivationRow? {
        guard let found = try activation(token), found.activation.state(at: now) == .waiting(step) else { return nil }
        return found
    }
}
