import AppConfiguration
import SecurityQuestions

extension Configuration {
    /// Throws a ``CommandError`` where mail is not set up: a link that is mailed is not printed.
    func requireMail() throws {
        guard mail == nil else { return }
        throw CommandError(
            .configuration,
            "Mail is not set up: describe “mail” in the configuration first, or leave --mail out and hand the link over "
                + "yourself.")
    }
}

extension AppContext {
    /// The same accounts, with links that are mailed.
    func mailing(_ accounts: [NewAccount]) throws -> [NewAccount] {
        try accounts.map {
            NewAccount(account: $0.account, owner: $0.owner, link: try link(lasting: Activation.lifetime))
        }
    }
}
