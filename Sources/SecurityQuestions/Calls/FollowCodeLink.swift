/// What somebody does with a mailed link to a support code. It logs nobody in, and looking at it changes nothing.
package struct FollowCodeLink: Sendable {
    private let stores: any CodeLinkStore
    private let keeping: any PasswordSealer & SupportCodeCopier
    private let world: World

    package init(stores: any CodeLinkStore, keeping: any PasswordSealer & SupportCodeCopier, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Found: Sendable {
        /// It asks who dialled whom.
        case waits(CodeLinkView)
        /// The code it led to, in the browser that got it.
        case shown(SupportCode, digits: String)
        /// Used, in another browser too; too old; or the call is over. Which is not told: whoever reads it may be anybody.
        case over
    }

    /// - Parameter browser: whose code may be seen again.
    package func find(_ link: TokenHash, brand: Brand.ID, browser: SecretToken) async throws -> Found {
        guard let view = try await stores.codeLink(link), view.account.brand == brand else { return .over }
        if view.waits { return .waits(view) }
        guard let code = view.code, view.link.leads(in: view.call, at: view.now),
            let digits = keeping.digits(of: code, for: browser, at: view.now)
        else { return .over }
        return .shown(code, digits: digits)
    }

    /// "I dialled the number": makes the code that only `browser` can see.
    ///
    /// - Returns: false where the link leads nowhere any more. Throws ``KeepingFailure``.
    package func makeCode(_ link: TokenHash, brand: Brand.ID, browser: SecretToken, from address: String?) async throws
        -> Bool
    {
        guard let view = try await stores.codeLink(link), view.account.brand == brand, view.waits else { return false }
        let (key, account, digits) = (ID<SupportCode>(world), view.account.id, SupportCode.newDigits(world))
        let secret = try await keeping.seal(SecretText(digits), of: .supportCode(key, of: account))
        let copy = try keeping.copy(digits, of: key, ofAccount: account, for: browser)
        let place = CodePlace(call: view.call.id, member: view.member.id)
        let code = SupportCode(
            id: key, account: account, secret: secret, madeAt: world.now(), copy: copy, place: place)
        return try await stores.keep(code, by: link, origin: AuditOrigin(view.member, address: address))
    }

    /// "They called me": the calls and codes of the account end, as if it had been said in the Office Manager.
    package func report(_ link: TokenHash, brand: Brand.ID, from address: String?) async throws -> Bool {
        guard let view = try await stores.codeLink(link), view.account.brand == brand,
            view.link.leads(in: view.call, at: view.now)
        else { return false }
        try await stores.reportImpostor(view.account.id, by: AuditOrigin(view.member, address: address))
        return true
    }
}
