/// Why somebody is not let in by the company's provider, as far as they can do something about it. The audit log has the exact reason.
package enum CompanyProblem: Sendable, Hashable {
    case arrival(CompanyArrival.Refusal)
    case owner(OwnerArrival.Refusal)
    /// It does not answer, or with what nobody understands.
    case unreachable
    /// It does not do what is asked of it, or does not know this server.
    case misconfigured
    /// It says that it is another one, or its token is not right.
    case untrusted
    /// Its token is of another time than ours.
    case clocks
    case notLetIn
    /// The answer does not belong to a question of this browser, comes too late or for the second time.
    case tooLate
    /// Asked again within a session, it was not who had begun that.
    case otherPerson

    package static let all: [CompanyProblem] =
        CompanyArrival.Refusal.allCases.map(Self.arrival) + ofOwners

    /// Those that somebody can meet at the Office Manager.
    package static let ofOwners: [CompanyProblem] =
        OwnerArrival.Refusal.allCases.map(Self.owner)
        + [.unreachable, .misconfigured, .untrusted, .clocks, .notLetIn, .tooLate, .otherPerson]
}
