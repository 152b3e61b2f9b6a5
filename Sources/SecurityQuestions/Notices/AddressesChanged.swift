/// What the notice of another address tells: both addresses, masked. Whoever reads it at one of them is shown that one whole.
/// Neither the log nor the outbox has more of an address that is not confirmed.
package struct AddressesChanged: Sendable, Hashable {
    package let from: String
    package let to: String

    package init(from: EmailAddress, to: EmailAddress) { (self.from, self.to) = (from.masked, to.masked) }

    package init(_ about: PersonConcerned) { (from, to) = (about.word, about.name) }

    package var kept: String { "\(from) \(to)" }

    /// As they are told to `reader`.
    package func told(to reader: EmailAddress) -> (from: String, to: String) {
        (from == reader.masked ? reader.text : from, to == reader.masked && from != to ? reader.text : to)
    }
}

extension EmailAddress {
    /// "m•••@example.com".
    package var masked: String {
        let parts = text.split(separator: "@", maxSplits: 1)
        return "\(parts.first?.first.map(String.init) ?? "")•••@\(parts.last.map(String.init) ?? "")"
    }
}

extension AuditEvent {
    static func addresses(_ event: AuditEvent, from: EmailAddress, to: EmailAddress) -> AuditEvent {
        var event = event
        event.noticeDetail = AddressesChanged(from: from, to: to).kept
        return event
    }
}

extension Message {
    package var addresses: AddressesChanged? {
        switch kind {
        case .emailChangeAsked, .emailChanged, .emailConfirmation: about.map(AddressesChanged.init)
        default: nil
        }
    }

    /// Of a log-in from a new browser: which.
    package var client: ClientSoftware? {
        kind == .newBrowser ? about.flatMap { ClientSoftware(kept: $0.detail) } : nil
    }
}
