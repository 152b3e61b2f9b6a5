import Foundation
import SecurityQuestions

/// The proof that this agent found this account by what a caller stated: a call is opened with it and with nothing
/// else. Sealed, so that no account can be made up, and good for ten minutes.
struct LookUpTicket {
    let account: ID<Account>

    func sealed(with key: TicketKey, for agent: ID<Agent>, at now: Date) throws -> String {
        try Self.seal(key).sealed([account.description, agent.description], at: now)
    }

    /// Opens a ticket; nil where it is not ours, another agent's or too old.
    init?(_ text: String, key: TicketKey, agent: ID<Agent>, at now: Date) {
        guard let words = Self.seal(key).open(text, at: now), words.count == 2, let account = ID<Account>(words[0]),
            ID<Agent>(words[1]) == agent
        else { return nil }
        self.init(account: account)
    }

    init(account: ID<Account>) { self.account = account }

    private static func seal(_ key: TicketKey) -> SealedWords {
        SealedWords(purpose: "look-up", key: key, lifetime: 600)
    }
}
