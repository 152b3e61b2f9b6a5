import SecurityQuestions

/// People of an account by their brand's own provider of log-ins.
extension SQLStore {
    package func member(_ identity: CompanyIdentity, brand: Brand.ID) async throws -> Member? {
        try await readOnce { db in try db.member(identity, brand: brand) }
    }

    package func arrive(_ arrival: OwnerArrival, activation: OwnerActivation, from address: String?) async throws
        -> OwnerArrival.Outcome
    {
        try await write { db in
            let key = try arrival.number.flatMap { try db.accountKey(ofNumber: $0, brand: arrival.brand) }
            // Two who arrive first come one after the other.
            if let key { try db.lock(.account(key)) }
            let account = try key.flatMap(db.account(key:))
            let people = try key.flatMap { key in try account.map { try db.members(ofAccount: key, $0.id) } } ?? []
            let identity = arrival.person.standing.identity
            let linked = try db.member(identity, brand: arrival.brand)
            let decision = try arrival.decide(linked: linked, account: account, people: people) {
                try db.isJoinedByLogIn($0)
            }
            switch decision {
            case .refused(let refusal): return .refused(refusal)
            case .known(let member):
                try db.agree(member, from: address)
                return try db.arrived(member)
            case .joins(let member):
                try db.link(member, arrival, from: address)
                return try db.arrived(member)
            case .activates(let member):
                if linked == nil {
                    try db.link(member, arrival, from: address)
                } else {
                    try db.agree(member, from: address)
                }
                try db.goOn(with: activation, of: member, arrival, from: address)
                return .activating
            }
        }
    }
}

extension Reading {
    fileprivate func member(_ identity: CompanyIdentity, brand: Brand.ID) throws -> Member? {
        let sql = """
            SELECT \(MemberRow.columns), a.id AS account_id FROM members m JOIN accounts a ON a.key = m.account
            WHERE m.brand = (SELECT key FROM brands WHERE id = ?) AND m.issuer = ? AND m.subject = ?
            """
        return try first(sql, [brand, identity.issuer, identity.subject]) {
            try MemberRow.member($0, of: $0["account_id"])
        }
    }

    fileprivate func arrived(_ member: Member) throws -> OwnerArrival.Outcome {
        let key = try present(logInKey(member.logIn))
        let hasFactor = try exists("SELECT 1 FROM second_factors WHERE member = ?", [key])
        return .arrived(member, hasSecondFactor: hasFactor)
    }
}

extension Transaction {
    /// What was mailed to them to choose a password by is of no use any more.
    fileprivate func link(_ member: Member, _ arrival: OwnerArrival, from address: String?) throws {
        try link(member, to: arrival.person.standing.identity)
        try run("DELETE FROM password_resets WHERE member = ?", [present(memberKey(member.id))])
        try record(OwnerArrival.linked(member, by: AuditOrigin(member, address: address), at: now))
    }

    /// Who comes by a log-in that is known agrees to belong to the account that is named.
    fileprivate func agree(_ member: Member, from address: String?) throws {
        guard !member.isAccepted else { return }
        try accept(member)
        try run("DELETE FROM password_resets WHERE member = ?", [present(memberKey(member.id))])
        try record(LogInJoining.accepted(member, by: AuditOrigin(member, address: address), at: now))
    }

    /// The account is confirmed by arriving, and there is no password to choose: what is left is the question, by a link that takes the
    /// place of the mailed one.
    fileprivate func goOn(
        with activation: OwnerActivation, of member: Member, _ arrival: OwnerArrival, from address: String?
    ) throws {
        let account = try present(accountKey(member.account))
        let sql = "SELECT 1 FROM activations WHERE account = ? AND confirmed_at IS NOT NULL"
        let isConfirmed = try exists(sql, [account])
        try invite(account: account, member: present(memberKey(member.id)), token: activation.link, link: nil)
        let origin = AuditOrigin(member, address: address)
        let begun = try present(self.activation(activation.link)).activation
        let confirmation = try present(AccountConfirmation(of: begun, by: origin, at: now))
        try update(
            present(confirmation.activation.choosingPassword(in: activation.browser, at: now)), ofAccount: account)
        let standing = arrival.person.standing
        try update(
            "UPDATE activations SET issuer = ?, provider_session = ? WHERE account = ?",
            [standing.identity.issuer, standing.session, account])
        if !isConfirmed { try record(confirmation.event) }
    }
}
