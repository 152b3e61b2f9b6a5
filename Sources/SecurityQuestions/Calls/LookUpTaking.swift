import Foundation

/// Takes a look-up from the agent's budget before anything is searched for.
///
/// A store reads the standing under the agent's lock, asks, searches and writes, in one transaction: look-ups at once spend
/// exactly what there is.
package struct LookUpTaking: Sendable {
    package let agent: Agent
    package let address: String?
    package let now: Date

    package enum Decision: Sendable {
        case taken
        /// `event`: where this is the first entry that tells of the pause.
        case paused(until: Date, event: AuditEvent?)
    }

    package init(by agent: Agent, from address: String?, at now: Date) {
        (self.agent, self.address, self.now) = (agent, address, now)
    }

    private var origin: AuditOrigin { AuditOrigin(agent, address: address) }

    package func decision(_ standing: LookUpStanding) -> Decision {
        guard let end = standing.pause(at: now) else { return .taken }
        // Kept in whole milliseconds.
        let isTold = standing.pauseTold.map { $0.timeIntervalSince(end).magnitude < 0.000_5 } ?? false
        return .paused(until: end, event: isTold ? nil : origin.event(.lookUpsPaused, at: now))
    }

    /// The pause of the client that asks for the agent; nil where there is none.
    package func pause(of client: ClientStanding?) -> ClientPause? {
        client?.pauseOfLookUps(at: now).flatMap { end in
            client.map { ClientPause(until: end, of: $0, by: origin, at: now) }
        }
    }

    /// The pause, where no new call is opened in it either: too many look-ups named nobody, or too many calls took no attempt.
    package func pauseOfCalls(_ standing: LookUpStanding) -> (end: Date, event: AuditEvent?)? {
        guard standing.pauseByFailures(at: now) != nil, case .paused(let end, let event) = decision(standing) else {
            return nil
        }
        return (end, event)
    }

    /// Of two, it is known that there are several.
    package func outcome(_ accounts: [Account]) -> (LookUp, event: AuditEvent, failed: Bool) {
        guard let account = accounts.first else { return (.unknown, origin.event(.lookUpFailed, at: now), true) }
        guard accounts.count == 1 else {
            let why = LookUpFailure.severalAccounts.rawValue
            return (.several, origin.event(.lookUpFailed, at: now, detail: why), false)
        }
        return (.found(account), origin.event(.accountLookedUp, at: now, account: account.id), false)
    }
}

/// What came of a look-up.
package enum LookUp: Sendable {
    case found(Account)
    case unknown
    case several
    case paused(until: Date)
}
