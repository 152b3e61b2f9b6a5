import SecurityQuestions

/// What came of a try, and what the other side said.
public struct Receipt: Sendable, Hashable {
    public let outcome: Delivery
    public let said: String

    public static func accepted(_ said: String) -> Receipt { Receipt(outcome: .accepted, said: said.asReply) }
    public static func refusedForNow(_ said: String) -> Receipt {
        Receipt(outcome: .refusedForNow(reply: said.asReply), said: said.asReply)
    }
    public static func refusedForGood(_ said: String) -> Receipt {
        Receipt(outcome: .refusedForGood(reply: said.asReply), said: said.asReply)
    }
}

extension String {
    /// What a stranger's server says, as it can be kept and shown: one line, not too long.
    fileprivate var asReply: String { String(onOneLine.prefix(300)) }
}
