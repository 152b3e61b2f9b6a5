import SecurityQuestions

extension SQLStore {
    package func activation(_ token: TokenHash) async throws -> (
        activation: Activation, member: Member, account: Account
    )? {
        try await read { db in
            try db.activation(token).map { ($0.activation, $0.member, $0.account) }
        }
    }

    package func confirm(_ token: TokenHash, by origin: AuditOrigin) async throws -> Bool {
        try await write { db in
            guard let found = try db.activation(token),
                let confirmation = AccountConfirmation(of: found.activation, by: origin, at: db.now)
            else { return false }
            try db.update(confirmation.activation, ofAccount: found.accountKey)
            try db.record(confirmation.event)
            return true
        }
    }

    package func choosePassword(
        _ token: TokenHash, password: SealedSecret, in browser: TokenHash?, by origin: AuditOrigin
    ) async throws -> Bool {
        try await write { db in
            guard let found = try db.activation(token),
                let chosen = found.activation.choosingPassword(in: browser, at: db.now),
                // The link of one account is no way to the password that opens another.
                try !db.isJoinedByLogIn(found.member)
            else { return false }
            try db.accept(found.member)
            let change = MemberChange.firstPassword(of: found.member, by: origin, at: db.now)
            try db.perform(change.revokes)
            try db.setPassword(password, ofMember: found.memberKey)
            try db.update(chosen, ofAccount: found.accountKey)
            try db.record(change.event)
            return true
        }
    }

    package func acceptActivation(
        _ token: TokenHash, by logIn: ID<Member>, in browser: TokenHash?, _ origin: AuditOrigin
    ) async throws -> Bool {
        try await write { db in
            guard let found = try db.activation(token), found.member.logIn == logIn,
                try db.isJoinedByLogIn(found.member),
                let chosen = found.activation.choosingPassword(in: browser, at: db.now)
            else { return false }
            try db.accept(found.member)
            try db.update(chosen, ofAccount: found.accountKey)
            try db.record(LogInJoining.accepted(found.member, by: origin, at: db.now))
            return true
        }
    }

    package func complete(
        _ token: TokenHash, answer: SealedAnswer, session: TokenHash, browser: TokenHash?, by origin: AuditOrigin
    ) async throws -> Bool {
        try await write { db in
            guard let found = try db.activation(token),
                let completion = ActivationCompletion(
                    of: found.activation, account: found.account, by: answer, origin: origin, at: db.now)
            else { return false }
            try db.set(completion.status, closedAt: nil, ofAccount: found.accountKey)
            try db.update(completion.activation, ofAccount: found.accountKey)
            try db.keep(completion.answer, ofAccount: found.accountKey)
            try db.start(
                Session(beginning: db.now, token: session, company: found.company), member: found.memberKey, agent: nil,
                company: found.company)
            if let browser { _ = try db.meet(KnownBrowser(of: .member(found.member.logIn), browser)) }
            for event in completion.events { try db.record(event) }
            return true
        }
    }
}
