import Foundation

/// Whether an agent's call about an account opens.
package enum CallOpening: Sendable {
    /// `announcement`: as it is to be kept, where the call changes it.
    case opened(Call, announcement: CallAnnouncement?, events: [AuditEvent])
    /// The form was sent twice: the call as it stands.
    case repeated(Call)
    /// The id is another agent's or account's, or the agent does not serve the account's brand (any more).
    case refused
    /// The agent has looked up too much that came to nothing. `event`: where this is the first entry that tells of the pause.
    case paused(until: Date, event: AuditEvent?)

    /// - Parameters:
    ///   - id: comes with the form.
    ///   - known: the call of this id, whoever's.
    ///   - brand: of the account; nil where there is none.
    ///   - agent: as they are kept now; nil where there is none.
    ///   - announcement: the account's latest.
    ///   - boundCall: that is bound to it.
    ///   - lookUps: of the agent.
    package init(
        of id: ID<Call>, about account: ID<Account>, by agent: ID<Agent>, known: Call?, brand: Brand.ID?,
        agent kept: Agent?, announcement: CallAnnouncement?, boundCall: Call?, lookUps: LookUpStanding,
        address: String?, at now: Date
    ) {
        if let known {
            self = known.agent == agent && known.account == account ? .repeated(known) : .refused
        } else if let brand, let kept, kept.id == agent, !kept.isDisabled, kept.brands.contains(brand) {
            if let pause = LookUpTaking(by: kept, from: address, at: now).pauseOfCalls(lookUps) {
                self = .paused(until: pause.end, event: pause.event)
                return
            }
            let origin = AuditOrigin(kept, address: address)
            let changed = announcement?.opening(
                id, isBoundCallUnderWay: boundCall?.isUnderWay(at: now) == true, at: now)
            var events = [origin.event(.callOpened, at: now, account: account, call: id)]
            if changed?.otherCallAt != nil {
                events.append(origin.event(.otherCallOpened, at: now, account: account, call: id))
            }
            self = .opened(
                Call(id: id, account: account, agent: agent, openedAt: now), announcement: changed, events: events)
        } else {
            self = .refused
        }
    }
}
