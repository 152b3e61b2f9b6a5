import Foundation
import Phrasebook
import SecurityQuestions

/// Slows down whoever tries passwords, by log-in name and by network address, known or not.
struct LoginGate: Sendable {
    let services: WebServices
    let name: LoginThrottle.Subject
    let address: LoginThrottle.Subject

    init(services: WebServices, place: String, email: String, visit: Visit) {
        self.services = services
        name = .name("\(place) \(email.lowercased())")
        address = .address(visit.address)
    }

    /// How long to wait; nil when a log-in may be tried now.
    func wait() async throws -> Phrase? {
        let now = services.world.now()
        var latest: Date?
        for subject in [name, address] {
            guard let until = try await services.stores.throttle(subject).wait(at: now) else { continue }
            latest = max(latest ?? until, until)
        }
        return latest.map { LoginWords.wait(Durations.words(seconds: $0.timeIntervalSince(now))) }
    }

    func failed(_ event: AuditEvent) async throws {
        try await services.stores.failed([name, address], at: services.world.now(), event: event)
    }

    /// Only the name's count begins anew: one's own log-in must not pay for guesses at other names.
    func succeeded() async throws { try await services.stores.succeeded(name) }
}
