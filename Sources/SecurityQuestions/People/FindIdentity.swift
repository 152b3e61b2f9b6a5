/// Who has an address at a door.
package struct KnownIdentity: Sendable {
    package let identity: Identity
    package let password: SealedSecret?
    /// The account is not closed, the agent not disabled.
    package let mayLogIn: Bool
}

/// Finds out who has an address at a door.
struct FindIdentity: Sendable {
    let stores: any MemberStore & AgentStore

    func perform(email typed: String, at place: LoginPlace) async throws -> KnownIdentity? {
        guard let email = EmailAddress(typed) else { return nil }
        switch place {
        case .portal(let brand):
            return try await stores.member(email: email, brand: brand).map {
                KnownIdentity(
                    identity: Identity($0.member), password: $0.password, mayLogIn: $0.account.status.isOpenToMembers)
            }
        case .careDesk:
            return try await stores.agent(email: email).map {
                KnownIdentity(identity: Identity($0.agent), password: $0.password, mayLogIn: !$0.agent.isDisabled)
            }
        }
    }
}
