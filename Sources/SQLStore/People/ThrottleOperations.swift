import Crypto
import Foundation
import SecurityQuestions

extension SQLStore {
    package func throttle(_ subject: LoginThrottle.Subject) async throws -> LoginThrottle {
        try await readOnce { db in try db.throttle(subject) }
    }

    package func take(_ subjects: [LoginThrottle.Subject], at now: Date) async throws -> Date? {
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

    package func giveBack(_ subjects: [LoginThrottle.Subject]) async throws {
        try await write { db in
            for subject in subjects {
                let throttle = try db.throttle(subject)
                if throttle.failures > 0 { try db.set(throttle.returningOne(), of: subject) }
            }
        }
    }

    package func clear(_ subject: LoginThrottle.Subject) async throws {
        try await write { db in
            try db.forget(subject)
        }
    }
}

extension Reading {
    fileprivate func throttle(_ subject: LoginThrottle.Subject) throws -> LoginThrottle {
        let sql = "SELECT failures, wait_until, last_failure_at FROM login_throttles WHERE subject = ?"
        return try first(sql, [subject.hashed]) {
            LoginThrottle(
                failures: try $0["failures"], waitUntil: try $0["wait_until"], lastFailureAt: try $0["last_failure_at"])
        } ?? .none
    }
}

extension Transaction {
    fileprivate func set(_ throttle: LoginThrottle, of subject: LoginThrottle.Subject) throws {
        guard throttle.failures > 0 else {
            try forget(subject)
            return
        }
        try insert(
            """
            INSERT INTO login_throttles (subject, failures, wait_until, last_failure_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (subject) DO UPDATE SET
                failures = excluded.failures, wait_until = excluded.wait_until, last_failure_at = excluded.last_failure_at
            """,
            [subject.hashed, throttle.failures, throttle.waitUntil, throttle.lastFailureAt])
    }

    @discardableResult
    func forget(_ subject: LoginThrottle.Subject) throws -> Int {
        try run("DELETE FROM login_throttles WHERE subject = ?", [subject.hashed])
    }

    /// Whoever has not failed for so long is not kept.
    fileprivate func forgetThrottles(at now: Date) throws {
        let oldest = now.addingTimeInterval(-LoginThrottle.Subject.name("").forgetsAfter)
        try run("DELETE FROM login_throttles WHERE last_failure_at < ?", [oldest])
    }
}

extension LoginThrottle.Subject {
    /// SHA-256: a name may be the address of somebody who is no customer, or a password in the wrong field.
    fileprivate var hashed: [UInt8] {
        let text =
            switch self {
            case .name(let name): "name:" + name.lowercased()
            case .address(let address): "address:" + address.lowercased()
            }
        return Array(SHA256.hash(data: Data(text.utf8)))
    }
}
