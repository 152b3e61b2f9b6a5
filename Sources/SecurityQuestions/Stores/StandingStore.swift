import Foundation

/// How things stand, as figures without a name: for whoever watches the server.
package protocol StandingStore: Sendable {
    /// - Parameter entry: where the log was read until, when it was last asked; 0 at first.
    func standing(of brands: [Brand.ID], after entry: Int64) async throws -> Standing
}

/// Figures of one state of the database.
package struct Standing: Sendable, Hashable {
    /// Accounts whose question takes no attempt.
    package let lockedQuestions: [Brand.ID: Int]
    package let waitingMessages: Int
    /// When what the oldest of them tells of happened.
    package let oldestMessage: Date?
    package let lastEntry: Int64
    /// Entries without a checkpoint, and since when there are any.
    package let unsignedEntries: Int
    package let unsignedSince: Date?
    /// The last one that was made since the entry that was asked for.
    package let lastBackup: Date?

    package init(
        lockedQuestions: [Brand.ID: Int], waitingMessages: Int, oldestMessage: Date?, lastEntry: Int64,
        unsignedEntries: Int, unsignedSince: Date?, lastBackup: Date?
    ) {
        self.lockedQuestions = lockedQuestions
        self.waitingMessages = waitingMessages
        self.oldestMessage = oldestMessage
        self.lastEntry = lastEntry
        self.unsignedEntries = unsignedEntries
        self.unsignedSince = unsignedSince
        self.lastBackup = lastBackup
    }
}
