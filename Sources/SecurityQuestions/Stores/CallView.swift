import Foundation
import SpokenAnswers

/// A call with all that its page tells of it.
package struct CallView: Sendable {
    package private(set) var facts: CallFacts
    package let account: Account
    package let lastAttempt: Attempt?
    /// No fact of the check: nothing is verified by it.
    package let words: CallWords
    /// Whether the account's question is checked.
    package let standing: AccountStanding
    /// The latest that was mailed for a code, in this call or another.
    package let codeLink: CodeLink?
    /// What programs know the verified call by.
    package let grant: KeptGrant?
    /// The account's, once the call is verified; nobody before.
    package var people: [Member] = []
    /// The moment that it is the state of.
    package let now: Date

    package init(
        facts: CallFacts, account: Account, lastAttempt: Attempt?, words: CallWords, standing: AccountStanding,
        codeLink: CodeLink? = nil, grant: KeptGrant? = nil, now: Date
    ) {
        self.facts = facts
        self.account = account
        self.lastAttempt = lastAttempt
        self.words = words
        self.standing = standing
        self.codeLink = codeLink
        self.grant = grant
        self.now = now
    }

    /// That is spoken with the caller.
    package var language: Language { facts.call.metadata.language ?? account.language }

    /// The same by facts that were read more of.
    package func judged(by facts: CallFacts) -> CallView {
        var view = self
        view.facts = facts
        return view
    }
}
