/// A member's session with what every page of the Office Manager needs.
public struct MemberSession: Sendable {
    public let session: Session
    public let member: Member
    public let account: Account
    /// The log-in opens other accounts too.
    package let opensOthers: Bool

    public init(session: Session, member: Member, account: Account) {
        self.init(session: session, member: member, account: account, opensOthers: false)
    }

    package init(session: Session, member: Member, account: Account, opensOthers: Bool) {
        self.opensOthers = opensOthers
        self.session = session
        self.member = member
        self.account = account
    }
}
