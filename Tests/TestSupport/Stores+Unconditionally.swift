import SecurityQuestions

/// Changes as tests make them that are about something else: whatever is kept at the moment is replaced.
extension AnswerStore {
    package func replace(
        with answer: SealedAnswer, on occasion: AnswerReplacement.Occasion, by origin: AuditOrigin
    ) async throws {
        let kept = try await self.answer(of: answer.place.account)?.answer.id
        _ = try await replace(with: answer, ifStill: kept, on: occasion, by: origin)
    }
}

extension MemberStore {
    package func changePassword(
        of member: ID<Member>, to password: SealedSecret, session: TokenHash, by origin: AuditOrigin
    ) async throws {
        let present = try await self.password(of: member)
        _ = try await changePassword(of: member, to: password, ifStill: present, session: session, by: origin)
    }

    package func resetPassword(_ token: TokenHash, to password: SealedSecret, by origin: AuditOrigin) async throws
        -> Bool
    {
        guard let holder = try await passwordReset(token) else { return false }
        let present = try await self.password(of: holder.member.id)
        return try await resetPassword(token, to: password, ifStill: present, in: nil, by: origin)
    }

    /// Whether the address has changed by it.
    package func changeEmail(_ token: TokenHash, by origin: AuditOrigin) async throws -> Bool {
        try await confirmEmailChange(token, by: origin) == .changed
    }

    /// By the member who is named, as an owner, or by the account's first.
    package func reportNotMe(_ account: ID<Account>, keeping session: TokenHash, by origin: AuditOrigin) async throws {
        let first = try await members(of: account).first?.id
        guard let member = Member.owner(of: account, origin, or: first) else { return }
        try await reportNotMe(by: member, keeping: .init(session: session), from: origin.address)
    }
}

extension MemberStore {
    /// Somebody is added, and agrees at once.
    package func join(_ member: Member, link: MailedLink, by origin: AuditOrigin) async throws -> AddMember.Refusal? {
        if let refusal = try await add(member, link: link, by: origin) { return refusal }
        _ = try await accept(link.token, by: member.logIn, origin)
        return nil
    }
}

extension ActivationStore {
    package func choosePassword(_ token: TokenHash, password: SealedSecret, by origin: AuditOrigin) async throws -> Bool
    {
        try await choosePassword(token, password: password, in: nil, by: origin)
    }
}

extension SessionStore {
    /// What the pages of somebody who has just logged in show of their calls.
    package func openCalls(of agent: Agent, in world: AdvancingWorld) async throws -> [OpenCallView]? {
        let token = world.tokenHash()
        try await start(token, of: Identity(agent), browser: nil, client: nil, from: nil)
        return try await agentSession(token)?.openCalls
    }
}

extension Member {
    /// The member whom `origin` names, or `other`.
    package static func owner(of account: ID<Account>, _ origin: AuditOrigin, or other: ID<Member>? = nil) -> Member? {
        let named: (id: ID<Member>, name: String)? =
            if case .member(let id, let name) = origin.actor { (id, name) } else { nil }
        guard let id = named?.id ?? other else { return nil }
        return Member(
            id: id, account: account, name: named?.name ?? "Maud Exemple", email: .sample("owner@mail.example"),
            role: .owner, language: nil)
    }
}
