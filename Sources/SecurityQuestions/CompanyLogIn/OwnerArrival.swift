import Foundation
import SpokenAnswers

/// Somebody comes to the Office Manager by the brand's own provider: as whom they are let in, or why not.
///
/// The account is the one whose number the brand's provider names in a claim that the carrier sets. Within it a person is known by issuer
/// and subject, bound at the first arrival: the owner whom an account that nobody has activated waits for, or somebody who is invited, by
/// an address that the provider vouches for. An address alone is nobody, and activates nothing.
package struct OwnerArrival: Sendable {
    package let person: CompanyPerson
    /// As the claim has it; nil where there is none, or no text.
    package let number: String?
    package let brand: Brand.ID
    /// Whether also somebody who has joined already is known by a verified address, in the account that is named.
    package let linksByEmail: Bool

    package init(_ person: CompanyPerson, number: String?, brand: Brand.ID, linksByEmail: Bool) {
        (self.person, self.number, self.brand, self.linksByEmail) = (person, number, brand, linksByEmail)
    }

    package enum Refusal: String, Error, Sendable, CaseIterable {
        /// The token names no account, or one that the brand does not have.
        case accountMissing, unknownAccount
        case accountClosed
        /// Whoever it is belongs to another account.
        case otherAccount
        /// The account has its people, and it is none of them.
        case notInvited
        /// It may be somebody who is invited, and the provider does not vouch for the address.
        case addressNotVerified
        /// Whoever is invited has a log-in here that opens other accounts: by that they agree.
        case ownLogInFirst
    }

    package enum Decision: Sendable {
        case refused(Refusal)
        /// Who is known already, also where their log-in has been invited to this account.
        case known(Member)
        /// Who is known from now on.
        case joins(Member)
        /// The owner whom the account waits for, known or not: what is left is the question.
        case activates(Member)
    }

    /// - Parameters:
    ///   - linked: whom the provider means.
    ///   - account: that the token names.
    ///   - people: of that account, in the order in which they joined.
    ///   - opensOthers: whether the log-in of one of them opens other accounts, and not this one.
    package func decide(
        linked: Member?, account: Account?, people: [Member],
        opensOthers: (Member) throws -> Bool
    ) rethrows -> Decision {
        guard number != nil else { return .refused(.accountMissing) }
        guard let account else { return .refused(.unknownAccount) }
        if account.status == .closed { return .refused(.accountClosed) }
        if let linked {
            // Of one log-in are those with one address, each of another account.
            guard let here = people.first(where: { $0.logIn == linked.logIn }) else { return .refused(.otherAccount) }
            return account.status == .pending ? .activates(here) : .known(here)
        }
        guard let candidate = candidate(account, people) else { return .refused(.notInvited) }
        // Whoever invites somebody, or gives an account its owner, would make a way into what else that log-in opens.
        if try opensOthers(candidate) { return .refused(.ownLogInFirst) }
        if account.status == .pending { return .activates(candidate) }
        return person.isEmailVerified ? .joins(candidate) : .refused(.addressNotVerified)
    }

    /// Who it can be of those whom the provider does not know yet.
    private func candidate(_ account: Account, _ people: [Member]) -> Member? {
        if account.status == .pending {
            return people.first { $0.role == .owner }.flatMap { $0.company == nil ? $0 : nil }
        }
        return people.first { member in
            member.email.key == person.email?.key && member.company == nil && (!member.isAccepted || linksByEmail)
        }
    }

    package enum Outcome: Sendable {
        case refused(Refusal)
        case arrived(Member, hasSecondFactor: Bool)
        /// The account waits for its question, by the link that was given.
        case activating
    }

    /// A member is known by the provider from now on.
    package static func linked(_ member: Member, by origin: AuditOrigin, at now: Date) -> AuditEvent {
        origin.event(.memberLinked, at: now, account: member.account)
    }
}

/// What the activation of an account goes on with where its owner came by the brand's provider.
package struct OwnerActivation: Sendable {
    /// Of the link that leads on: it takes the place of the mailed one.
    package let link: TokenHash
    package let browser: TokenHash

    package init(link: TokenHash, browser: TokenHash) { (self.link, self.browser) = (link, browser) }
}
