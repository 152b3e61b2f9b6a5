import SecurityQuestions

extension SQLStore {
    package func secondFactor(of person: Person) async throws -> SecondFactor? {
        try await readOnce { db in try db.secondFactor(of: person)?.factor }
    }

    package func turnOnSecondFactor(
        of identity: Identity, key: SealedKey, usedStep: Int64, recovery: [TokenHash], keeping session: TokenHash,
        by origin: AuditOrigin
    ) async throws {
        try await write { db in
            try db.deleteSecondFactor(of: identity.person)
            let (member, agent) = try db.keys(of: identity.person)
            let change = SecondFactorChange.on(for: identity, keeping: session, by: origin, at: db.now)
            if let revokes = change.revokes { try db.perform(revokes) }
            let factor = try db.first(
                """
                INSERT INTO second_factors (member, agent, key_id, nonce, sealed, last_step, turned_on_at)
                VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING key
                """,
                [member, agent, key.keyID, key.nonce, key.sealed, usedStep, db.now]
            ) { try $0["key"] as Int64 }
            for code in recovery {
                try db.insert("INSERT INTO recovery_codes (factor, code) VALUES (?, ?)", [try present(factor), code])
            }
            try db.record(change.event, ofLogIn: identity)
        }
    }

    package func turnOffSecondFactor(of identity: Identity, by origin: AuditOrigin) async throws -> Bool {
        try await write { db in
            let factor = try db.secondFactor(of: identity.person)?.factor
            guard let change = SecondFactorChange.off(factor, of: identity, by: origin, at: db.now) else {
                return false
            }
            try db.deleteSecondFactor(of: identity.person)
            try db.record(change.event, ofLogIn: identity)
            return true
        }
    }

    package func useSecondFactor(of person: Person, step: Int64) async throws -> Bool {
        try await write { db in
            guard let (key, factor) = try db.secondFactor(of: person), factor.mayUse(step: step, at: db.now) else {
                return false
            }
            return try db.run(
                "UPDATE second_factors SET last_step = ? WHERE key = ? AND last_step = ?",
                [step, key, factor.lastStep]) > 0
        }
    }

    package func useRecoveryCode(_ code: TokenHash, of identity: Identity, by origin: AuditOrigin) async throws -> Bool
    {
        try await write { db in
            guard let key = try db.secondFactor(of: identity.person)?.key,
                try db.run("DELETE FROM recovery_codes WHERE factor = ? AND code = ?", [key, code]) > 0
            else { return false }
            try db.record(
                SecondFactorChange.recoveryCodeUsed(of: identity, by: origin, at: db.now).event, ofLogIn: identity)
            return true
        }
    }
}

extension Reading {
    /// Of a member the row that what belongs to their log-in hangs on.
    func keys(of person: Person) throws -> (member: Int64?, agent: Int64?) {
        switch person {
        case .member(let id): (try logInKey(id), nil)
        case .agent(let id): (nil, try agentKey(id))
        }
    }

    /// By one statement: it is asked for on pages.
    func secondFactor(of person: Person) throws -> (key: Int64, factor: SecondFactor)? {
        let (sql, id) =
            switch person {
            case .member(let id): (SecondFactorRow.ofMember, id.sqlValue)
            case .agent(let id): (SecondFactorRow.ofAgent, id.sqlValue)
            }
        return try first(sql, [id], SecondFactorRow.factor) ?? nil
    }
}

/// A second factor as a row, with how many recovery codes are left.
enum SecondFactorRow {
    /// Of `second_factors f`.
    static let columns = """
        f.key AS factor_key, f.key_id AS factor_key_id, f.nonce AS factor_nonce, f.sealed AS factor_sealed, f.last_step,
        f.turned_on_at, (SELECT count(*) FROM recovery_codes c WHERE c.factor = f.key) AS codes_left
        """

    /// Where what belongs to a log-in hangs.
    static let logIn = "SELECT min(key) FROM members WHERE log_in = ?"

    fileprivate static let ofMember = select + " WHERE f.member = (\(logIn))"
    fileprivate static let ofAgent = select + " WHERE f.agent = (SELECT key FROM agents WHERE id = ?)"
    private static let select = "SELECT \(columns) FROM second_factors f"

    /// Reads ``columns``; nil where there is none.
    static func factor(_ row: SQLRow) throws -> (key: Int64, factor: SecondFactor)? {
        guard let key: Int64 = try row["factor_key"] else { return nil }
        let sealed = SealedKey(
            keyID: try row["factor_key_id"], nonce: try row["factor_nonce"], sealed: try row["factor_sealed"])
        let factor = SecondFactor(
            key: sealed, lastStep: try row["last_step"], turnedOnAt: try row["turned_on_at"],
            recoveryCodesLeft: try row["codes_left"])
        return (key, factor)
    }
}

extension Transaction {
    /// Of a member in each account that the log-in opens.
    fileprivate func record(_ event: AuditEvent, ofLogIn identity: Identity) throws {
        guard let id = identity.membership, let account = identity.account, let key = try memberKey(id) else {
            return try record(event)
        }
        let member = try present(
            first("SELECT \(MemberRow.columns) FROM members m WHERE m.key = ?", [key]) {
                try MemberRow.member($0, of: account)
            })
        try record(event, everywhereOf: member)
    }

    func deleteSecondFactor(of person: Person) throws {
        let (member, agent) = try keys(of: person)
        try run("DELETE FROM second_factors WHERE member = ? OR agent = ?", [member, agent])
    }
}
