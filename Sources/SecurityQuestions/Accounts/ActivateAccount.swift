/// Activation by link: the owner confirms the account, chooses a password, then a question and its answer. It can be
/// left and resumed; a step that is sent twice counts once.
package struct ActivateAccount: Sendable {
    private let stores: any ActivationStore & MemberStore
    private let keeping: any AnswerSealer & PasswordSealer
    private let world: World

    package init(
        stores: any ActivationStore & MemberStore, keeping: any AnswerSealer & PasswordSealer, world: World
    ) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    /// Who follows a working link.
    package struct Invited: Sendable {
        package let token: TokenHash
        package let member: Member
        package let account: Account

        package init(token: TokenHash, member: Member, account: Account) {
            (self.token, self.member, self.account) = (token, member, account)
        }
    }

    package enum Invitation: Sendable {
        case waiting(Activation.Step, Invited)
        case used(by: Member)
        case expired
        case unknown
    }

    /// What a link is good for now; at another brand, for nothing.
    package func invitation(_ token: TokenHash, brand: Brand.ID) async throws -> Invitation {
        guard let found = try await stores.activation(token), found.account.brand == brand else { return .unknown }
        switch found.activation.state(at: world.now()) {
        case .used: return .used(by: found.member)
        case .expired: return .expired
        case .waiting(let step):
            return .waiting(step, Invited(token: token, member: found.member, account: found.account))
        }
    }

    /// The first step. Where it is not its turn, nothing changes.
    package func confirm(_ invited: Invited, from address: String?) async throws {
        _ = try await stores.confirm(invited.token, by: AuditOrigin(invited.member, address: address))
    }

    package enum PasswordOutcome: Sendable {
        case chosen
        case refused(PasswordRules.Refusal)
        /// It was not its turn.
        case outOfTurn
    }

    /// The second step.
    package func choose(password: SecretText, _ invited: Invited, from address: String?) async throws
        -> PasswordOutcome
    {
        let personal = invited.member.personal(in: invited.account)
        if let refusal = PasswordRules.refusal(of: password, personal: personal) { return .refused(refusal) }
        let sealed = try await keeping.seal(password, of: .member(invited.member.id))
        let origin = AuditOrigin(invited.member, address: address)
        return try await stores.choosePassword(invited.token, password: sealed, by: origin) ? .chosen : .outOfTurn
    }

    package enum AnswerOutcome: Sendable {
        /// The account is active, and its owner logged in.
        case activated(SecretToken)
        case refused(AnswerRefusal)
        /// Nothing was kept: the owner wanted to know how it would be heard.
        case heard(String)
        /// It was not its turn.
        case outOfTurn
    }

    /// The last step.
    ///
    /// - Parameter browser: the one it is done in, which is no new one from then on.
    package func choose(
        answer chosen: ChosenAnswer, _ invited: Invited, of brand: Brand, browser: TokenHash?, from address: String?
    ) async throws -> AnswerOutcome {
        let sealing = AnswerSealing(stores: stores, keeping: keeping, world: world)
        switch try await sealing.read(chosen, for: invited.account, of: brand) {
        case .refused(let refusal): return .refused(refusal)
        case .heard(let words): return .heard(words)
        case .readable(let forms, let question):
            let answer = try await sealing.seal(forms, to: question, as: ID(world), by: invited.member)
            let token = try await complete(invited, with: answer, browser: browser, from: address)
            return token.map(AnswerOutcome.activated) ?? .outOfTurn
        }
    }

    /// The same with an answer that was judged and sealed already.
    ///
    /// - Returns: the token of the session that has begun; nil where it was not its turn.
    package func complete(
        _ invited: Invited, with answer: SealedAnswer, browser: TokenHash? = nil, from address: String?
    ) async throws -> SecretToken? {
        let token = SecretToken(world)
        let isDone = try await stores.complete(
            invited.token, answer: answer, session: token.hash, browser: browser,
            by: AuditOrigin(invited.member, address: address))
        return isDone ? token : nil
    }
}
