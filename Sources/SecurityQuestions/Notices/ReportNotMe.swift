/// "This was not me": closes every other way in and, where an owner or administrator says so, stops phone verification until
/// there is a new question. The password first: a browser that was left open must not stop an account.
package struct ReportNotMe: Sendable {
    private let stores: any MemberStore & SessionStore
    private let world: World

    package init(stores: any MemberStore & SessionStore, world: World) { (self.stores, self.world) = (stores, world) }

    package enum Outcome: Sendable {
        /// With the session's new token; nil where another request has just renewed it.
        case reported(SecretToken?)
        /// The password was given too long ago.
        case passwordNeeded
    }

    /// - Parameter browser: it stays known: whoever reports from it has just given the password there.
    package func perform(in login: MemberSession, browser: TokenHash?, from address: String?) async throws -> Outcome {
        guard login.session.passwordIsFresh(at: world.now()) else { return .passwordNeeded }
        let token = SecretToken(world)
        // Whoever may have had the old token has nothing any more.
        let isRenewed = try await stores.renew(
            login.session.token, as: token.hash, isPasswordGiven: false)
        try await stores.reportNotMe(
            by: login.member,
            keeping: .init(session: isRenewed ? token.hash : login.session.token, browser: browser), from: address)
        return .reported(isRenewed ? token : nil)
    }
}
