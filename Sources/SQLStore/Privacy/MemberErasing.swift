import SecurityQuestions

extension SQLStore {
    package func erase(_ member: ID<Member>, of account: ID<Account>, by origin: AuditOrigin) async throws
        -> EraseMember.Outcome
    {
        try await write { db in
            guard let accountKey = try db.accountKey(account), let key = try db.memberKey(member) else { return .gone }
            try db.lock(.account(accountKey))
            guard let found = try db.account(key: accountKey) else { return .gone }
            let known = try db.names(ofMember: key)
            let decision = MemberErasing.decision(
                of: member, in: found, people: try db.people(ofAccount: accountKey, account), known: known, by: origin,
                at: db.now)
            switch decision {
            case .refused(let outcome): return outcome
            case .erase(let erasing):
                let traces = try db.traces(ofMember: key, known)
                let values = try AuditErasing(erasing.audit).perform(in: db, by: origin)
                for subject in erasing.throttles { try db.forget(subject) }
                try db.perform(erasing.revokes)
                try db.forget(known, ofMember: key, accountKey: accountKey)
                try db.removeMember(key)
                try db.record(erasing.event)
                return .erased(values: values, traces: traces)
            }
        }
    }
}

extension Reading {
    /// By what somebody is known, as the rows that are theirs and the log's entries say.
    fileprivate func names(ofMember key: Int64) throws -> MemberNames {
        func values(_ sql: String) throws -> Set<String> { Set(try all(sql, [key]) { try $0["value"] as String }) }
        return MemberNames(
            names: try values(
                """
                SELECT name AS value FROM members WHERE key = ?1
                UNION SELECT e.actor_name FROM audit e JOIN members m ON m.id = e.actor_id
                    WHERE m.key = ?1 AND e.actor_name IS NOT NULL
                """),
            addresses: try values(
                """
                SELECT email AS value FROM members WHERE key = ?1
                UNION SELECT email_written FROM members WHERE key = ?1 AND email_written IS NOT NULL
                UNION SELECT p.email FROM members m JOIN previous_emails p ON p.member = \(MemberRow.logInKey)
                    WHERE m.key = ?1 AND m.accepted = 1
                UNION SELECT email FROM email_changes WHERE member = ?1
                UNION SELECT email_written FROM email_changes WHERE member = ?1 AND email_written IS NOT NULL
                UNION SELECT email FROM outbox WHERE member = ?1 AND reader_name IS NULL
                UNION SELECT email FROM not_me_links WHERE member = ?1
                """))
    }

    fileprivate func traces(ofMember key: Int64, _ known: MemberNames) throws -> Traces {
        var traces = Traces()
        let ids = try all(
            """
            SELECT id AS value FROM members WHERE key = ?1
            UNION SELECT id FROM outbox WHERE member = ?1 AND reader_name IS NULL
            """, [key]
        ) { try $0["value"] as ID<Member> }
        let subjects = try all("SELECT subject FROM members WHERE key = ? AND subject IS NOT NULL", [key]) {
            try $0["subject"] as String
        }
        traces.texts = known.names.union(known.addresses).union(ids.map(\.description)).union(subjects)
        traces.ids = Set(ids.map(\.bytes))
        traces.phones = Set(
            try all("SELECT from_number FROM calls WHERE caller_member = ? AND from_number IS NOT NULL", [key]) {
                try $0["from_number"] as Int64
            })
        return traces
    }
}

extension Transaction {
    /// Where the account's other rows say who it was. What waits for people who were removed earlier still reaches them.
    fileprivate func forget(_ known: MemberNames, ofMember key: Int64, accountKey: Int64) throws {
        let others = "member IN (SELECT key FROM members WHERE account = ?)"
        for address in known.addresses {
            try run(
                "DELETE FROM outbox WHERE email = ? AND reader_name IS NOT NULL AND \(others)", [address, accountKey])
            try run("DELETE FROM not_me_links WHERE email = ? AND \(others)", [address, accountKey])
        }
        try run(
            """
            UPDATE outbox SET member = (SELECT min(key) FROM members WHERE account = ? AND key <> ?)
            WHERE member = ? AND reader_name IS NOT NULL
            """, [accountKey, key, key])
        for name in known.names {
            try run(
                """
                UPDATE outbox SET by_name = NULL,
                    about = CASE WHEN kind IN ('emailChangeAsked', 'emailChanged') THEN NULL ELSE about END
                WHERE by_name = ? AND \(others)
                """, [name, accountKey])
            try run("UPDATE answers SET set_by = '' WHERE set_by = ? AND account = ?", [name, accountKey])
        }
        // From where they called, and, for a day, what a program was answered that said it.
        try run(
            "DELETE FROM client_requests WHERE call IN (SELECT key FROM calls WHERE caller_member = ? AND from_number IS NOT NULL)",
            [key])
        try run(
            "UPDATE calls SET from_number = NULL, from_verstat = NULL, from_attest = NULL WHERE caller_member = ?",
            [key])
        // The role or the word of a change stays; of a call that was verified nothing, for it would tell of the only one of a role.
        for detail in known.concerned {
            try run(
                "UPDATE outbox SET about = CASE WHEN kind = 'callVerified' THEN NULL ELSE ? END WHERE about = ? AND \(others)",
                [PersonConcerned(detail: detail).word, detail, accountKey])
        }
    }
}
