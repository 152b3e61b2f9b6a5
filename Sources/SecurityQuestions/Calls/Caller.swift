/// Who a caller is said to be: by the name they gave, or as the agent has recorded it.
package enum Caller: Sendable, Hashable {
    /// By the name, a member who may call; nil once they are no member any more.
    case known(ID<Member>?)
    /// A name that is nobody's of the account. It verifies no less than no name does: not everybody gives the name that stands in
    /// the list, and whoever hears of the call hears of that.
    case unknown
    /// By the name, a member who may not call for the account.
    case mayNotCall(ID<Member>?)
    /// Recorded by the agent, with a reason.
    case somebodyElse

    /// Whether nothing verifies the call: no answer and no code.
    package var isBarred: Bool {
        switch self {
        case .known, .unknown: false
        case .mayNotCall, .somebodyElse: true
        }
    }

    package var member: ID<Member>? {
        switch self {
        case .known(let member), .mayNotCall(let member): member
        case .unknown, .somebodyElse: nil
        }
    }

    /// As it is kept, the member beside it.
    package enum Kind: String, Sendable, CaseIterable {
        case known, unknown, mayNotCall, somebodyElse
    }

    package var kind: Kind {
        switch self {
        case .known: .known
        case .unknown: .unknown
        case .mayNotCall: .mayNotCall
        case .somebodyElse: .somebodyElse
        }
    }

    package init(_ kind: Kind, member: ID<Member>?) {
        self =
            switch kind {
            case .known: .known(member)
            case .unknown: .unknown
            case .mayNotCall: .mayNotCall(member)
            case .somebodyElse: .somebodyElse
            }
    }
}

/// As an entry of a verified call, and the notice of it, say who it was.
extension PersonConcerned {
    /// The name that was given is nobody's of the account.
    package static let unknownName = PersonConcerned("unknown", "")

    package init?(_ caller: Caller?, member: Member?) {
        switch (caller, member) {
        case (.known, let member?): self.init(member.role.rawValue, member.name)
        case (.unknown, _): self = .unknownName
        default: return nil
        }
    }
}
