import Foundation

/// What a change of a member's password or address, or a report, brings about beside itself.
package struct MemberChange: Sendable {
    package let revokes: AccessRevocation
    /// To be noted with the account.
    package let change: RecentChange?
    package let event: AuditEvent
    /// Counts of failures that begin anew.
    package private(set) var forgets: [LoginThrottle.Subject] = []
    /// The old address, which notices go to for a while.
    package private(set) var previous: PreviousAddress?
    /// The new address: where it was the member's before, it is no previous one any more.
    package private(set) var noLongerPrevious: EmailAddress?

    /// Compare and swap: the password that a new one was compared with is the one it takes the place of. The salt comes with
    /// a password and stays when its key changes.
    package static func mayReplace(_ current: SealedSecret?, ifStill present: SealedSecret?) -> Bool {
        current?.salt == present?.salt
    }

    /// The member chose another password by a mailed link. What strangers have tried meanwhile keeps them from nothing.
    package static func passwordReset(
        of member: Member, brand: Brand.ID, by origin: AuditOrigin, at now: Date
    ) -> MemberChange {
        var change = MemberChange(
            revokes: .passwordReset(member.logIn), change: .password,
            event: origin.event(.passwordChanged, at: now, account: member.account))
        change.forgets = LoginThrottle.subjects(of: member.logIn, at: member.email, brand: brand)
        return change
    }

    /// The member's password was changed by them.
    package static func password(of member: Member, by origin: AuditOrigin, at now: Date) -> MemberChange {
        MemberChange(
            revokes: .passwordSet(member.logIn), change: .password,
            event: origin.event(.passwordChanged, at: now, account: member.account))
    }

    /// The first password of an activation, which is no change.
    package static func firstPassword(of member: Member, by origin: AuditOrigin, at now: Date) -> MemberChange {
        MemberChange(
            revokes: .passwordSet(member.logIn), change: nil,
            event: origin.event(.passwordChosen, at: now, account: member.account))
    }

    /// The new address was confirmed by the link that went to it; nil where another member of the brand has taken it
    /// meanwhile.
    package static func address(
        of member: Member, to email: EmailAddress, isFree: Bool, by origin: AuditOrigin, at now: Date
    ) -> MemberChange? {
        guard isFree else { return nil }
        let until = now.addingTimeInterval(PreviousAddress.lasts)
        var event = AuditEvent.addresses(
            origin.event(.emailChanged, at: now, account: member.account), from: member.email, to: email)
        event.changedMember = member.id
        var change = MemberChange(revokes: .addressChanged(member.logIn), change: .address, event: event)
        // Where it is only written otherwise than before there is no old one.
        let isSame = member.email.text == email.text
        change.previous = isSame ? nil : PreviousAddress(of: member.id, email: member.email, until: until)
        change.noLongerPrevious = email
        return change
    }

    private init(revokes: AccessRevocation, change: RecentChange?, event: AuditEvent) {
        self.revokes = revokes
        self.change = change
        self.event = event
    }
}

extension AuditEvent {
    /// The same as another account of the log-in is told it: of its member there, and by them where they did it themselves.
    package func told(of membership: Member, insteadOf member: ID<Member>) -> AuditEvent {
        let by: Actor =
            if case .member(member, _) = actor { .member(membership.id, name: membership.name) } else { actor }
        var event = AuditOrigin(actor: by, address: address).event(
            kind, at: at, account: membership.account, detail: detail)
        event.noticeDetail = noticeDetail
        event.changedMember = changedMember == member ? membership.id : nil
        return event
    }
}
