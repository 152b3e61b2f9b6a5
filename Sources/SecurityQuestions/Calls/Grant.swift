import Foundation

/// The proof that a call was verified, good as long as the call could last.
package struct Grant: Sendable, Hashable {
    package let call: ID<Call>
    package let proof: Proof
    package let expiresAt: Date

    /// Nil where the call was not verified.
    package init?(of call: Call) {
        guard let proof = call.proof else { return nil }
        self.call = call.id
        self.proof = proof
        expiresAt = call.expiresAt
    }
}
