import Foundation

/// What an operator does about a client, as it is to be kept, and the entry that tells of it.
package struct ClientChange: Sendable {
    package let client: Client
    package let event: AuditEvent

    package enum Request: Sendable {
        /// A new secret. The one before goes on being good until then; an older one ends at once.
        case rotate(TokenHash, expiresAt: Date?, formerUntil: Date)
        case allow(Agent)
        case disallow(Agent)
        case allowAll
        /// It has to show this certificate, or another that it is bound to.
        case bind(ClientCertificate.Mark)
        /// No longer by this one. Of the last: ``Refusal/lastCertificate``.
        case unbind(ClientCertificate.Mark)
        /// It is let in by its secret alone.
        case unbindAll
        case disable
        case enable
    }

    package enum Refusal: Error, Sendable, Hashable {
        case unknownClient
        /// The agent does not serve the client's brand, or has no access.
        case agentOfOtherBrand
        /// Without it the secret alone would do, which is to be said by itself.
        case lastCertificate
        case tooManyCertificates
        case unknownCertificate
    }

    package static func adding(_ client: Client, by origin: AuditOrigin, at now: Date) -> ClientChange {
        ClientChange(client: client, event: event(.clientAdded, client, "", origin, now))
    }

    /// Nil where nothing changes.
    package static func decision(
        _ request: Request, of client: Client, by origin: AuditOrigin, at now: Date
    ) throws(Refusal) -> ClientChange? {
        switch request {
        case .rotate(let hash, let expiresAt, let formerUntil):
            let new = ClientSecret(hash: hash, madeAt: now, expiresAt: expiresAt)
            let former = client.secrets.first.map { $0.ending(by: formerUntil) }
            let alive = ([new] + [former].compactMap(\.self)).filter { !$0.isOver(at: now) }
            return ClientChange(
                client: client.changed(secrets: Array(alive.prefix(ClientSecret.mostAlive))),
                event: event(.clientSecretRenewed, client, "", origin, now))
        case .allow(let agent):
            guard agent.brands.contains(client.brand), !agent.isDisabled else { throw .agentOfOtherBrand }
            guard case .named(let ids) = client.agents, !ids.contains(agent.id) else { return nil }
            return ClientChange(
                client: client.changed(agents: .named(ids.union([agent.id]))),
                event: event(.clientChanged, client, "\(agent.email.text) +", origin, now))
        case .disallow(let agent):
            guard case .named(let ids) = client.agents, ids.contains(agent.id) else { return nil }
            return ClientChange(
                client: client.changed(agents: .named(ids.subtracting([agent.id]))),
                event: event(.clientChanged, client, "\(agent.email.text) -", origin, now))
        case .allowAll:
            guard client.agents != .ofBrand else { return nil }
            return ClientChange(
                client: client.changed(agents: .ofBrand), event: event(.clientChanged, client, "+", origin, now))
        case .bind(let mark):
            guard !client.certificates.contains(mark) else { return nil }
            guard client.certificates.count < ClientCertificate.mostMarks else { throw .tooManyCertificates }
            return ClientChange(
                client: client.changed(certificates: client.certificates.union([mark])),
                event: event(.clientChanged, client, "\(mark.text) +", origin, now))
        case .unbind(let mark):
            guard client.certificates.contains(mark) else { throw .unknownCertificate }
            guard client.certificates.count > 1 else { throw .lastCertificate }
            return ClientChange(
                client: client.changed(certificates: client.certificates.subtracting([mark])),
                event: event(.clientChanged, client, "\(mark.text) -", origin, now))
        case .unbindAll:
            guard !client.certificates.isEmpty else { return nil }
            return ClientChange(
                client: client.changed(certificates: []),
                event: event(.clientChanged, client, secretAlone, origin, now))
        case .disable:
            guard !client.isDisabled else { return nil }
            return ClientChange(
                client: client.changed(isDisabled: true), event: event(.clientDisabled, client, "", origin, now))
        case .enable:
            guard client.isDisabled else { return nil }
            return ClientChange(
                client: client.changed(isDisabled: false), event: event(.clientEnabled, client, "", origin, now))
        }
    }

    /// The detail of a change after which no certificate is asked for.
    package static let secretAlone = "secretAlone"

    /// The client is the entry's own: it stands beside what was done. Where an agent is concerned their address stands first, by
    /// which an erasure finds it.
    private static func event(
        _ kind: AuditEvent.Kind, _ client: Client, _ detail: String, _ origin: AuditOrigin, _ now: Date
    ) -> AuditEvent {
        var event = origin.event(kind, at: now, detail: detail.isEmpty ? nil : detail)
        (event.client, event.brand) = (client.id, client.brand)
        return event
    }
}
