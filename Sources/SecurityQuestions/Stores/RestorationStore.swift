import Foundation

/// What becomes of a database that was a backup, and of the mail that it brings along.
package protocol RestorationStore: Sendable {
    /// Ends every way in that the backup has brought back, and holds the outbox; recorded as one entry.
    func endWaysIn(ofBackup name: String, by origin: AuditOrigin) async throws -> EndedWaysIn
    /// Nil where mail goes out.
    func mailHold() async throws -> MailHold?
    /// Lets the outbox go, and what waits in it or, `discarding`, not that.
    ///
    /// - Returns: how many mails waited; nil where nothing was held.
    func releaseMail(discarding: Bool, by origin: AuditOrigin) async throws -> Int?
}

/// That no mail goes to anybody until a person agrees.
package struct MailHold: Sendable, Hashable {
    package let since: Date
    /// So many mails wait.
    package let waiting: Int

    package init(since: Date, waiting: Int) { (self.since, self.waiting) = (since, waiting) }
}
