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

    package func invite(_ account: ID<Account>, invitation: TokenHash, by origin: AuditOrigin) async throws -> Member? {
        try await write { db in try db.invite(account, token: invitation, link: nil, by: origin) }
    }

    package func invite(_ account: ID<Account>, link: MailedLink, by origin: AuditOrigin) async throws -> Member? {
        try await write { db in try db.invite(account, token: link.token, link: link, by: origin) }
    }

    package func renewInvitation(of account: ID<Account>, link: MailedLink, by origin: AuditOrigin) async throws
        -> Bool
    {
        try await write { db in
            try db.invite(account, token: link.token, link: link, by: origin) { account, members, key in
                let sql = "SELECT expires_at FROM activations WHERE account = ?"
                return .renewal(
                    of: account, members: members, endingAt: try db.first(sql, [key]) { try $0["expires_at"] },
                    by: origin, at: db.now)
            } != nil
        }
    }
}

extension Transaction {
    /// - Parameter link: where it is mailed.
    fileprivate func invite(
        _ id: ID<Account>, token: TokenHash, link: MailedLink?, by origin: AuditOrigin,
        deciding: ((Account, [Member], Int64) throws -> AccountInvitation?)? = nil
    ) throws -> Member? {
        guard let key = try accountKey(id) else { return nil }
        try lock(.account(key))
        guard let account = try account(key: key) else { return nil }
        let members = try members(ofAccount: key, id)
        let decided =
            if let deciding { try deciding(account, members, key) } else {
                AccountInvitation(to: account, members: members, by: origin, at: now)
            }
        guard let invitation = decided, let owner = try memberKey(invitation.owner.id)
        else { return nil }
        try invite(account: key, member: owner, token: token, link: link)
        if let link { try post(link, .invitation, to: owner, at: invitation.owner.email, happenedAt: now) }
        try record(invitation.event)
        return invitation.owner
    }

    /// Gives an account its one invitation, in place of an earlier one: the steps begin anew.
    func invite(account: Int64, member: Int64, token: TokenHash, link: MailedLink?) throws {
        try insert(
            """
            INSERT INTO activations (account, member, token, expires_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (account) DO UPDATE SET
                member = excluded.member, token = excluded.token, expires_at = excluded.expires_at,
                confirmed_at = NULL, password_chosen_at = NULL, completed_at = NULL, issuer = NULL, provider_session = NULL
            """,
            [account, member, token, Activation.expiry(of: link, at: now)])
    }
}
