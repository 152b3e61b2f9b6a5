import Foundation

/// How often somebody is told of the same thing. The first notice goes at once. Equal ones that follow within minutes
/// become one, which says how many it stands for and tells of the last: a loop of changes is no mail bomb, and no event is
/// kept from anybody.
///
/// Equal are notices of one kind to one reader at one address, of what one person did. What somebody else does is
/// another matter, and goes at once. Links are never held back, and what the reader may have to act on at once no longer than
/// five minutes.
package struct NoticePacing: Sendable, Hashable {
    /// How many wait, this one among them.
    package let waiting: Int
    /// How many mails went in the last day, and when the latest did.
    package let sent: Int
    package let lastSent: Date?

    package static let none = NoticePacing(waiting: 1, sent: 0, lastSent: nil)

    package init(waiting: Int, sent: Int, lastSent: Date?) {
        (self.waiting, self.sent, self.lastSent) = (waiting, sent, lastSent)
    }

    /// For so long the mails that went are counted.
    package static let memory: TimeInterval = 24 * 3600
    private static let first: TimeInterval = 300
    private static let longest: TimeInterval = 4 * 3600
    /// Somebody may be acting as the reader right now.
    private static let urgent: Set<Message.Kind> = [.callVerified, .newBrowser]

    /// Until when it waits for more of its kind; nil where it may go. Five minutes after the first mail, then twice as long
    /// after each, and no longer than four hours; never longer than the five minutes where it is of an ``urgent`` kind.
    package func holds(_ kind: Message.Kind, at now: Date) -> Date? {
        guard let lastSent, sent > 0 else { return nil }
        let longest = Self.urgent.contains(kind) ? Self.first : Self.longest
        let until = lastSent.addingTimeInterval(min(longest, Self.first * pow(2, Double(min(sent, 10) - 1))))
        return until > now ? until : nil
    }
}
