import Foundation

/// Lets a secret be tried, or tells until when to wait: by log-in name and by network address, known or not.
struct LoginThrottling: Sendable {
    let stores: any LoginThrottleStore
    let world: World
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
    func wait() async throws -> Date? { try await stores.take(subjects.both, at: world.now()) }
}

extension LoginThrottle {
    /// What is counted: each for itself, so that asking for links does not use up somebody's log-ins.
    package enum Purpose: String, Sendable, CaseIterable {
        case logIn, secondFactor, passwordReset, newEmail

        /// In the names of its counts; empty for a log-in, whose names came first.
        fileprivate var word: String {
            switch self {
            case .logIn: ""
            case .secondFactor: " code"
            case .passwordReset: " reset"
            case .newEmail: " address"
            }
        }
    }

    /// The name and the network address whose failures count together.
    package struct Subjects: Sendable, Hashable {
        package let name: Subject
        package let address: Subject

        var both: [Subject] { [name, address] }

        /// `name` is what was typed, or the id of somebody who has logged in.
        package init(_ purpose: Purpose, at place: LoginPlace, name: String, from address: String) {
            let place = place.name + purpose.word
            self.name = .name("\(place) \(name)")
            self.address = .address("\(place) \(SubscriberAddress.of(address))")
        }

        package init(_ purpose: Purpose, at place: LoginPlace, email typed: String, from address: String) {
            self.init(
                purpose, at: place, name: EmailAddress(typed)?.key ?? typed.lowercased(), from: address)
        }
    }
}

/// What one subscriber has of the network: failures are counted for all of it.
package enum SubscriberAddress {
    /// An IPv4 address; the first 64 bits of an IPv6 one, which a subscriber has all of (RFC 6177).
    package static func of(_ address: String) -> String {
        guard address.contains(":") else { return address }
        let halves = address.split(separator: "%")[0].components(separatedBy: "::")
        let left = halves[0].split(separator: ":").map(String.init)
        let right = halves.count > 1 ? halves[1].split(separator: ":").map(String.init) : []
        let zeros = Array(repeating: "0", count: max(0, 8 - left.count - right.count))
        return (left + zeros + right).prefix(4).joined(separator: ":")
    }
}
