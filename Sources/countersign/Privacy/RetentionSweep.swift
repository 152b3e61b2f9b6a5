import Logging
import SecurityQuestions

/// Takes away what is kept no longer: a portion each time, so that nothing else waits long for the database.
struct RetentionSweep: Sendable {
    let stores: any Stores
    let world: World
    let retention: Retention
    let logger: Logger

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
        }
        // What is deleted is overwritten in the database; in the log it stands until that is emptied. Also what a command
        // could not empty.
        guard try await stores.emptyLog() == .emptied else {
            return logger.notice("the database's log could not be emptied after an erasure: it will be in an hour")
        }
    }

    private func eraseAccounts() async throws -> Int {
        guard let days = retention.closedAccounts else { return 0 }
        let date = Retention.date(days, before: world.now())
        var count = 0
        for account in try await stores.accounts(closedBefore: date, brand: nil, limit: Self.accounts) {
            let outcome = try await EraseAccount(stores: stores, world: world).perform(account.id, by: .system)
            if case .erased = outcome { count += 1 }
        }
        return count
    }

    private func eraseAuditValues() async throws -> Int {
        guard let days = retention.auditLog else { return 0 }
        let date = Retention.date(days, before: world.now())
        var count = 0
        for _ in 0..<Self.portions {
            let values = try await stores.eraseAuditValues(before: date, limit: Self.entriesOfPortion, at: world.now())
            if values == 0 { break }
            count += values
        }
        return count
    }
}
