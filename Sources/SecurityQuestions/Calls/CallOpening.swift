import Foundation

/// Whether an agent's call about an account opens.
package enum CallOpening: Sendable {
    case opened(AuditEvent)
    /// The form was sent twice: the call as it stands.
    case repeated(Call)
    /// The id is another agent's or account's, or the agent does not serve the account's brand (any more).
    case refused

    /// - Parameters:
    ///   - known: the call of this id, whoever's.
    ///   - brand: of the account; nil where there is none.
    ///   - agent: as they are kept now; nil where there is none.
    package init(of call: Call, known: Call?, brand: Brand.ID?, agent: Agent?, address: String?, at now: Date) {
        if let known {
            self = known.agent == call.agent && known.account == call.account ? .repeated(known) : .refused
        } else if let brand, let agent, agent.id == call.agent, !agent.isDisabled, agent.brands.contains(brand) {
            self = .opened(
                AuditOrigin(agent, address: address).event(.callOpened, at: now, account: call.account, call: call.id))
        } else {
            self = .refused
        }
    }
}
