import Foundation

/// Transactional outbox: mail that waits to be sent. What puts it there is the operation that it tells of, in the same
/// transaction.
public protocol OutboxStore: Sendable {
    /// The messages whose time has come, in the order in which they are to be sent: links that somebody waits for first, then
    /// by turns of the brands. Of equal notices there is the last, which speaks for all (`NoticePacing`).
    func due(limit: Int) async throws -> [Message]
    /// Raised when this process has put a message into the outbox.
    var outboxSignal: OutboxSignal { get }
    /// When the next message is due; nil when none waits.
    func nextDue() async throws -> Date?
    /// Writes down what came of a try, also for the earlier notices that the message spoke for, unless a rotation has given the message another link since it was read under `keyID`:
    /// then what was sent does not open anything any more, and the message stays where it is, to be sent with the new link.
    func settle(_ message: ID<Message>, as state: Message.State, readUnder keyID: String?) async throws
    /// Keeps what opens the "this was not me" link of a notice that is about to be sent: for as long as `NotMeLink` says, from now.
    func keepNotMeLink(_ token: TokenHash, of message: ID<Message>) async throws
    /// Newest first; without those that were sent, unless asked for.
    func messages(withSent: Bool, limit: Int) async throws -> [Message]
    /// Lets messages that were given up wait for another try; all of them, or one.
    ///
    /// - Returns: how many there are.
    func retry(_ message: ID<Message>?) async throws -> Int
    /// Forgets messages that ended before `date`, browsers not seen and links that ended before it.
    func forgetMail(before date: Date) async throws
}
