/// Somebody who logs in.
public enum Person: Sendable, Hashable {
    case member(ID<Member>)
    case agent(ID<Agent>)
}
