import Foundation
import Phrasebook
import SecurityQuestions

/// Slows down whoever has mail sent: nobody's mailbox is to be flooded from here, and nobody asks for many names.
struct MailGate: Sendable {
    private let services: WebServices
    private let subjects: [LoginThrottle.Subject]

    /// `what` keeps these counts apart from those of log-ins.
    init(services: WebServices, what: String, name: String, visit: Visit) {
        self.services = services
        subjects = [
            .name("\(what) \(name)"), .address("\(what) \(NetworkAddress.subscriber(of: visit.address))"),
        ]
    }

    /// How long to wait; nil when it may be sent, which counts.
    func refusal() async throws -> Phrase? {
        let now = services.world.now()
        let until = try await services.stores.take(subjects, at: now)
        return until.map { LoginWords.wait(Durations.words(seconds: $0.timeIntervalSince(now))) }
    }
}

extension WebServices {
    /// A one-time link for a message that is not written yet.
    func newLink(expiresAt: Date) throws -> MailedLink {
        let message = ID<Message>(world)
        let keyID = keeping.linkKeyID
        let token = SecretToken(bytes: try keeping.linkToken(of: message, keyID: keyID))
        return MailedLink(message: message, keyID: keyID, token: token.hash, expiresAt: expiresAt)
    }
}
