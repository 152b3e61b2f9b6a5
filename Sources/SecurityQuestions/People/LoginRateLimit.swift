import Foundation

/// Lets a secret be tried, or tells until when to wait. Somebody in a browser of theirs that is known counts there alone;
/// anybody else by name, by network address and by door, whether there is such a name or not.
struct LoginRateLimit: Sendable {
    let stores: any LoginThrottleStore
    /// Whose failures are counted for themselves: a name's or a session's. A right secret clears them.
    let own: LoginThrottle.Subject
    /// What others fail at as well: a right secret takes nothing from it but the attempt itself.
    let shared: [LoginThrottle.Subject]
    let browser: KnownBrowser?
    /// Holds the answer back while a door is sprayed.
    let hold: @Sendable (LoginDelay) async throws -> Void

    enum Verdict<Value: Sendable>: Sendable {
        case right(Value)
        case wrong
        case wait(until: Date)
    }

    /// Of somebody at a door.
    init(
        _ purpose: LoginThrottle.Purpose, at place: LoginPlace, email: String, from address: String,
        in browser: KnownBrowser?, stores: any LoginThrottleStore,
        hold: @escaping @Sendable (LoginDelay) async throws -> Void
    ) {
        let subjects = LoginThrottle.Subjects(purpose, at: place, email: email, from: address)
        self.stores = stores
        own = subjects.name
        shared = purpose == .logIn ? [subjects.address, .place(place.name)] : [subjects.address]
        self.browser = browser
        self.hold = hold
    }

    /// Of somebody who has logged in and is asked for a code. It counts by name: a session begins a new count with each right
    /// password, and would let whoever has that try codes without end.
    init(codesOf email: EmailAddress, at place: LoginPlace, stores: any LoginThrottleStore) {
        self.stores = stores
        own = LoginThrottle.Subjects(.secondFactor, at: place, email: email.text, from: "").name
        shared = []
        browser = nil
        hold = { _ in }
    }

    /// Of somebody who has logged in: nothing that anybody does elsewhere counts here.
    init(inSession token: TokenHash, stores: any LoginThrottleStore) {
        self.stores = stores
        own = .session(token)
        shared = []
        browser = nil
        hold = { _ in }
    }

    /// Lets `check` look at a secret if it may be tried now. The attempt counts before it is looked at.
    func admit<Value: Sendable>(_ check: () async throws -> Value?) async throws -> Verdict<Value> {
        let taken: LoginAttempt
        switch try await stores.take([own] + shared, in: browser) {
        case .wait(let until): return .wait(until: until)
        case .taken(let attempt): taken = attempt
        }
        let value: Value?
        do {
            try await hold(taken.delay)
            value = try await check()
        } catch {
            try await stores.giveBack(taken)
            throw error
        }
        guard let value else { return .wrong }
        // Only this attempt comes back: one's own log-in does not pay for guesses at other names.
        try await stores.giveBack(taken)
        if !taken.isInKnownBrowser { try await stores.clear([own]) }
        return .right(value)
    }
}

/// An attempt that was counted as failed, to be given back where it was not.
package struct LoginAttempt: Sendable {
    /// What became of the counts; none in a browser that is known.
    package let counts: [LoginThrottling.Count]
    package let browser: KnownBrowser?
    package let delay: LoginDelay

    package init(counts: [LoginThrottling.Count], browser: KnownBrowser?, delay: LoginDelay) {
        (self.counts, self.browser, self.delay) = (counts, browser, delay)
    }

    package var isInKnownBrowser: Bool { browser != nil }
}
