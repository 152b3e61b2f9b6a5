/// A member's session with what every page of the Office Manager needs.
public struct MemberSession: Sendable {
    public let session: Session
    public let member: Member
    public let account: Account
    /// The log-in opens other accounts too.
    package let opensOthers: Bool
    /// How the brand's own provider let them in; nil for a session that began here.
    package let company: AgentSession.Company?

    public init(session: Session, member: Member, account: Account) {
        self.init(session: session, member: member, account: account, opensOthers: false)
    }

    package init(
        session: Session, member: Member, account: Account, opensOthers: Bool, company: AgentSession.Company? = nil
    ) {
        self.company = company
        self.opensOthers = opensOthers
        self.session = session
        self.member = member
        self.account = account
    }
}
