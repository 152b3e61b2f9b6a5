import Foundation
import SecurityQuestions

extension SQLStore {
    package func watchClock() async throws {
        let last = try await readOnce { db in
            // The tagging of old rows is done by the process that asks.
            try db.first("SELECT at FROM audit WHERE kind <> 70 ORDER BY number DESC LIMIT 1") { try $0["at"] as Date }
        }
        try await doubt { ClockDoubt(atOpening: $0, last: last) }
    }

    package func watchClock(gone clock: TimeInterval, in passed: TimeInterval) async throws {
        try await doubt { ClockDoubt(at: $0, clock: clock, passed: passed) }
    }

    private func doubt(_ decide: @escaping @Sendable (Date) -> ClockDoubt?) async throws {
        guard try await readOnce({ db in decide(db.now) != nil }) else { return }
        try await write { db in
            guard let doubt = decide(db.now), try !db.isClockDoubted() else { return }
            try db.record(doubt.event)
        }
    }

    package func isClockDoubted() async throws -> Bool { try await readOnce { db in try db.isClockDoubted() } }

    package func confirmClock(by origin: AuditOrigin) async throws -> Bool {
        try await write { db in
            guard try db.isClockDoubted() else { return false }
            try db.record(ClockDoubt.confirmed(by: origin, at: db.now))
            return true
        }
    }

    package func markForErasing(_ subject: ErasingMark.Subject, before: Date) async throws -> Date? {
        let mark = try await readOnce { db in try db.mark(of: subject) }
        guard let mark else {
            try await write { db in
                let mark = ErasingMark(before: before, at: db.now)
                try db.run(
                    "INSERT INTO erasing_marks (what, before, due) VALUES (?, ?, ?) ON CONFLICT (what) DO NOTHING",
                    [subject.rawValue, mark.before, mark.due])
            }
            return nil
        }
        return try await readOnce { db in mark.erases(at: db.now, before: before) }
    }

    package func finishErasing(_ subject: ErasingMark.Subject) async throws {
        try await write { db in try db.run("DELETE FROM erasing_marks WHERE what = ?", [subject.rawValue]) }
    }
}

extension Reading {
    /// The numbers are those of the kinds, as the migration has them: an index asks for them to the letter.
    fileprivate func isClockDoubted() throws -> Bool {
        let latest = try first("SELECT kind FROM audit WHERE kind IN (72, 73) ORDER BY number DESC LIMIT 1") {
            try $0["kind"] as Int
        }
        return latest == 72
    }

    fileprivate func mark(of subject: ErasingMark.Subject) throws -> ErasingMark? {
        try first("SELECT before, due FROM erasing_marks WHERE what = ?", [subject.rawValue]) {
            ErasingMark(before: try $0["before"], due: try $0["due"])
        }
    }
}
