import Foundation

/// Whether an agent's call about an account opens.
package enum CallOpening: Sendable {
    /// `announcement`: as it is to be kept, where the call changes it.
    /// `ended`: the agent's verified call about the same account, which ends with it.
    case opened(Call, ended: CallEnding?, announcement: CallAnnouncement?, events: [AuditEvent])
    /// The form was sent twice, or the agent has an open call about the account already: that one as it stands.
    case repeated(Call)
    /// The id is another agent's or account's, or the agent does not serve the account's brand (any more).
    case refused
    /// The agent has looked up too much that came to nothing. `event`: where this is the first entry that tells of the pause.
    case paused(until: Date, event: AuditEvent?)
    /// The same of the client that asks for the agent.
    case clientPaused(ClientPause)

    /// - Parameters:
    ///   - id: comes with the form.
    ///   - known: the call of this id, whoever's.
    ///   - own: the agent's call about this account that is under way. An agent has one at a time: what is not verified is gone on
    ///     with, and has the attempts it had. A verified one ends, for the next caller is not yet the one who was verified.
    ///   - brand: of the account; nil where there is none.
    ///   - agent: as they are kept now; nil where there is none.
    ///   - announcement: the account's latest.
    ///   - boundCall: that is bound to it.
    ///   - lookUps: of the agent.
    ///   - client: that asks for the agent, with its standing; nil where none does.
    ///   - metadata: what that client says of the call.
    package init(
        of id: ID<Call>, about account: ID<Account>, by agent: ID<Agent>, known: Call?, own: Call?,
        brand: Brand.ID?, agent kept: Agent?, announcement: CallAnnouncement?, boundCall: Call?,
        lookUps: LookUpStanding, client: (id: Client.ID, standing: ClientStanding)? = nil,
        metadata: CallMetadata = .none, address: String?, at now: Date
    ) {
        if let known {
            let isOwn = known.agent == agent && known.account == account && Self.isOpen(known, to: client?.id)
            self = isOwn ? .repeated(known) : .refused
        } else if let brand, let kept, kept.id == agent, !kept.isDisabled, kept.brands.contains(brand) {
            // A client neither goes on with a call that the agent has opened, nor ends it.
            if let own, !Self.isOpen(own, to: client?.id) {
                self = .refused
                return
            }
            if let own, case .open = own.state(at: now) {
                self = .repeated(own)
                return
            }
            if let pause = LookUpTaking(by: kept, from: address, at: now).pauseOfCalls(lookUps) {
                self = .paused(until: pause.end, event: pause.event)
                return
            }
            let origin = AuditOrigin(
                actor: .agent(kept.id, name: kept.name), address: address, client: client?.id)
            if let client, let end = client.standing.pauseOfLookUps(at: now) {
                self = .clientPaused(ClientPause(until: end, of: client.standing, by: origin, at: now))
                return
            }
            let ended = own.map { CallEnding.ending($0, as: .ended, by: origin, at: now) }
            let isBoundUnderWay = boundCall.map { $0.id != own?.id && $0.isUnderWay(at: now) } ?? false
            let changed = announcement?.opening(
                id, isBoundCallUnderWay: isBoundUnderWay, at: now)
            var events = [
                origin.event(.callOpened, at: now, account: account, call: id, detail: metadata.externalID)
            ]
            if changed?.otherCallAt != nil {
                events.append(origin.event(.otherCallOpened, at: now, account: account, call: id))
            }
            self = .opened(
                Call(
                    id: id, account: account, agent: agent, openedAt: now, client: client?.id, metadata: metadata),
                ended: ended, announcement: changed, events: events)
        } else {
            self = .refused
        }
    }

    private static func isOpen(_ call: Call, to client: Client.ID?) -> Bool { client.map { $0 == call.client } ?? true }
}
