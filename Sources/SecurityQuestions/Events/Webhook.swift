import Foundation

/// An address of a client's that is told of events (Standard Webhooks): each at least once, those of an account in order.
public struct Webhook: Sendable {
    package let id: ID<Webhook>
    package let client: Client.ID
    package let brand: Brand.ID
    package let url: WebhookAddress
    /// All of them where none is named.
    package let kinds: Set<MachineEvent.Kind>
    package let madeAt: Date
    /// When its receiver first took a test; nil before. Until then it is told of no event: whoever has an address named does not make
    /// this server speak to it.
    package let confirmedAt: Date?
    /// Nil while it is told of events.
    package let pause: Pause?

    package struct Pause: Sendable, Hashable {
        package let since: Date
        package let reason: Reason

        package init(since: Date, reason: Reason) { (self.since, self.reason) = (since, reason) }
    }

    /// Why nothing is delivered until somebody lets it go on. What waits, waits.
    package enum Reason: String, Sendable {
        /// It answered 410.
        case gone
        /// Nothing was taken for ``WebhookSettlement/patience``.
        case failing
        /// An operator keeps it from being told of anything; its client does not lift that.
        case disabled
    }

    /// A client has so many at most.
    package static let mostOfClient = 10
    /// After a renewal what was signed by the secret before is good for so long.
    package static let overlap: TimeInterval = 24 * 3600

    package init(
        id: ID<Webhook>, client: Client.ID, brand: Brand.ID, url: WebhookAddress, kinds: Set<MachineEvent.Kind>,
        madeAt: Date, confirmedAt: Date? = nil, pause: Pause? = nil
    ) {
        (self.id, self.client, self.brand, self.url) = (id, client, brand, url)
        (self.kinds, self.madeAt, self.confirmedAt, self.pause) = (kinds, madeAt, confirmedAt, pause)
    }

    package func hears(of event: MachineEvent) -> Bool {
        event.brand == brand && (kinds.isEmpty || kinds.contains(event.kind))
    }

    /// Who is mailed where it is paused: whoever supervises or administers its brand.
    package func isReported(to agent: Agent) -> Bool {
        !agent.isDisabled && agent.role != .agent && agent.brands.contains(brand)
    }

    /// What is done about it, as the audit log tells it. Its id is the detail: an address may say more than it should.
    func event(_ kind: AuditEvent.Kind, by origin: AuditOrigin, at now: Date) -> AuditEvent {
        var event = origin.event(kind, at: now, detail: id.description)
        (event.client, event.brand) = (client, brand)
        return event
    }

    package func adding(by origin: AuditOrigin, at now: Date) -> AuditEvent {
        event(.webhookAdded, by: origin, at: now)
    }
    package func removing(by origin: AuditOrigin, at now: Date) -> AuditEvent {
        event(.webhookRemoved, by: origin, at: now)
    }
    package func renewing(by origin: AuditOrigin, at now: Date) -> AuditEvent {
        event(.webhookSecretRenewed, by: origin, at: now)
    }
    package func resuming(by origin: AuditOrigin, at now: Date) -> AuditEvent {
        event(.webhookResumed, by: origin, at: now)
    }
    package func pausing(by origin: AuditOrigin = .system, at now: Date) -> AuditEvent {
        event(.webhookPaused, by: origin, at: now)
    }
}

/// Where a webhook is reached: an `https` address, or an `http` one for a receiver inside, without user and fragment.
package struct WebhookAddress: Sendable, Hashable, CustomStringConvertible {
    package let description: String
    package let isPlain: Bool

    package static let longest = 500

    package init?(_ text: String) {
        guard (1...Self.longest).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            ["https", "http"].contains(scheme), let host = parts.host, !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.fragment == nil, parts.port.map({ $0 > 0 }) ?? true
        else { return nil }
        description = text
        isPlain = scheme == "http"
    }
}

/// Which addresses of the network webhooks may reach: the public ones, and those inside that the operator has named. It is asked for the very
/// address that is being connected to, whatever a name was resolved to before.
package struct ReceiverRule: Sendable {
    package let inside: [CIDRBlock]

    package init(inside: [CIDRBlock]) { self.inside = inside }

    /// - Parameter bytes: 4 or 16. An IPv4 address within an IPv6 one is judged as that.
    package func allows(_ bytes: [UInt8], isPlain: Bool) -> Bool {
        guard let address = NetworkAddress(bytes: bytes) else { return false }
        if inside.contains(where: { $0.contains(address) }) { return true }
        return !isPlain && Self.isPublic(address)
    }

    /// Whether an address without TLS can be reached at all.
    package var allowsPlain: Bool { !inside.isEmpty }

    private static func isPublic(_ address: NetworkAddress) -> Bool {
        if address.isVersion6 {
            return isIn(address, ["2000::/3"]) && !isIn(address, notPublic6)
        }
        return !isIn(address, notPublic4)
    }

    private static func isIn(_ address: NetworkAddress, _ blocks: [String]) -> Bool {
        blocks.contains { CIDRBlock($0)?.contains(address) ?? false }
    }

    /// https://www.iana.org/assignments/iana-ipv4-special-registry
    private static let notPublic4 = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    ]
    /// Of 2000::/3, outside of which nothing is public: Teredo and 6to4 lead to IPv4 addresses, the others nowhere
    /// (https://www.iana.org/assignments/iana-ipv6-special-registry).
    private static let notPublic6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]
}

/// The keys of a webhook, as they are shown once.
package struct WebhookKeys: Sendable, Encodable {
    /// `whsec_…`: what `v1` signatures are checked by.
    package let secret: String
    /// `whpk_…`: what `v1a` signatures are checked by.
    package let publicKey: String

    package init(secret: String, publicKey: String) { (self.secret, self.publicKey) = (secret, publicKey) }
}

/// What the secret of a webhook is bound to: whoever writes to the database alone cannot send events anywhere else.
public struct WebhookPlace: Sendable, Hashable {
    package let id: ID<Webhook>
    package let client: Client.ID
    package let url: String

    package init(id: ID<Webhook>, client: Client.ID, url: String) {
        (self.id, self.client, self.url) = (id, client, url)
    }
}

extension Webhook {
    package var place: WebhookPlace { WebhookPlace(id: id, client: client, url: url.description) }
}

/// Makes, seals and uses the keys of webhooks: they are never seen outside but once.
package protocol WebhookSigner: Sendable {
    /// A new secret, sealed to its webhook.
    func newWebhookSecret(of place: WebhookPlace) throws -> SealedKey
    func webhookKeys(_ secret: SealedKey, of place: WebhookPlace) throws -> WebhookKeys
    /// What `webhook-signature` says of `content`: by each secret a `v1` (HMAC-SHA256) and a `v1a` (Ed25519).
    func webhookSignature(of content: String, by secrets: [SealedKey], of place: WebhookPlace) throws -> String
}
