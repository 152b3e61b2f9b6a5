import Foundation

/// Activation by link: the owner confirms the account, chooses a password, then a question and its answer. It can be
/// left and resumed; a step that is sent twice counts once.
package struct ActivateAccount: Sendable {
    private let stores: any ActivationStore & MemberStore & LoginThrottleStore
    private let keeping: any AnswerSealer & PasswordSealer
    private let world: World

    package init(
        stores: any ActivationStore & MemberStore & LoginThrottleStore, keeping: any AnswerSealer & PasswordSealer,
        world: World
    ) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    /// Who follows a working link.
    package struct Invited: Sendable {
        package let token: TokenHash
        package let member: Member
        package let account: Account
        /// In which the password was chosen.
        private let passwordBrowser: TokenHash?
        /// They came by the brand's own provider, and have no password here.
        package let isByCompany: Bool

        package init(
            token: TokenHash, member: Member, account: Account, passwordChosenIn browser: TokenHash? = nil,
            isByCompany: Bool = false
        ) {
            self.isByCompany = isByCompany
            (self.token, self.member, self.account) = (token, member, account)
            passwordBrowser = browser
        }

        /// The link alone does not do for the last step, which logs in: somebody else may have found it by then.
        package func needsPassword(in browser: TokenHash?) -> Bool { browser != passwordBrowser }
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
            return .waiting(
                step,
                Invited(
                    token: token, member: found.member, account: found.account,
                    passwordChosenIn: found.activation.browser, isByCompany: found.activation.isByCompany))
        }
    }

    /// The first step. Where it is not its turn, nothing changes.
    package func confirm(_ invited: Invited, from address: String?) async throws {
        _ = try await stores.confirm(invited.token, by: AuditOrigin(invited.member, address: address))
    }

    /// Whether their log-in opens other accounts: then they log in for the steps that follow, and choose no password.
    package func isByLogIn(_ invited: Invited) async throws -> Bool {
        if invited.isByCompany { return false }
        return LogInJoining.isByLogIn(
            of: invited.member, opened: try await stores.opened(byLogIn: invited.member.logIn))
    }

    /// The second step for whoever is logged in. Where it is not its turn, or the log-in another's, nothing changes.
    package func accept(_ invited: Invited, by login: Member, browser: TokenHash?, from address: String?) async throws {
        _ = try await stores.acceptActivation(
            invited.token, by: login.logIn, in: browser, AuditOrigin(invited.member, address: address))
    }

    package enum PasswordOutcome: Sendable {
        case chosen
        case refused(PasswordRules.Refusal)
        /// It was not its turn.
        case outOfTurn
    }

    /// The second step.
    ///
    /// - Parameter browser: the one it is done in: in another one the last step asks for the password.
    package func choose(
        password: SecretText, _ invited: Invited, browser: TokenHash?, from address: String?
    ) async throws -> PasswordOutcome {
        let personal = invited.member.personal(in: invited.account)
        if let refusal = PasswordRules.refusal(of: password, personal: personal) { return .refused(refusal) }
        let sealed = try await keeping.seal(password, of: .member(invited.member.logIn))
        let origin = AuditOrigin(invited.member, address: address)
        let isChosen = try await stores.choosePassword(
            invited.token, password: sealed, in: browser, by: origin)
        return isChosen ? .chosen : .outOfTurn
    }

    package enum AnswerOutcome: Sendable {
        /// The account is active, and its owner logged in.
        case activated(SecretToken)
        case refused(AnswerRefusal)
        /// Nothing was kept: the owner wanted to know how it would be heard.
        case heard(HeardAnswer)
        /// It was not its turn.
        case outOfTurn
        /// Of the second step, which was taken in another browser.
        case passwordWrong
        case wait(until: Date)
    }

    /// The last step.
    ///
    /// - Parameters:
    ///   - password: of the second step; looked at where that was taken in another browser.
    ///   - login: who is logged in: where the log-in opens other accounts nothing else will do, for a second factor may belong to it.
    ///   - browser: the one it is done in, which is no new one from then on.
    package func choose(
        answer chosen: ChosenAnswer, password: SecretText, _ invited: Invited, as login: Member? = nil, of brand: Brand,
        browser: TokenHash?, from address: String?
    ) async throws -> AnswerOutcome {
        let isByLogIn = try await isByLogIn(invited)
        if isByLogIn, login?.logIn != invited.member.logIn { return .outOfTurn }
        let sealing = AnswerSealing(stores: stores, keeping: keeping, world: world)
        switch try await sealing.read(chosen, for: invited.account, of: brand) {
        case .refused(let refusal): return .refused(refusal)
        case .heard(let heard): return .heard(heard)
        case .readable(let forms, let question):
            switch try await isByLogIn ? .right(true) : look(at: password, of: invited, in: browser) {
            case .right: break
            case .wrong: return .passwordWrong
            case .wait(let until): return .wait(until: until)
            }
            let answer = try await sealing.seal(forms, to: question, as: ID(world), by: invited.member)
            let token = try await complete(invited, with: answer, browser: browser, from: address)
            return token.map(AnswerOutcome.activated) ?? .outOfTurn
        }
    }

    private func look(at password: SecretText, of invited: Invited, in browser: TokenHash?) async throws
        -> LoginRateLimit.Verdict<Bool>
    {
        guard invited.needsPassword(in: browser) else { return .right(true) }
        return try await LoginRateLimit(inSession: invited.token, stores: stores).admit {
            let kept = try await stores.password(of: invited.member.id)
            return try await keeping.isRight(password, with: kept, of: .member(invited.member.logIn)) ? true : nil
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
