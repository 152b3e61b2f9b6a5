import Logging
import SecurityQuestions
import Synchronization

/// Takes away what is kept no longer: a portion each time, so that nothing else waits long for the database.
final class RetentionSweep: Sendable {
    private let stores: any Stores
    private let file: any DatabaseFile
    private let world: World
    private let retention: Retention
    private let logger: Logger
    /// Something was deleted that may still stand in the write-ahead log: by the process before this one, too.
    private let owesEmptying = Mutex(true)

    init(stores: any Stores, file: any DatabaseFile, world: World, retention: Retention, logger: Logger) {
        self.stores = stores
        self.file = file
        self.world = world
        self.retention = retention
        self.logger = logger
    }

    /// Each account and each portion of the log is a transaction of its own.
    private static let accounts = 20
    private static let portions = 20
    private static let entriesOfPortion = 1000

    func perform() async throws {
        try await stores.forgetMail(before: Retention.date(Retention.mail, before: world.now()))
        let accounts = try await eraseAccounts()
        let values = try await eraseAuditValues()
        if accounts + values > 0 {
            logger.info("retention", metadata: ["accounts": "\(accounts)", "audit values": "\(values)"])
            owesEmptying.withLock { $0 = true }
        }
        // What is deleted is overwritten in the database; in its write-ahead log it stands until that is emptied.
        guard owesEmptying.withLock(\.self) else { return }
        if try await file.emptyLog() == .emptied {
            owesEmptying.withLock { $0 = false }
        } else {
            logger.notice("the database's log could not be emptied after an erasure: it will be in an hour")
        }
    }

    private func eraseAccounts() async throws -> Int {
        guard let days = retention.closedAccounts else { return 0 }
        let date = Retention.date(days, before: world.now())
        var count = 0
        for account in try await stores.accounts(closedBefore: date, brand: nil, limit: Self.accounts) {
            let outcome = try await EraseAccount(stores: stores).perform(account.id, by: .system)
            if case .erased = outcome { count += 1 }
        }
        return count
    }

    private func eraseAuditValues() async throws -> Int {
        guard let days = retention.auditLog else { return 0 }
        let date = Retention.date(days, before: world.now())
        var count = 0
        for _ in 0..<Self.portions {
            let values = try await stores.eraseAuditValues(before: date, limit: Self.entriesOfPortion, by: .system)
            if values == 0 { break }
            count += values
        }
        return count
    }
}
