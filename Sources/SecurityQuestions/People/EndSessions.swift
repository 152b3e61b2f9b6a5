/// Ends somebody's other sessions.
package struct EndSessions: Sendable {
    private let stores: any SessionStore

    package init(stores: any SessionStore) { self.stores = stores }

    /// Ends the one of `sessions`, which are theirs, that a form names.
    ///
    /// - Parameter here: the present session, which is ended by logging out.
    /// - Returns: false where it is not there any more.
    package func perform(
        on mark: String, of sessions: [Session], here: TokenHash, _ identity: Identity, from address: String?
    ) async throws -> Bool {
        guard let session = sessions.first(where: { $0.mark == mark && $0.token != here }) else { return false }
        return try await stores.endOther(session.token, of: identity, from: address)
    }

    /// - Returns: how many were ended.
    @discardableResult
    package func perform(of identity: Identity, keeping session: TokenHash, from address: String?) async throws -> Int {
        try await stores.endOtherSessions(of: identity, keeping: session, from: address)
    }
}
