/// Ends somebody's other sessions.
package struct EndSessions: Sendable {
    private let stores: any SessionStore

    package init(stores: any SessionStore) { self.stores = stores }

    /// - Returns: how many were ended.
    @discardableResult
    package func perform(of identity: Identity, keeping session: TokenHash, from address: String?) async throws -> Int {
        try await stores.endOtherSessions(of: identity, keeping: session, from: address)
    }
}
