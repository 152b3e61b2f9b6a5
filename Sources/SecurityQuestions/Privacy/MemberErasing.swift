import Foundation

/// Erasing one of an account's people while the account stays: everything of theirs goes, and their values from the audit log.
///
/// The entry that the account keeps of it, and the notice of it, say the role and no name. Nobody is written to who is erased: a mail
/// would have to keep their address.
package struct MemberErasing: Sendable {
    /// First of all: which entries are concerned is told by the rows that go.
    package let audit: AuditErasureScope
    /// Failed log-ins that were counted under their addresses.
    package let throttles: [LoginThrottle.Subject]
    /// What they may have seen of the account's.
    package let revokes: AccessRevocation
    package let event: AuditEvent

    package enum Decision: Sendable {
        case erase(MemberErasing)
        case refused(EraseMember.Outcome)
    }

    /// - Parameters:
    ///   - people: everybody of the account, read in the transaction that erases.
    ///   - known: by what they are known, now and before.
    package static func decision(
        of id: ID<Member>, in account: Account, people: [AccountPerson], known: MemberNames, by origin: AuditOrigin,
        at now: Date
    ) -> Decision {
        guard let member = people.first(where: { $0.member.id == id })?.member else { return .refused(.gone) }
        guard !people.isLastOwner(member) else { return .refused(.lastOwner) }
        let addresses = Set([member.email] + known.addresses.compactMap { EmailAddress($0) })
        return .erase(
            MemberErasing(
                audit: .member(id, of: account.id, known: known),
                throttles: addresses.sorted { $0.key < $1.key }.flatMap {
                    LoginThrottle.subjects(of: member.logIn, at: $0, brand: account.brand)
                },
                revokes: .codesSeen(of: account.id),
                event: origin.event(.memberErased, at: now, account: account.id, detail: member.role.rawValue)))
    }
}

/// By what a member is known or was: where these stand with the account, they are meant.
package struct MemberNames: Sendable, Hashable {
    package let names: Set<String>
    /// As they are written and as they are compared.
    package let addresses: Set<String>

    package init(names: Set<String>, addresses: Set<String>) { (self.names, self.addresses) = (names, addresses) }

    /// As the details of entries and notices hold them.
    package var concerned: [String] {
        let words = Member.Role.allCases.map(\.rawValue) + ["yes", "no"]
        return names.sorted().flatMap { name in words.map { PersonConcerned($0, name).detail } }
    }
}
