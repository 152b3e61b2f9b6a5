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
    /// Those of which nothing is checked.
    package let stoppedBrands: Set<Brand.ID>
    package let waitingMessages: Int
    /// When what the oldest of them tells of happened.
    package let oldestMessage: Date?
    /// Events that webhooks have not taken, of those that are not paused, and since when there are any.
    package let waitingDeliveries: Int
    package let oldestDelivery: Date?
    package let lastEntry: Int64
    /// Entries without a checkpoint, and since when there are any.
    package let unsignedEntries: Int
    package let unsignedSince: Date?
    /// The last one that was made since the entry that was asked for.
    package let lastBackup: Date?
    /// Entries that no sink has taken, and since when there are any; where nothing is streamed that is the whole log.
    package let unstreamedEntries: Int
    package let unstreamedSince: Date?

    package init(
        lockedQuestions: [Brand.ID: Int], stoppedBrands: Set<Brand.ID> = [], waitingMessages: Int, oldestMessage: Date?,
        waitingDeliveries: Int, oldestDelivery: Date?, lastEntry: Int64,
        unsignedEntries: Int, unsignedSince: Date?, lastBackup: Date?, unstreamedEntries: Int = 0,
        unstreamedSince: Date? = nil
    ) {
        self.lockedQuestions = lockedQuestions
        self.stoppedBrands = stoppedBrands
        self.waitingMessages = waitingMessages
        self.oldestMessage = oldestMessage
        self.waitingDeliveries = waitingDeliveries
        self.oldestDelivery = oldestDelivery
        self.lastEntry = lastEntry
        self.unsignedEntries = unsignedEntries
        self.unsignedSince = unsignedSince
        self.lastBackup = lastBackup
        self.unstreamedEntries = unstreamedEntries
        self.unstreamedSince = unstreamedSince
    }
}
