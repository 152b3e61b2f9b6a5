import Foundation

/// The company's provider says that somebody has logged out there (OpenID Connect Back-Channel Logout 1.0).
package struct CompanyLogOut: Sendable {
    private let stores: any CompanyLogInStore
    private let world: World

    package init(stores: any CompanyLogInStore, world: World) { (self.stores, self.world) = (stores, world) }

    /// The word of a log-out is remembered for so long, which is longer than it is good (``SignedTokens``).
    private static let remembered: TimeInterval = 20 * 60

    package enum Outcome: Sendable {
        /// How many sessions: none where there was nobody.
        case ended(Int)
        /// The same word came before.
        case replayed
    }

    /// - Parameters:
    ///   - id: of the word (`jti`).
    ///   - place: whose provider says so: nobody who has logged in elsewhere is concerned.
    package func perform(
        issuer: String, session: String?, subject: String?, id: String, at place: LoginPlace, from address: String?
    ) async throws -> Outcome {
        let mark = TokenHash.sha256(of: "log-out \(place.name) \(issuer) \(id)")
        let ended = try await stores.endSessions(
            issuer: issuer, session: session, subject: subject, at: place, by: mark,
            until: world.now().addingTimeInterval(Self.remembered), from: address)
        return ended.map(Outcome.ended) ?? .replayed
    }

    package static func ended(_ whose: Identity, from address: String?, at now: Date) -> AuditEvent {
        whose.event(.companySessionsEnded, at: now, from: address)
    }
}
