import Foundation

/// Lets a secret be tried, or tells until when to wait: by log-in name and by network address, known or not.
struct LoginRateLimit: Sendable {
    let stores: any LoginThrottleStore
    let subjects: LoginThrottle.Subjects

    enum Verdict<Value: Sendable>: Sendable {
        case right(Value)
        case wrong
        case wait(until: Date)
    }

    /// Lets `check` look at a secret if it may be tried now. The attempt counts before it is looked at.
    func admit<Value: Sendable>(_ check: () async throws -> Value?) async throws -> Verdict<Value> {
        if let until = try await wait() { return .wait(until: until) }
        let value: Value?
        do {
            value = try await check()
        } catch {
            try await stores.giveBack(subjects.both)
            throw error
        }
        guard let value else { return .wrong }
        try await stores.clear(subjects.name)
        // Only this attempt comes back: one's own log-in does not pay for guesses at other names.
        try await stores.giveBack([subjects.address])
        return .right(value)
    }

    /// Until when to wait; nil where it may be done now, which counts.
    func wait() async throws -> Date? { try await stores.take(subjects.both) }
}
