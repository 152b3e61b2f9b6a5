/// Who has an address at a door.
package struct KnownIdentity: Sendable {
    package let identity: Identity
    package let password: SealedSecret?
    package let standing: Standing

    package var mayLogIn: Bool { standing == .open }

    package enum Standing: Sendable {
        case open
        /// The account waits for its owner, who has chosen a password and then stopped.
        case notActivated
        /// The account is closed, the invitation not accepted, or the agent disabled.
        case ended
    }
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
                    identity: Identity($0.member), password: $0.password,
                    standing: standing(of: $0.member, in: $0.account))
            }
        case .api: return nil
        case .careDesk:
            return try await stores.agent(email: email).map {
                KnownIdentity(
                    identity: Identity($0.agent), password: $0.password, standing: $0.agent.isDisabled ? .ended : .open)
            }
        }
    }

    private func standing(of member: Member, in account: Account) -> KnownIdentity.Standing {
        switch account.status {
        case .active, .suspended: member.isAccepted ? .open : .ended
        case .pending: .notActivated
        case .closed: .ended
        }
    }
}
