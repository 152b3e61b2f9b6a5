/// What a change takes away of the ways in: whoever knew the old password, or had the old address, may have opened them.
package struct AccessRevocation: Sendable, Hashable {
    package let from: Subject
    package let ends: Set<Access>
    /// What stays of it.
    package let keeping: Kept

    /// The session and the browser that something is done in; nil where every one ends.
    package struct Kept: Sendable, Hashable {
        package let session: TokenHash?
        package let browser: TokenHash?

        package init(session: TokenHash?, browser: TokenHash? = nil) {
            (self.session, self.browser) = (session, browser)
        }
    }

    package enum Subject: Sendable, Hashable {
        case person(Person)
        /// Everybody of the account, in it.
        case account(ID<Account>)
        /// Everybody of the account, wherever they have logged in: their password is doubted.
        case logIns(of: ID<Account>)
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

    private init(_ subject: Subject, ends: Set<Access>, keeping: Kept = Kept(session: nil)) {
        from = subject
        self.ends = ends
        self.keeping = keeping
    }

    /// A password was chosen, changed or reset. A session that comes with it begins afterwards.
    package static func passwordSet(_ member: ID<Member>) -> AccessRevocation {
        AccessRevocation(.person(.member(member)), ends: [.sessions, .passwordLinks, .addressLinks])
    }

    /// By a mailed link: whoever has followed that is the owner, and nobody else is known any more.
    package static func passwordReset(_ member: ID<Member>) -> AccessRevocation {
        AccessRevocation(
            .person(.member(member)), ends: [.sessions, .passwordLinks, .addressLinks, .knownBrowsers])
    }

    /// The member has another address: links that went to the old one end; sessions do not.
    package static func addressChanged(_ member: ID<Member>) -> AccessRevocation {
        AccessRevocation(.person(.member(member)), ends: [.passwordLinks, .addressLinks])
    }

    /// Asked for by hand, or because of a second factor: the others were begun without it.
    package static func otherSessions(_ person: Person, keeping session: TokenHash) -> AccessRevocation {
        AccessRevocation(.person(person), ends: [.sessions], keeping: Kept(session: session))
    }

    /// An agent was disabled, or chose another password by a mailed link.
    package static func agentLockedOut(_ agent: ID<Agent>) -> AccessRevocation {
        AccessRevocation(.person(.agent(agent)), ends: [.sessions, .passwordLinks, .knownBrowsers, .unsentLinks])
    }

    /// An agent chose another password in a session; what they do next begins one anew.
    package static func agentPasswordSet(_ agent: ID<Agent>) -> AccessRevocation {
        AccessRevocation(.person(.agent(agent)), ends: [.sessions, .passwordLinks, .unsentLinks])
    }

    /// A new link takes the place of an earlier one.
    package static func agentLinks(_ agent: ID<Agent>) -> AccessRevocation {
        AccessRevocation(.person(.agent(agent)), ends: [.passwordLinks, .unsentLinks])
    }

    package static func agentSessions(_ agent: ID<Agent>) -> AccessRevocation {
        AccessRevocation(.person(.agent(agent)), ends: [.sessions])
    }

    /// "This was not me", by an owner or administrator.
    package static func reported(_ account: ID<Account>, keeping here: Kept) -> AccessRevocation {
        AccessRevocation(
            .logIns(of: account),
            ends: [.sessions, .passwordLinks, .addressLinks, .knownBrowsers, .supportCode, .callAnnouncement],
            keeping: here)
    }

    /// "This was not me", by a user, whose word reaches no further than their own log-in.
    package static func reportedByUser(_ member: ID<Member>, keeping here: Kept) -> AccessRevocation {
        AccessRevocation(
            .person(.member(member)), ends: [.sessions, .passwordLinks, .addressLinks, .knownBrowsers], keeping: here)
    }

    /// Somebody was removed, has left, or may not get a code or call any more: they may have seen what belongs to the account.
    /// Who is removed loses their own ways in with their rows. Or "they called me": whoever phones has what the owner has just
    /// been shown.
    package static func codesSeen(of account: ID<Account>) -> AccessRevocation {
        AccessRevocation(.account(account), ends: [.supportCode, .callAnnouncement])
    }

    /// The brand's provider means nobody by them any more: whoever came by it is out, and so are the links that they had mailed, to a
    /// mailbox of their own perhaps. What they may have seen of an account is its own matter (``codesSeen(of:)``).
    package static func unlinked(_ logIn: ID<Member>) -> AccessRevocation {
        AccessRevocation(
            .person(.member(logIn)), ends: [.sessions, .passwordLinks, .addressLinks, .knownBrowsers])
    }

    package static func accountClosed(_ account: ID<Account>) -> AccessRevocation {
        AccessRevocation(
            .account(account),
            ends: [
                .sessions, .passwordLinks, .addressLinks, .invitation, .supportCode, .callAnnouncement, .unsentLinks,
            ])
    }
}
