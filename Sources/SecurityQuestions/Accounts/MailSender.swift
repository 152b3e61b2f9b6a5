/// Whom a brand's mails come from.
public struct MailSender: Sendable, Hashable {
    public let address: EmailAddress
    /// What stands beside the address; nil for the brand's name.
    public let name: String?
    /// Where answers go, where that is not ``address``.
    public let replyTo: EmailAddress?

    public init(address: EmailAddress, name: String? = nil, replyTo: EmailAddress? = nil) {
        self.address = address
        self.name = name
        self.replyTo = replyTo
    }
}
