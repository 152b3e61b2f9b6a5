/// A new support code for a call: made on request, and shown to the session that asked for it and nowhere else.
package struct MakeSupportCode: Sendable {
    private let stores: any SupportCodeStore & PageStore
    private let keeping: any PasswordSealer & SupportCodeCopier
    private let world: World

    package init(
        stores: any SupportCodeStore & PageStore, keeping: any PasswordSealer & SupportCodeCopier, world: World
    ) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        case made
        /// The same form made it before.
        case madeBefore
        case denied(AccessRefusal)
        /// "This was not me" was reported, or nothing of the brand is checked.
        case stopped
    }

    /// Whether no code of the account can be checked, so that none is made.
    package func isStopped(in login: MemberSession) async throws -> Bool {
        guard let standing = try await stores.foundView(of: login.account.id)?.standing else { return false }
        return standing.isReported || standing.brandStoppedAt != nil
    }

    package func denial(in login: MemberSession) -> AccessRefusal? {
        guard login.member.mayGetSupportCode else { return .notAllowed }
        return login.session.passwordIsFresh(at: world.now()) ? nil : .passwordNeeded
    }

    /// - Parameters:
    ///   - key: comes with the form and becomes the code's id.
    ///   - token: of the session, which may see the code until it is used or over.
    package func perform(
        key: ID<SupportCode>, in login: MemberSession, token: SecretToken, from address: String?
    ) async throws -> Outcome {
        if let denial = denial(in: login) { return .denied(denial) }
        guard try await !isStopped(in: login) else { return .stopped }
        let account = login.account.id
        guard try await stores.supportCode(of: account)?.id != key else { return .madeBefore }
        let digits = SupportCode.newDigits(world)
        let secret = try await keeping.seal(SecretText(digits), of: .supportCode(key, of: account))
        let copy = try keeping.copy(digits, of: key, ofAccount: account, for: token)
        let code = SupportCode(id: key, account: account, secret: secret, madeAt: world.now(), copy: copy)
        let kept = try await stores.keep(code, by: AuditOrigin(login.member, address: address))
        return kept == nil ? .madeBefore : .made
    }
}
