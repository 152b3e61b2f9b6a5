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
        try await services.refusal(taking: subjects)
    }
}

extension WebServices {
    /// A new link to be mailed, for so many seconds.
    func link(lasting seconds: TimeInterval) throws -> MailedLink {
        try MailedLink(keeping, world: world, expiresAt: world.now().addingTimeInterval(seconds))
    }
}
