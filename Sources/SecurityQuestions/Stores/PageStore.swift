/// What a page shows, each by one read and so of one state of the database: a page never contradicts itself.
package protocol PageStore: Sendable {
    /// What the page of a call shows; nil where the call is not this agent's.
    func callView(_ call: ID<Call>, agent: ID<Agent>) async throws -> CallView?
    /// The same of a call that `client` has opened, without what only people are shown, and with what stands in the client's own way; and
    /// whose call it is.
    func callView(_ call: ID<Call>, openedBy client: Client.ID) async throws -> (view: CallView, agent: Agent)?

    /// What "Account found" shows; nil where there is no such account.
    func foundView(of account: ID<Account>) async throws -> FoundView?

    /// What Settings shows of a log-in, and of `account` as its session has it.
    func settingsView(of logIn: ID<Member>, account: Account) async throws -> SettingsView

    /// What an agent's own page shows: `limit` calls at most, about accounts of the brands they serve, the latest first.
    func profileView(of agent: Agent, calls limit: Int) async throws -> ProfileView

    /// What a page asks for again and again that follows a call.
    func callNews(of account: ID<Account>) async throws -> CallNews

    /// What Home shows: `limit` events at most, newest first.
    func homeView(of account: ID<Account>, events limit: Int) async throws -> HomeView
}
