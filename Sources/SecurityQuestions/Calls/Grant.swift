import Foundation

/// The proof that a call was verified, good as long as the call could last.
package struct Grant: Sendable, Hashable {
    package let call: ID<Call>
    package let method: VerificationMethod
    package let expiresAt: Date

    /// As it was kept.
    package init(of call: ID<Call>, by method: VerificationMethod, until expiresAt: Date) {
        (self.call, self.method, self.expiresAt) = (call, method, expiresAt)
    }

    /// Nil where the call was not verified.
    package init?(of call: Call) {
        guard let method = call.method else { return nil }
        self.call = call.id
        self.method = method
        expiresAt = call.expiresAt
    }
}
