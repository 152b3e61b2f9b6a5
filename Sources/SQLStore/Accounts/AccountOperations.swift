import Foundation
import SecurityQuestions

extension SQLStore {
    package func account(_ id: ID<Account>) async throws -> Account? {
        try await readOnce { db in try db.account(id) }
    }

    package func accounts(stating groups: [[CallerClaim]], brands: [Brand.ID], limit: Int) async throws
        -> [Account]
    {
        try await read { db in
            let keys = try db.accountKeys(stating: groups, brands: brands)
            return try keys.sorted().prefix(limit).compactMap(db.account(key:))
        }
    }

    package func count(ofBrand brand: Brand.ID) async throws -> Int {
        try await readLong { db in
            let sql = "SELECT count(*) AS accounts FROM accounts WHERE brand = (SELECT key FROM brands WHERE id = ?)"
            return try db.first(sql, [brand]) { try $0["accounts"] } ?? 0
        }
    }

    package func invite(_ account: ID<Account>, invitation: TokenHash, expiresAt: Date, event: AuditEvent) async throws
        -> Member?
    {
        try await write { db in
            guard let (key, owner) = try db.pendingOwner(of: account) else { return nil }
            try db.invite(account: key, member: owner.key, token: invitation, expiresAt: expiresAt)
            try db.record(event)
            return owner.member
        }
    }

    package func invite(_ account: ID<Account>, link: MailedLink, event: AuditEvent) async throws -> Member? {
        try await write { db in
            guard let (key, owner) = try db.pendingOwner(of: account) else { return nil }
            try db.invite(account: key, member: owner.key, token: link.token, expiresAt: link.expiresAt)
            try db.post(link, .invitation, to: owner.key, at: owner.member.email, happenedAt: event.at)
            try db.record(event)
            return owner.member
        }
    }
}

extension Transaction {
    /// Gives an account its one invitation, in place of an earlier one.
    func invite(account: Int64, member: Int64, token: TokenHash, expiresAt: Date) throws {
        try run(
            """
            INSERT INTO activations (account, member, token, expires_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (account) DO UPDATE SET
                member = excluded.member, token = excluded.token, expires_at = excluded.expires_at,
                confirmed_at = NULL, password_chosen_at = NULL, completed_at = NULL
            """,
            [account, member, token, expiresAt])
    }

    /// The first owner of an account that nobody has activated yet.
    fileprivate func pendingOwner(of account: ID<Account>) throws
        -> (account: Int64, owner: (key: Int64, member: Member))?
    {
        try first(
            """
            SELECT a.key AS account_key, \(MemberRow.columns) FROM accounts a JOIN members m ON m.account = a.key
            WHERE a.id = ? AND a.status = 'pending' AND m.role = 'owner' ORDER BY m.key LIMIT 1
            """,
            [account]
        ) { row in (try row["account_key"], (try row["member_key"], try MemberRow.member(row, of: account))) }
    }
}
