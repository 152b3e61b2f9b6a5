import Foundation

/// A change of an answer or a password: one at a time, and three an hour.
///
/// A new secret is compared with the present one, to refuse the same again, and that would let guesses be tried: many at
/// once, all compared with one secret before the first of them replaces it. So a change is claimed before anything is
/// hashed, and the secret it was compared with is still there when it is replaced, or it is not replaced.
package struct SecretChange: Sendable {
    private let stores: any LoginThrottleStore
    private let subject: LoginThrottle.Subject

    /// The changes of an hour; whoever has made them waits for the rest of it.
    static let hourly = 3
    static let period: TimeInterval = 3600
    /// One that was begun and never finished stands in the way for so long.
    static let longest: TimeInterval = 60

    package enum Verdict<Value: Sendable>: Sendable {
        case done(Value)
        /// Another one is under way, or there were three: nothing was compared.
        case wait(until: Date)
    }

    init(_ subject: LoginThrottle.Subject, stores: any LoginThrottleStore) {
        (self.stores, self.subject) = (stores, subject)
    }

    /// Of a double click the second form comes while the first is hashed: a moment later its outcome is that of the first.
    ///
    /// - Parameter outcome: what came of the first; nil while that is not known.
    static func afterAnother<Value: Sendable>(_ outcome: () async throws -> Value?) async throws -> Value? {
        for _ in 0..<8 {
            if let outcome = try await outcome() { return outcome }
            try await Task.sleep(for: .milliseconds(250))
        }
        return nil
    }

    /// Whoever has to wait is told before the rules on a new secret are asked, which cost more than all else of such a request.
    func waiting() async throws -> Date? { try await stores.waiting([subject]) }

    /// Does `body`, which compares and replaces.
    func perform<Value: Sendable>(_ body: () async throws -> Value) async throws -> Verdict<Value> {
        let attempt: LoginAttempt
        switch try await stores.take([subject], in: nil) {
        case .wait(let until): return .wait(until: until)
        case .taken(let taken): attempt = taken
        }
        do {
            let value = try await body()
            try await stores.endChange(subject)
            return .done(value)
        } catch let failure as KeepingFailure {
            // There was no time to hash, so nothing was compared.
            try await stores.giveBack(attempt)
            throw failure
        } catch {
            try await stores.endChange(subject)
            throw error
        }
    }
}

extension LoginThrottle.Subject {
    package static func answer(of account: ID<Account>) -> Self { .change("answer \(account)") }
    package static func password(of member: ID<Member>) -> Self { .change("password \(member)") }
    /// By a mailed link: what is done in a session does not stand in its way.
    package static func passwordReset(of member: ID<Member>) -> Self { .change("reset \(member)") }
}
