import Foundation

/// A request that a client names, so that it can be sent again and is done once (an idempotency key).
///
/// What it is told apart by leaves answers and codes out: a fast hash of one, kept for a day, would be what guesses are tried
/// against, round the slow hash and the budget. The rest of it, a caller's number or an owner's name and address, is marked by the key
/// ring: a copy of the database alone holds nothing to try names and numbers against.
package struct KeptRequest: Sendable {
    package let client: Client.ID
    /// Of the name that the client gave it.
    package let key: TokenHash
    /// Of everything it says but what is secret.
    package let fingerprint: TokenHash
    /// What that would be by another key of the ring, and of what an earlier version kept.
    private let others: Set<TokenHash>

    /// So long is the answer kept.
    package static let lifetime: TimeInterval = 24 * 3600
    /// After so long one without an answer was left by a stop of the server, and is taken up again.
    package static let patience: TimeInterval = 60

    /// - Parameter facts: method, path and fields, in one order; never an answer or a code.
    package init(of client: Client.ID, named name: String, saying facts: [String], marking marker: any RequestMarker) {
        self.client = client
        key = .sha256(of: name)
        let marks = marker.marks(of: Self.bytes("countersign request 2", facts).bytes)
        // Until November 2026 a hash alone.
        let former = Self.bytes("countersign request 1", facts).digest
        fingerprint = TokenHash(bytes: marks[0])
        others = Set((marks.dropFirst() + [former]).map { TokenHash(bytes: $0) })
    }

    private static func bytes(_ purpose: String, _ facts: [String]) -> HashedBytes {
        var bytes = HashedBytes(purpose)
        for fact in facts { bytes.append(fact) }
        return bytes
    }

    /// An answer as it was given.
    package struct Answer: Sendable, Hashable {
        package let status: Int
        package let body: String

        package init(status: Int, body: String) { (self.status, self.body) = (status, body) }
    }

    /// Its name is not new: nothing was done.
    package enum Repeated: Error, Sendable {
        case answered(Answer)
        case underWay
        /// The name is another request's.
        case otherRequest
        /// A stop of the server has left it: whoever takes it up first does it (``ClientStore/claim(_:new:)``).
        case left(Kept)
    }

    /// What is kept of one.
    package struct Kept: Sendable {
        package let fingerprint: TokenHash
        package let subject: UUID
        package let at: Date
        package let answer: Answer?

        package init(fingerprint: TokenHash, subject: UUID, at: Date, answer: Answer?) {
            (self.fingerprint, self.subject, self.at, self.answer) = (fingerprint, subject, at, answer)
        }
    }

    package func repeated(of kept: Kept, at now: Date) -> Repeated {
        guard kept.fingerprint == fingerprint || others.contains(kept.fingerprint) else { return .otherRequest }
        if let answer = kept.answer { return .answered(answer) }
        return now.timeIntervalSince(kept.at) < Self.patience ? .underWay : .left(kept)
    }
}
