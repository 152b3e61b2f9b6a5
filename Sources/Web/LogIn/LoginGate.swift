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
