import Foundation

/// A support code as the session that made it may see it again, until the code is used or over: encrypted under a key that only
/// the session's token gives, and of that we keep nothing but a hash. In another session, or once the token has been renewed, it
/// does not open (`docs/decisions/0044-a-support-code-can-be-seen-again.md`).
package struct SupportCodeCopy: Sendable {
    /// Nonce, cipher text and authentication.
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }
}

/// Makes such copies, and opens them.
package protocol SupportCodeCopier: Sendable {
    func copy(
        _ digits: String, of code: ID<SupportCode>, ofAccount account: ID<Account>, for token: SecretToken
    ) throws -> SupportCodeCopy
    /// Nil for another session, another code or another account.
    func digits(
        in copy: SupportCodeCopy, of code: ID<SupportCode>, ofAccount account: ID<Account>, for token: SecretToken
    ) -> String?
}

extension SupportCodeCopier {
    /// The six digits for the session that made them, as long as they are good for something.
    package func digits(of code: SupportCode, for token: SecretToken, at now: Date) -> String? {
        guard code.state(at: now) == .waiting, let copy = code.copy else { return nil }
        return digits(in: copy, of: code.id, ofAccount: code.account, for: token)
    }
}
