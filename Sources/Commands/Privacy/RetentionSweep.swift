import Foundation
import Logging
import SecurityQuestions
import Synchronization
import Telemetry

/// Takes away what is kept no longer: a portion each time, so that nothing else waits long for the database. What is erased for good
/// is marked a week before, and nothing is while the clock is in doubt.
final class RetentionSweep: Sendable {
    private let stores: any Stores
    /// Nil where the database is no file: PostgreSQL looks after its own log.
    private let file: (any DatabaseFile)?
    private let world: World
    private let retention: Retention
    private let logger: Logger
    /// Something was deleted that may still stand in the write-ahead log: by the process before this one, too.
    private let owesEmptying = Mutex(true)
    /// Time as it passes, whatever anybody does to the clock.
    private let passed: @Sendable () -> ContinuousClock.Instant
    private let lastLook: Mutex<(clock: Date, passed: ContinuousClock.Instant)>

    init(
        stores: any Stores, file: (any DatabaseFile)?, world: World, retention: Retention, logger: Logger,
        passed: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.passed = passed
        lastLook = Mutex((world.now(), passed()))
        self.stores = stores
        self.file = file
        self.world = world
        self.retention = retention
        self.logger = logger
    }

    /// Each account and each portion of the log is a transaction of its own.
    private static let accounts = 20
    private static let portions = 20
    private static let rowsOfPortion = 1000

    func perform() async throws {
        guard try await mayErase() else {
            return logger.tell(
                .retentionPaused,
                "the clock has jumped: nothing is erased by it. Look at the date; where it is right, run “countersign clock confirm”"
            )
        }
        try await stores.forgetMail(before: Retention.date(Retention.mail, before: world.now()))
        let accounts = try await eraseAccounts()
        let values = try await eraseAuditValues()
        let calls = try await eraseCalls()
        if accounts + values + calls > 0 {
            logger.tell(
                .retentionDone, "retention",
                ["accounts": "\(accounts)", "audit values": "\(values)", "calls": "\(calls)"])
            owesEmptying.withLock { $0 = true }
        }
        // What is deleted is overwritten in the database; in its write-ahead log it stands until that is emptied.
        guard let file, owesEmptying.withLock(\.self) else { return }
        if try await file.emptyLog() == .emptied {
            owesEmptying.withLock { $0 = false }
        } else {
            logger.tell(
                .databaseLogNotEmptied,
                "the database's log could not be emptied after an erasure: it will be in an hour")
        }
    }

    /// Whether the clock has gone as time has, and is not doubted for another reason.
    private func mayErase() async throws -> Bool {
        try await watchClock(fromHere: true)
        return try await !stores.isClockDoubted()
    }

    /// Between two sweeps: the clock may have jumped there and back by the next one.
    func watchClock() async throws { try await watchClock(fromHere: false) }

    /// - Parameter fromHere: whether the next look counts from this one. Were it so with each, a clock could be set on in steps
    ///   that are small enough for all of them; where it has jumped it is, or one jump would be told for each look.
    private func watchClock(fromHere: Bool) async throws {
        let (last, now) = (lastLook.withLock(\.self), (clock: world.now(), passed: passed()))
        let gone = now.clock.timeIntervalSince(last.clock)
        let time: TimeInterval = (now.passed - last.passed) / .seconds(1)
        try await stores.watchClock(gone: gone, in: time)
        if fromHere || ClockDoubt(at: now.clock, clock: gone, passed: time) != nil { lastLook.withLock { $0 = now } }
    }

    private func eraseAccounts() async throws -> Int {
        guard let days = retention.closedAccounts else { return 0 }
        let old = Retention.date(days, before: world.now())
        guard let date = try await stores.markForErasing(.accounts, before: old) else { return 0 }
        var count = 0
        let accounts = try await stores.accounts(closedBefore: date, brand: nil, limit: Self.accounts)
        if accounts.isEmpty { try await stores.finishErasing(.accounts) }
        for account in accounts {
            do {
                let outcome = try await EraseAccount(stores: stores).perform(account.id, by: .system)
                if case .erased = outcome { count += 1 }
            } catch let altered as RecordAltered {
                // The others are erased all the same.
                logger.tell(.accountAltered, "an account that was altered is not erased: \(altered.words)")
            }
        }
        return count
    }

    private func eraseAuditValues() async throws -> Int {
        try await eraseInPortions(.auditValues, after: retention.auditLog) { date in
            try await stores.eraseAuditValues(before: date, limit: Self.rowsOfPortion, by: .system)
        }
    }

    private func eraseCalls() async throws -> Int {
        try await eraseInPortions(.calls, after: retention.calls) { date in
            try await stores.eraseCalls(openedBefore: date, limit: Self.rowsOfPortion, by: .system)
        }
    }

    private func eraseInPortions(
        _ subject: ErasingMark.Subject, after days: Int?, portion: (Date) async throws -> Int
    ) async throws -> Int {
        guard let days else { return 0 }
        let old = Retention.date(days, before: world.now())
        guard let date = try await stores.markForErasing(subject, before: old) else { return 0 }
        var count = 0
        for _ in 0..<Self.portions {
            let erased = try await portion(date)
            if erased == 0 {
                try await stores.finishErasing(subject)
                break
            }
            count += erased
        }
        return count
    }
}
