/// What a change takes away of the ways in: whoever knew the old password, or had the old address, may have opened them.
package struct AccessRevocation: Sendable, Hashable {
    package let from: Subject
    package let ends: Set<Access>
    /// The session that stays where ``Access/sessions`` end; nil where every one ends.
    package let keeping: TokenHash?

    package enum Subject: Sendable, Hashable {
        case person(Person)
        /// Everybody of the account.
        case account(ID<Account>)
    }

    package enum Access: String, Sendable, CaseIterable {
        case sessions
        /// Mailed links for a new password.
        case passwordLinks
        /// Mailed links to confirm a new address.
        case addressLinks
        /// An invitation that nobody has completed.
        case invitation
        case supportCode
        /// "I am calling Customer Care now", and with it the two words of a call.
        case callAnnouncement
        /// Browsers that are known: the next log-in in one is told as one from a new browser.
        case knownBrowsers
        /// Mails that carry a link and have not gone yet.
        case unsentLinks
    }

    private init(_ subject: Subject, ends: Set<Access>, keeping: TokenHash? = nil) {
        from = subject
        self.ends = ends
        self.keeping = keeping
    }

    /// A password was chosen, changed or reset. A session that comes with it begins afterwards.
    package static func passwordSet(_ member: ID<Member>) -> AccessRevocation {
        AccessRevocation(.person(.member(member)), ends: [.sessions, .passwordLinks, .addressLinks])
    }

    /// The member has another address: links that went to the old one end; sessions do not.
    package static func addressChanged(_ member: ID<Member>) -> AccessRevocation {
        AccessRevocation(.person(.member(member)), ends: [.passwordLinks, .addressLinks])
    }

    /// The other sessions were begun without it.
    package static func secondFactorOn(_ person: Person, keeping session: TokenHash) -> AccessRevocation {
        AccessRevocation(.person(person), ends: [.sessions], keeping: session)
    }

    package static func otherSessions(_ member: ID<Member>, keeping session: TokenHash) -> AccessRevocation {
        AccessRevocation(.person(.member(member)), ends: [.sessions], keeping: session)
    }

    package static func agentDisabled(_ agent: ID<Agent>) -> AccessRevocation {
        AccessRevocation(.person(.agent(agent)), ends: [.sessions])
    }

    /// "This was not me".
    package static func reported(_ account: ID<Account>, keeping session: TokenHash) -> AccessRevocation {
        AccessRevocation(
            .account(account),
            ends: [.sessions, .passwordLinks, .addressLinks, .knownBrowsers, .supportCode, .callAnnouncement],
            keeping: session)
    }

    /// "They called me": whoever phones has what the owner has just been shown.
    package static func impostor(_ account: ID<Account>) -> AccessRevocation {
        AccessRevocation(.account(account), ends: [.supportCode, .callAnnouncement])
    }

    package static func accountClosed(_ account: ID<Account>) -> AccessRevocation {
        AccessRevocation(
            .account(account),
            ends: [
                .sessions, .passwordLinks, .addressLinks, .invitation, .supportCode, .callAnnouncement, .unsentLinks,
            ])
    }
}
