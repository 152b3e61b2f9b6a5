import Foundation

/// What is erased by the clock, and whether the clock may be believed.
package protocol ErasingClockStore: Sendable {
    /// At each opening, before anything is recorded: doubts a clock that is far ahead of the newest entry of the log.
    func watchClock() async throws

    /// - Parameters:
    ///   - clock: how far the clock has gone since an earlier look, in seconds.
    ///   - passed: how much time has passed since then.
    func watchClock(gone clock: TimeInterval, in passed: TimeInterval) async throws

    /// Nothing is erased by the clock until somebody says that it is right.
    func isClockDoubted() async throws -> Bool

    /// - Returns: false, with nothing recorded, where it was not doubted.
    func confirmClock(by origin: AuditOrigin) async throws -> Bool

    /// Marks what is older than `before`, unless something is marked.
    ///
    /// - Returns: what may be erased by now.
    func markForErasing(_ subject: ErasingMark.Subject, before: Date) async throws -> Date?

    /// All that was marked and due is erased: the next is marked anew.
    func finishErasing(_ subject: ErasingMark.Subject) async throws
}
