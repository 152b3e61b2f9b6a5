/// Logs somebody out: this session.
package struct LogOut: Sendable {
    private let stores: any SessionStore
    private let world: World

    package init(stores: any SessionStore, world: World) { (self.stores, self.world) = (stores, world) }

    package func perform(_ identity: Identity, session: TokenHash, from address: String?) async throws {
        let kind: AuditEvent.Kind =
            switch identity.person {
            case .member: .memberLoggedOut
            case .agent: .agentLoggedOut
            }
        try await stores.end(session, event: identity.event(kind, at: world.now(), from: address))
    }
}
