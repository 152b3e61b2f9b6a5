import Foundation

/// The numbers of an account's, shown to an agent who is advised to call back on one of them. Nothing verified the caller, so that they
/// were shown is recorded, and its people see it.
package struct CallBack: Sendable {
    package let phones: [PhoneNumber]
    package let event: AuditEvent

    /// Nil where calling back is not what is advised in the call.
    package init?(
        in facts: CallFacts, of account: Account, under policy: Brand.Policy, by origin: AuditOrigin, at now: Date
    ) {
        guard facts.advisesCallBack(under: policy, at: now), !account.phones.isEmpty else { return nil }
        phones = account.phones
        event = origin.event(.callBackShown, at: now, account: account.id, call: facts.call.id)
    }
}

extension CallFacts {
    /// Whether the agent is advised to call back on a number of the account: its question cannot be checked, or was not answered. A call
    /// that is over advises nothing after the time that a call has.
    package func advisesCallBack(under policy: Brand.Policy, at now: Date) -> Bool {
        if let closed = call.closed, now >= closed.at.addingTimeInterval(Call.lifetime) { return false }
        let (state, eligibility) = (call.state(at: now), eligibility(under: policy, at: now))
        guard state != .verified, state != .closed(.verified) else { return false }
        let obstacle =
            state == .closed(.failed)
            ? eligibility.lastingObstacle(to: .securityQuestion, at: now)
            : eligibility.obstacle(to: .securityQuestion, at: now)
        return switch obstacle {
        case .noAnswer, .reported, .dead, .locked, .recentlyChanged, .agentPaused, .clientPaused: true
        case nil: state == .closed(.failed) || state == .closed(.couldNotAnswer)
        case .brandStopped, .accountClosed, .callerNotAllowed, .callClosed, .alreadyVerified, .noneLeftInCall,
            .unknownCall:
            false
        }
    }
}

extension CallFacts {
    /// Whether a new invitation is advised: nobody has activated the account.
    package func advisesInvitation(at now: Date) -> Bool { account == .pending && call.isUnderWay(at: now) }
}

/// Shows an agent the numbers to call back on, where the call advises it.
package struct ShowCallBack: Sendable {
    private let stores: any CallerStore
    private let brands: Brands

    package init(stores: any CallerStore, brands: Brands) { (self.stores, self.brands) = (stores, brands) }

    /// - Returns: nil where it is not this agent's call, or calling back is not what is advised.
    package func perform(in call: ID<Call>, by agent: Agent, from address: String?) async throws -> [PhoneNumber]? {
        try await stores.showCallBack(in: call, under: brands, by: agent, from: address)?.phones
    }
}
