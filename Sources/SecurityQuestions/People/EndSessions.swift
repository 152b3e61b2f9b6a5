/// Ends a member's other sessions.
package struct EndSessions: Sendable {
    private let stores: any SessionStore
    private let world: World

    package init(stores: any SessionStore, world: World) { (self.stores, self.world) = (stores, world) }

    /// - Returns: how many were ended.
    @discardableResult
    package func perform(of member: Member, keeping session: TokenHash, from address: String?) async throws -> Int {
        try await stores.endOtherSessions(
            of: member.id, keeping: session,
            event: Identity(member).event(.sessionsEnded, at: world.now(), from: address))
    }
}
