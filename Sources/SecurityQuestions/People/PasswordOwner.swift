/// Whose password it is: the seal is bound to it.
public enum PasswordOwner: Sendable, Hashable {
    case member(ID<Member>)
    case agent(ID<Agent>)
    /// A support code goes the way of a password.
    case supportCode(ID<SupportCode>, of: ID<Account>)
}
