/// A way to hand mail over.
package protocol MailDelivery: Sendable {
    /// Tries once. Cancelled, it breaks off.
    func deliver(_ mail: WrittenMail) async -> Receipt
    /// Whether mail could be handed over, without a mail: what was found in order, or why not.
    func check() async -> Receipt
}
