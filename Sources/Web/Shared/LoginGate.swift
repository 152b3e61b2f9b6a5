import Foundation
import Phrasebook
import SecurityQuestions

/// Slows down whoever tries passwords, by log-in name and by network address, known or not.
struct LoginGate: Sendable {
    private let services: WebServices
    private let name: LoginThrottle.Subject
    private let address: LoginThrottle.Subject

    /// `place` is a brand's id, or the care desk.
    init(services: WebServices, place: String, email: String, visit: Visit) {
        self.services = services
        name = .name("\(place) \(EmailAddress(email)?.key ?? email.lowercased())")
        address = .address("\(place) \(NetworkAddress.subscriber(of: visit.address))")
    }

    enum Verdict<Person> {
        case right(Person)
        case wrong
        case wait(Phrase)
    }

    /// Lets `check` look at a password if it may be tried now. The attempt counts before it is looked at.
    func admit<Person>(_ check: () async throws -> Person?) async throws -> Verdict<Person> {
        if let why = try await services.refusal(taking: [name, address]) { return .wait(why) }
        let person: Person?
        do {
            person = try await check()
        } catch {
            try await services.stores.giveBack([name, address])
            throw error
        }
        guard let person else { return .wrong }
        try await services.stores.clear(name)
        // Only this attempt comes back: one's own log-in does not pay for guesses at other names.
        try await services.stores.giveBack([address])
        return .right(person)
    }
}

extension WebServices {
    /// Counts an attempt of each; how long to wait where there is none to be had.
    func refusal(taking subjects: [LoginThrottle.Subject]) async throws -> Phrase? {
        let now = world.now()
        let until = try await stores.take(subjects, at: now)
        return until.map { LoginWords.wait(Durations.words(seconds: $0.timeIntervalSince(now))) }
    }
}

/// What one subscriber has of the network.
enum NetworkAddress {
    /// An IPv4 address as such, also where an IPv6 socket took the connection (RFC 4291 §2.5.5.2).
    static func plain(_ address: String?) -> String {
        guard let address else { return "unknown" }
        return address.hasPrefix("::ffff:") ? String(address.dropFirst(7)) : address
    }

    /// An IPv4 address; the first 64 bits of an IPv6 one, which a subscriber has all of (RFC 6177).
    static func subscriber(of address: String) -> String {
        guard address.contains(":") else { return address }
        let halves = address.split(separator: "%")[0].components(separatedBy: "::")
        let left = halves[0].split(separator: ":").map(String.init)
        let right = halves.count > 1 ? halves[1].split(separator: ":").map(String.init) : []
        let zeros = Array(repeating: "0", count: max(0, 8 - left.count - right.count))
        return (left + zeros + right).prefix(4).joined(separator: ":")
    }
}
