/// A new support code for a call: made on request, shown in the answer to that request and nowhere else.
package struct MakeSupportCode: Sendable {
    private let stores: any SupportCodeStore
    private let keeping: any PasswordSealer
    private let world: World

    package init(stores: any SupportCodeStore, keeping: any PasswordSealer, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        case made(SupportCode, digits: String)
        /// The same form made a code before: it was shown then.
        case shownBefore
        case denied(AccessRefusal)
    }

    package func denial(in login: MemberSession) -> AccessRefusal? {
        guard login.member.mayGetSupportCode else { return .notAllowed }
        return login.session.passwordIsFresh(at: world.now()) ? nil : .passwordNeeded
    }

    /// - Parameter key: comes with the form and becomes the code's id.
    package func perform(key: ID<SupportCode>, in login: MemberSession, from address: String?) async throws -> Outcome {
        if let denial = denial(in: login) { return .denied(denial) }
        let account = login.account.id
        guard try await stores.supportCode(of: account)?.id != key else { return .shownBefore }
        let digits = SupportCode.newDigits(world)
        let secret = try await keeping.seal(SecretText(digits), of: .supportCode(key, of: account))
        let code = SupportCode(id: key, account: account, secret: secret, madeAt: world.now())
        let kept = try await stores.keep(code, by: AuditOrigin(login.member, address: address))
        return kept.map { .made($0, digits: digits) } ?? .shownBefore
    }
}
