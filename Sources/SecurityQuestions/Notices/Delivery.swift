import Foundation

/// What came of one try to send a message.
public enum Delivery: Sendable, Hashable {
    /// The server took responsibility for it (RFC 5321 §4.2.5).
    case accepted
    /// Not now: a 4yz reply, no connection, no TLS.
    case refusedForNow(reply: String)
    /// Never: a 5yz reply to this message.
    case refusedForGood(reply: String)

    /// The state of a message after this try, made at `now` after `tries` others.
    ///
    /// Waits grow from a minute to four hours (RFC 5321 §4.5.4.1: at least 30 minutes apart once the first tries failed).
    public func state(of message: Message, triedBefore tries: Int, at now: Date) -> Message.State {
        switch self {
        case .accepted: .sent(at: now)
        case .refusedForGood(let reply): .failed(at: now, reply: reply)
        case .refusedForNow(let reply):
            if let next = Self.nextTry(after: tries, at: now), next < message.expiresAt {
                .waiting(until: next, tries: tries + 1, reply: reply)
            } else {
                .failed(at: now, reply: reply)
            }
        }
    }

    private static let waits: [TimeInterval] = [60, 300, 1800, 3600, 7200, 14400]

    private static func nextTry(after tries: Int, at now: Date) -> Date? {
        waits.last.map { now.addingTimeInterval(tries < waits.count ? waits[tries] : $0) }
    }
}
