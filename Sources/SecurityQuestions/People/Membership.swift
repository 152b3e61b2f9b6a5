import Foundation

/// A change of one of an account's people: what becomes of them, and what is told.
package struct Membership: Sendable {
    package let act: Act
    package let event: AuditEvent
    /// Of the account: a code, or the words of a call, that they may have seen and may not get any more.
    package private(set) var revokes: AccessRevocation?

    package enum Request: Sendable {
        /// `seen` is the role that stood on the page: another one now is another page's doing.
        case role(Member.Role, seen: Member.Role)
        case mayCall(Bool)
        /// Somebody is removed, an invitation is undone, or a member leaves.
        case removal
        case invitationAgain(MailedLink)
        /// The brand's provider means nobody by them any more. Only whoever runs the server asks for it.
        case unlink
    }

    package enum Act: Sendable {
        /// The member as they are from now on.
        case become(Member)
        /// Everything of theirs goes. Codes and the words of a call are the account's: they may have seen them.
        case remove(tells: Bool)
        /// In place of the links before.
        case mail(MailedLink)
        /// Wherever their log-in leads. Without a password they are invited again.
        case unlink(Member)
    }

    package enum Outcome: Sendable, Hashable {
        case done
        /// It was so already: a form that was sent twice, or by two at once.
        case alreadySo
        /// They do not belong to the account any more.
        case gone
        case notAllowed
        /// Without them nobody could manage the account.
        case lastOwner
        /// The page that the form came from is not true any more.
        case changedMeanwhile
        /// The invitation was mailed a moment ago.
        case justMailed
        case accountNotOpen
    }

    package enum Decision: Sendable {
        case change(Membership)
        case not(Outcome)
    }

    /// For so long after an invitation it is not mailed again.
    package static let spacing: TimeInterval = 5 * 60

    /// - Parameter people: everybody of the account, read in the transaction that changes them.
    package static func decision(
        _ request: Request, on id: ID<Member>, of account: Account, people: [AccountPerson], by origin: AuditOrigin,
        at now: Date
    ) -> Decision {
        guard let authority = MemberAuthority(origin, among: people) else { return .not(.notAllowed) }
        guard let person = people.first(where: { $0.member.id == id }) else { return .not(.gone) }
        let member = person.member
        let leaves = if case .removal = request { authority.isSelf(member) } else { false }
        guard leaves || (authority.mayManage && authority.mayChange(member)) else { return .not(.notAllowed) }
        guard authority.mayAsk(request) else { return .not(.notAllowed) }
        let isLastOwner = people.isLastOwner(member)
        func told(_ kind: AuditEvent.Kind, _ word: String) -> AuditEvent {
            origin.event(kind, at: now, account: account.id, detail: PersonConcerned(word, member.name).detail)
        }
        switch request {
        case .role(let role, let seen):
            guard member.role != role else { return .not(.alreadySo) }
            guard member.role == seen else { return .not(.changedMeanwhile) }
            guard authority.mayGive(role) else { return .not(.notAllowed) }
            guard !isLastOwner else { return .not(.lastOwner) }
            let changed = member.with(role: role)
            return .change(.becoming(changed, from: member, told(.memberRoleChanged, role.rawValue)))
        case .mayCall(let mayCall):
            guard member.mayCall != mayCall else { return .not(.alreadySo) }
            let changed = member.with(mayCall: mayCall)
            return .change(.becoming(changed, from: member, told(.memberMayCallChanged, mayCall ? "yes" : "no")))
        case .removal:
            guard !isLastOwner else { return .not(.lastOwner) }
            let event = told(leaves ? .memberLeft : .memberRemoved, member.role.rawValue)
            return .change(
                Membership(
                    act: .remove(tells: person.hasPassword), event: event, revokes: .codesSeen(of: account.id)))
        case .invitationAgain(let link):
            guard account.status.isOpenToMembers else { return .not(.accountNotOpen) }
            guard !person.hasPassword else { return .not(.alreadySo) }
            if let until = person.linkUntil, until > now.addingTimeInterval(Activation.lifetime - spacing) {
                return .not(.justMailed)
            }
            return .change(Membership(act: .mail(link), event: told(.memberInvitedAgain, member.role.rawValue)))
        case .unlink:
            guard person.isLinked else { return .not(.alreadySo) }
            return .change(
                Membership(
                    act: .unlink(member), event: told(.memberUnlinked, member.role.rawValue),
                    revokes: .unlinked(member.logIn)))
        }
    }

    private static func becoming(_ changed: Member, from member: Member, _ told: AuditEvent) -> Membership {
        var event = told
        event.changedMember = member.id
        let loses = (member.mayGetSupportCode && !changed.mayGetSupportCode) || (member.mayCall && !changed.mayCall)
        return Membership(
            act: .become(changed), event: event, revokes: loses ? .codesSeen(of: member.account) : nil)
    }
}
