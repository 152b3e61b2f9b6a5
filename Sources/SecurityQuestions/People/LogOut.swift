/// Logs somebody out: this session.
package struct LogOut: Sendable {
    private let stores: any SessionStore

    package init(stores: any SessionStore) { self.stores = stores }

    package func perform(_ identity: Identity, session: TokenHash, from address: String?) async throws {
        try await stores.end(session, of: identity, from: address)
    }
}
