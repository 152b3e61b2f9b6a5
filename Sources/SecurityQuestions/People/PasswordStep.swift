import Foundation

/// A password that was right, until the second factor has been given: whose it was, and which.
package struct PasswordStep: Sendable, Hashable {
    package let email: String
    package let id: String
    /// Tells one password from another: the salt comes with the password and stays when its key changes. Where nothing is left to
    /// be proved it tells the latest log-in in the browser as well: one is good for one log-in.
    package let passwordMark: String

    package init(email: String, id: String, passwordMark: String) {
        (self.email, self.id, self.passwordMark) = (email, id, passwordMark)
    }

    init(_ known: KnownIdentity) {
        self.init(
            email: known.identity.email.key, id: known.identity.idText,
            passwordMark: Base64URL.text(known.password?.salt ?? []))
    }

    /// All has been proved.
    init(_ known: KnownIdentity, after lastLogIn: Date?) {
        let password = Base64URL.text(known.password?.salt ?? [])
        self.init(
            email: known.identity.email.key, id: known.identity.idText,
            passwordMark: "\(password) \(lastLogIn.map { "\($0.timeIntervalSince1970)" } ?? "none")")
    }
}
