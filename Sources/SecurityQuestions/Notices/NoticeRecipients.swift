import Foundation

/// Who hears of an event by mail: every owner and administrator of the account, the member who did it whatever their role,
/// and the addresses that were theirs not long ago.
///
/// Whoever has taken over an account changes the address first: the notice of it must reach the one before.
package struct NoticeRecipients: Sendable {
    package let kind: Message.Kind
    package let happenedAt: Date
    /// Whose log-in did it and whom it is about, where they are members: "this was not me" logs them out.
    package let named: (by: ID<Member>?, about: ID<Member>?)
    /// The member who did it, by the name they had then.
    package let by: String?
    /// Whom it concerns, where it is about people of the account; of a new browser which, of an address both, masked.
    package let about: PersonConcerned?
    /// What of the account was changed, where it is about that.
    package let fields: [AccountChange.Field]
    /// The notice is not worth sending any more.
    package let expiresAt: Date
    /// First the present addresses, then the former ones; the members in the order given, a member's former addresses by
    /// the time until which they are written to.
    package let all: [Recipient]

    package struct Recipient: Sendable, Hashable {
        package let member: ID<Member>
        package let address: EmailAddress
        package let isFormer: Bool
    }

    /// Nil where nobody hears of `event`.
    ///
    /// - Parameters:
    ///   - members: of the account of `event`, in the order in which they joined.
    ///   - previous: their addresses of before; those whose time is over are left out.
    package init?(of event: AuditEvent, members: [Member], previous: [PreviousAddress]) {
        guard let kind = event.notice, let account = event.account else { return nil }
        let actor: (id: ID<Member>, name: String)? =
            if case .member(let id, let name) = event.actor { (id, name) } else { nil }
        let about =
            (event.noticeDetail ?? (Self.kindsAboutPeople.contains(kind) ? event.detail : nil))
            .flatMap(PersonConcerned.init(detail:))
        let readers = members.filter {
            // Whose role was lowered a moment ago is a user by now, and hears of it as an administrator would.
            $0.account == account && ($0.role != .user || $0.id == actor?.id || $0.id == event.changedMember)
                // Whoever has joined last is the new one, who gets a link.
                && (kind != .memberJoined || $0.id != members.last?.id)
        }
        let present = readers.map { Recipient(member: $0.id, address: $0.email, isFormer: false) }
        let former = readers.flatMap { reader in
            previous.filter { $0.member == reader.id && $0.until > event.at }
                .sorted { ($0.until, $0.email.key) < ($1.until, $1.email.key) }
                .map { Recipient(member: reader.id, address: $0.email, isFormer: true) }
        }
        self.kind = kind
        happenedAt = event.at
        // Whoever follows a link is not logged in.
        let isByLink = kind == .phoneStopped && about?.word == NotMeReport.byLink
        by = isByLink ? nil : actor?.name
        named = (isByLink ? nil : actor?.id, event.changedMember)
        self.about = about
        fields = kind == .accountChanged ? event.detail.map(AccountChange.Field.all(detail:)) ?? [] : []
        expiresAt = event.at.addingTimeInterval(Message.noticeLifetime)
        all = present + former
    }

    private static let kindsAboutPeople: Set<Message.Kind> = [
        .memberJoined, .memberChanged, .memberRemoved, .callVerified, .newBrowser, .emailChangeAsked, .emailChanged,
    ]
}
