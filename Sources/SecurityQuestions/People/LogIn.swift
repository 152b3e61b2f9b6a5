import Foundation

/// Log-in at either door: the password, then, for whoever has one, the second factor.
package struct LogIn: Sendable {
    package typealias Stores = MemberStore & AgentStore & SessionStore & SecondFactorStore & LoginThrottleStore
        & PasswordSealStore & AuditStore

    private let stores: any Stores
    private let keeping: any PasswordSealer & SecondFactorVerifier
    private let world: World
    private let client: ClientSoftware?

    /// - Parameter client: the browser that somebody logs in with, as it names itself.
    package init(
        stores: any Stores, keeping: any PasswordSealer & SecondFactorVerifier, world: World,
        client: ClientSoftware? = nil
    ) {
        (self.stores, self.keeping, self.world, self.client) = (stores, keeping, world, client)
    }

    package enum PasswordOutcome: Sendable {
        case loggedIn(SecretToken)
        /// The password was right; what is missing is the second factor.
        case secondFactorNeeded(PasswordStep)
        /// The password is right, and the account waits for the rest of its activation: its link leads on.
        case notActivated
        /// Everything was right, and the log-in opens several accounts.
        case choiceNeeded(PasswordStep, [Opened])
        /// Wrong, or nobody's: it is not told which.
        case wrong
        case wait(until: Date)
    }

    /// - Parameter hold: holds the answer back, and tells whoever runs the server, while many names are tried.
    package func perform(
        email: String, password: SecretText, browser: TokenHash, at place: LoginPlace, from address: String,
        hold: @escaping @Sendable (LoginDelay) async throws -> Void
    ) async throws -> PasswordOutcome {
        func limit(in browser: KnownBrowser?) -> LoginRateLimit {
            LoginRateLimit(
                .logIn, at: place, email: email, from: address, in: browser, stores: stores, hold: hold)
        }
        let found: KnownIdentity?
        do {
            found = try await FindIdentity(stores: stores).perform(email: email, at: place)
        } catch let altered as RecordAltered {
            // It counts as a wrong password does, or anybody could fill the log with it.
            let counted = try await limit(in: nil).admit { nil as KnownIdentity? }
            if case .wait(let until) = counted { return .wait(until: until) }
            let visitor = AuditOrigin.visitor(address: address, brand: place.brand)
            return try await stores.tellingOfAltered(by: visitor) { throw altered }
        }
        let check = PasswordCheck(stores: stores, keeping: keeping, world: world, place: place, address: address)
        let known = found.map { KnownBrowser(of: $0.identity.person, browser) } ?? nil
        switch try await limit(in: known).admit({ try await check.owner(of: password, known: found) }) {
        case .wrong: return .wrong
        case .wait(let until): return .wait(until: until)
        case .right(let known):
            guard known.mayLogIn else { return .notActivated }
            guard try await stores.secondFactor(of: known.identity.person) == nil else {
                return .secondFactorNeeded(PasswordStep(known))
            }
            let opened = try await opened(by: known.identity)
            if opened.count > 1 { return .choiceNeeded(try await allProved(by: known, in: browser), opened) }
            return .loggedIn(try await begin(known.identity, browser: browser, from: address))
        }
    }

    /// Of an agent nothing: the care desk is one place.
    private func opened(by identity: Identity) async throws -> [Opened] {
        if case .member(let logIn) = identity.person { try await stores.opened(byLogIn: logIn) } else { [] }
    }

    /// What is right until an account is chosen: for one log-in, so that whoever goes back to the choice after it was left finds none.
    private func allProved(by known: KnownIdentity, in browser: TokenHash) async throws -> PasswordStep {
        let last = try await stores.lastLogIn(in: KnownBrowser(of: known.identity.person, browser))
        return PasswordStep(known, after: last)
    }

    package enum ChoiceOutcome: Sendable {
        case loggedIn(SecretToken)
        /// Of the right password nothing is left, it was used, or the account is not among what it opens any more.
        case tooLate
    }

    /// The last step where there are several accounts.
    ///
    /// - Parameter step: what was right, the second factor with it.
    package func perform(
        after step: PasswordStep, choosing account: ID<Account>, browser: TokenHash, at place: LoginPlace,
        from address: String
    ) async throws -> ChoiceOutcome {
        guard let known = try await FindIdentity(stores: stores).perform(email: step.email, at: place),
            known.mayLogIn, step == (try await allProved(by: known, in: browser)),
            let chosen = try await opened(by: known.identity).first(where: { $0.account.id == account })
        else { return .tooLate }
        return .loggedIn(try await begin(Identity(chosen.member), browser: browser, from: address))
    }

    package enum SecondFactorOutcome: Sendable {
        case loggedIn(SecretToken, byRecoveryCode: Bool)
        /// It was right, and the log-in opens several accounts.
        case choiceNeeded(PasswordStep, [Opened], byRecoveryCode: Bool)
        /// Of the right password nothing is left: it was changed, or its owner may not log in any more.
        case tooLate
        case codeMissing
        case wrong
        case wait(until: Date)
    }

    /// The second step. `code` is nil where nothing was typed.
    package func perform(
        after step: PasswordStep, code: SecondFactorEntry?, browser: TokenHash, at place: LoginPlace,
        from address: String
    ) async throws -> SecondFactorOutcome {
        guard let known = try await FindIdentity(stores: stores).perform(email: step.email, at: place),
            known.mayLogIn, step == PasswordStep(known)
        else { return .tooLate }
        guard let code else { return .codeMissing }
        let check = SecondFactorCheck(stores: stores, keeping: keeping, world: world, address: address)
        switch try await check.admitted(code, of: known.identity, email: step.email, in: browser, at: place) {
        case .wrong: return .wrong
        case .wait(let until): return .wait(until: until)
        case .right(let used):
            let (opened, byRecoveryCode) = (try await opened(by: known.identity), used == .recoveryCode)
            if opened.count > 1 {
                let step = try await allProved(by: known, in: browser)
                return .choiceNeeded(step, opened, byRecoveryCode: byRecoveryCode)
            }
            let token = try await begin(known.identity, browser: browser, from: address)
            return .loggedIn(token, byRecoveryCode: byRecoveryCode)
        }
    }

    /// A session, and a browser that is known next time.
    private func begin(_ identity: Identity, browser: TokenHash, from address: String) async throws -> SecretToken {
        try await stores.begin(of: identity, browser: browser, client: client, from: address, in: world)
    }
}
