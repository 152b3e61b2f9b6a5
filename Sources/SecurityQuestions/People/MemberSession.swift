/// A member's session with what every page of the Office Manager needs.
public struct MemberSession: Sendable {
    public let session: Session
    public let member: Member
    public let account: Account

    public init(session: Session, member: Member, account: Account) {
        self.session = session
        self.member = member
        self.account = account
    }
}
