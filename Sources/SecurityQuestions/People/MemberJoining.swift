import Foundation

/// Whether somebody joins an account.
package enum MemberJoining: Sendable {
    case joins(AuditEvent)
    case refused(AddMember.Refusal)

    package var refusal: AddMember.Refusal? { if case .refused(let why) = self { why } else { nil } }

    /// So many people an account may have.
    package static let most = 100
    /// So many invitations may be open at once: each is a mail to an address that somebody typed.
    package static let mostOpen = 20

    /// An address that has a log-in in another account is added as any other: nobody learns of it.
    package static func decision(
        for member: Member, account: Account, people: [AccountPerson], by origin: AuditOrigin,
        at now: Date
    ) -> MemberJoining {
        guard account.status.isOpenToMembers else { return .refused(.accountNotOpen) }
        guard let authority = MemberAuthority(origin, among: people), authority.mayManage,
            authority.mayGive(member.role)
        else { return .refused(.notAllowed) }
        if let there = people.first(where: { $0.member.email == member.email }) {
            return .refused(.alreadyHere(there.member))
        }
        guard people.count < most else { return .refused(.tooMany) }
        let isProvider = if case .provider = authority { true } else { false }
        if !isProvider, people.count(where: { !$0.hasPassword }) >= mostOpen { return .refused(.tooManyOpen) }
        let concerned = PersonConcerned(member.role.rawValue, member.name)
        var event = origin.event(.memberAdded, at: now, account: account.id, detail: concerned.detail)
        event.changedMember = member.id
        return .joins(event)
    }
}
