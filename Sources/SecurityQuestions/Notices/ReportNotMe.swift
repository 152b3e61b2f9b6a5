/// "This was not me": closes every other way into the account and stops phone verification until there is a new question.
package struct ReportNotMe: Sendable {
    private let stores: any MemberStore & SessionStore
    private let world: World

    package init(stores: any MemberStore & SessionStore, world: World) { (self.stores, self.world) = (stores, world) }

    /// - Returns: the session's new token; nil where another request has just renewed it.
    package func perform(in login: MemberSession, from address: String?) async throws -> SecretToken? {
        let token = SecretToken(world)
        // Whoever may have had the old token has nothing any more.
        let isRenewed = try await stores.renew(
            login.session.token, as: token.hash, isPasswordGiven: false)
        try await stores.reportNotMe(
            login.account.id, keeping: isRenewed ? token.hash : login.session.token,
            by: AuditOrigin(login.member, address: address))
        return isRenewed ? token : nil
    }
}
