import Foundation
import SecurityQuestions

extension SQLStore {
    package func take(_ subjects: [LoginThrottle.Subject], in browser: KnownBrowser?) async throws -> LoginAdmission {
        if browser == nil, let until = try await waiting(subjects) { return .wait(until: until) }
        return try await write { db in
            try db.forgetThrottles(before: LoginThrottling.forgotten(before: db.now))
            if let browser, try db.takeKnown(browser) {
                return .taken(LoginAttempt(counts: [], browser: browser, delay: .none))
            }
            let decision = LoginThrottling(taking: try db.counts(subjects), at: db.now)
            for count in decision.counts { try db.keep(count) }
            switch decision.outcome {
            case .wait(let until): return .wait(until: until)
            case .taken(let delay):
                if let alarm = LoginThrottling.alarm(delay, at: db.now) { try db.record(alarm) }
                return .taken(LoginAttempt(counts: decision.counts, browser: nil, delay: delay))
            }
        }
    }

    package func waiting(_ subjects: [LoginThrottle.Subject]) async throws -> Date? {
        try await read { db in
            let decision = LoginThrottling(taking: try db.counts(subjects), at: db.now)
            guard decision.counts.isEmpty, case .wait(let until) = decision.outcome else { return nil }
            return until
        }
    }

    package func giveBack(_ attempt: LoginAttempt) async throws {
        try await write { db in
            if let browser = attempt.browser { try db.giveBack(browser) }
            let counts = try db.counts(attempt.counts.map(\.subject))
            for count in LoginThrottling.givingBack(attempt.counts, to: counts) { try db.keep(count) }
        }
    }

    package func endChange(_ subject: LoginThrottle.Subject) async throws {
        try await write { db in
            if let ended = try db.throttle(subject).ending() { try db.keep(LoginThrottling.Count(subject, ended)) }
        }
    }

    package func lastLogIn(in browser: KnownBrowser) async throws -> Date? {
        try await readOnce { db in
            let (member, agent) = try db.keys(of: browser.person)
            return try db.first(
                "SELECT seen_at FROM browsers WHERE browser = ? AND (member = ? OR agent = ?)",
                [browser.browser, member, agent]
            ) { try $0["seen_at"] }
        }
    }

    package func clear(_ subjects: [LoginThrottle.Subject]) async throws {
        try await write { db in
            for subject in subjects { try db.forget(subject) }
        }
    }
}

extension Reading {
    fileprivate func counts(_ subjects: [LoginThrottle.Subject]) throws -> [LoginThrottling.Count] {
        try subjects.map { LoginThrottling.Count($0, try throttle($0)) }
    }

    fileprivate func throttle(_ subject: LoginThrottle.Subject) throws -> LoginThrottle {
        let sql = "SELECT failures, wait_until, last_failure_at FROM login_throttles WHERE subject = ?"
        return try first(sql, [tags.name(of: subject)]) {
            LoginThrottle(
                failures: try $0["failures"], waitUntil: try $0["wait_until"], lastFailureAt: try $0["last_failure_at"])
        } ?? .none
    }
}

extension Transaction {
    fileprivate func keep(_ count: LoginThrottling.Count) throws {
        guard !count.isForgotten else {
            try forget(count.subject)
            return
        }
        try insert(
            """
            INSERT INTO login_throttles (subject, failures, wait_until, last_failure_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (subject) DO UPDATE SET
                failures = excluded.failures, wait_until = excluded.wait_until, last_failure_at = excluded.last_failure_at
            """,
            [
                tags.name(of: count.subject), count.throttle.failures, count.throttle.waitUntil,
                count.throttle.lastFailureAt,
            ])
    }

    @discardableResult
    func forget(_ subject: LoginThrottle.Subject) throws -> Int {
        try run("DELETE FROM login_throttles WHERE subject = ?", [tags.name(of: subject)])
    }

    fileprivate func forgetThrottles(before oldest: Date) throws {
        try run("DELETE FROM login_throttles WHERE last_failure_at < ?", [oldest])
    }
}
