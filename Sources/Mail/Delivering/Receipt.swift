import SecurityQuestions

/// What came of a try, and what the other side said.
package struct Receipt: Sendable, Hashable {
    package let outcome: Delivery
    package let said: String

    package static func accepted(_ said: String) -> Receipt { Receipt(outcome: .accepted, said: said.asReply) }
    package static func refusedForNow(_ said: String) -> Receipt {
        Receipt(outcome: .refusedForNow(reply: said.asReply), said: said.asReply)
    }
    package static func refusedForGood(_ said: String) -> Receipt {
        Receipt(outcome: .refusedForGood(reply: said.asReply), said: said.asReply)
    }
}

extension String {
    /// What a stranger's server says, as it can be kept and shown: one line, not too long.
    fileprivate var asReply: String { String(onOneLine.prefix(300)) }
}
