import Foundation

/// What comes of the name that a caller gives: a member's who may call, a member's who may not, or nobody's. Nothing else is told
/// before the call is verified, and nothing of what was said is kept.
///
/// A name that is not the one of somebody who may call is a guess. Three of them are taken in a call, and each counts as a look-up
/// that names nobody (``LookUpBudget``): an agent cannot find out by it who belongs to an account.
package enum CallerNaming: Sendable {
    case named(Call, event: AuditEvent, isGuess: Bool)
    /// There is nothing in it to compare.
    case unreadable
    /// The call is over or verified, knows its caller, or takes no more names.
    case notTaken
    /// `event`: where this is the first entry that tells of the pause.
    case paused(until: Date, event: AuditEvent?)

    /// - Parameters:
    ///   - members: of the account, in the order in which they joined.
    ///   - lookUps: of the agent.
    package init(
        _ said: String, in call: Call, members: [Member], lookUps: LookUpStanding, by agent: Agent,
        from address: String?,
        at now: Date
    ) {
        guard call.takesName(at: now) else {
            self = .notTaken
            return
        }
        guard let name = SpokenName(said) else {
            self = .unreadable
            return
        }
        if case .paused(let end, let event) = LookUpTaking(by: agent, from: address, at: now).decision(lookUps) {
            self = .paused(until: end, event: event)
            return
        }
        let caller = Self.caller(name, members)
        let person = members.first { $0.id == caller.member }
        var event = AuditOrigin(agent, address: address).event(
            Self.kind(caller), at: now, account: call.account, call: call.id,
            detail: person.map { PersonConcerned($0.role.rawValue, $0.name).detail })
        event.caller = caller.member
        self = .named(call.naming(caller), event: event, isGuess: caller.kind != .known)
    }

    /// Of several whose names are alike, the one whose name it is to the letter, then one who may call, then who joined first.
    private static func caller(_ name: SpokenName, _ members: [Member]) -> Caller {
        let found = members.map { (member: $0, match: name.match($0.name)) }.filter { $0.match != .none }
        let best = found.filter { one in found.allSatisfy { $0.match <= one.match } }
        if let known = best.first(where: { $0.member.mayCall }) { return .known(known.member.id) }
        return best.first.map { .mayNotCall($0.member.id) } ?? .unknown
    }

    private static func kind(_ caller: Caller) -> AuditEvent.Kind {
        switch caller {
        case .known: .callerNamed
        case .mayNotCall: .callerMayNotCall
        case .unknown, .somebodyElse: .callerNotKnown
        }
    }
}
