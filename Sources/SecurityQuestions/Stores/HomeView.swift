/// What goes on with an account.
public struct HomeView: Sendable {
    /// The account's latest code.
    public let supportCode: SupportCode?
    /// Newest first.
    public let events: [RecordedEvent]
    /// Under way, newest first.
    public let calls: [Call]

    package init(supportCode: SupportCode?, events: [RecordedEvent], calls: [Call]) {
        self.supportCode = supportCode
        self.events = events
        self.calls = calls
    }
}
