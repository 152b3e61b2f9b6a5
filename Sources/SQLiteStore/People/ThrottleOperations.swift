import Crypto
import Foundation
import GRDB
import SecurityQuestions

extension SQLiteStore {
    public func throttle(_ subject: LoginThrottle.Subject) async throws -> LoginThrottle {
        try read { db in try db.throttle(subject) }
    }

    public func take(_ subjects: [LoginThrottle.Subject], at now: Date) async throws -> Date? {
        try await write { db in
            try db.forgetThrottles(at: now)
            let known = try subjects.map { ($0, try db.throttle($0)) }
            if let wait = known.compactMap({ $1.wait(at: now) }).max() { return wait }
            for (subject, throttle) in known {
                if let taken = throttle.taking(at: now, subject: subject) { try db.set(taken, of: subject) }
            }
            return nil
        }
    }

    public func giveBack(_ subjects: [LoginThrottle.Subject]) async throws {
        try await write { db in
            for subject in subjects {
                let throttle = try db.throttle(subject)
                if throttle.failures > 0 { try db.set(throttle.returningOne(), of: subject) }
            }
        }
    }

    public func clear(_ subject: LoginThrottle.Subject) async throws {
        try await write { db in
            try db.forget(subject)
        }
    }
}

extension Database {
    fileprivate func throttle(_ subject: LoginThrottle.Subject) throws -> LoginThrottle {
        let sql = "SELECT failures, wait_until, last_failure_at FROM login_throttles WHERE subject = ?"
        return try first(sql, [subject.hashed]) {
            LoginThrottle(failures: $0[0], waitUntil: $0.optionalDate(1), lastFailureAt: $0.date(2))
        } ?? .none
    }

    fileprivate func set(_ throttle: LoginThrottle, of subject: LoginThrottle.Subject) throws {
        guard throttle.failures > 0 else {
            try forget(subject)
            return
        }
        try run(
            """
            INSERT OR REPLACE INTO login_throttles (subject, failures, wait_until, last_failure_at)
            VALUES (?, ?, ?, ?)
            """,
            [
                subject.hashed, throttle.failures, throttle.waitUntil?.milliseconds,
                throttle.lastFailureAt?.milliseconds,
            ])
    }

    @discardableResult
    func forget(_ subject: LoginThrottle.Subject) throws -> Int {
        try run("DELETE FROM login_throttles WHERE subject = ?", [subject.hashed])
    }

    /// Whoever has not failed for so long is not kept.
    fileprivate func forgetThrottles(at now: Date) throws {
        let oldest = now.addingTimeInterval(-LoginThrottle.Subject.name("").forgetsAfter)
        try run("DELETE FROM login_throttles WHERE last_failure_at < ?", [oldest.milliseconds])
    }
}

extension LoginThrottle.Subject {
    /// SHA-256: a name may be the address of somebody who is no customer, or a password in the wrong field.
    fileprivate var hashed: Data {
        let text =
            switch self {
            case .name(let name): "name:" + name.lowercased()
            case .address(let address): "address:" + address.lowercased()
            }
        return Data(SHA256.hash(data: Data(text.utf8)))
    }
}
