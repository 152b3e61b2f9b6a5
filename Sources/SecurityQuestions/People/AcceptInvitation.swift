/// Joins an account by logging in: whoever is invited to one and has a log-in for another already keeps it.
package struct AcceptInvitation: Sendable {
    private let stores: any MemberStore

    package init(stores: any MemberStore) { self.stores = stores }

    /// Whether it is accepted so, and not by choosing a password.
    package func isNeeded(for invited: Member) async throws -> Bool {
        LogInJoining.isByLogIn(of: invited, opened: try await stores.opened(byLogIn: invited.logIn))
    }

    /// - Parameter member: who is logged in.
    /// - Returns: false where there is no such link, or it is another log-in's.
    package func perform(
        link: TokenHash, of invited: Member, by member: Member, from address: String?
    ) async throws -> Bool {
        guard invited.logIn == member.logIn else { return false }
        return try await stores.accept(link, by: member.logIn, AuditOrigin(invited, address: address))
    }
}
