/// A password that was right, until the second factor has been given: whose it was, and which.
package struct PasswordStep: Sendable, Hashable {
    package let email: String
    package let id: String
    /// Tells one password from another: the salt comes with the password and stays when its key changes.
    package let passwordMark: String

    package init(email: String, id: String, passwordMark: String) {
        (self.email, self.id, self.passwordMark) = (email, id, passwordMark)
    }

    init(_ known: KnownIdentity) {
        self.init(
            email: known.identity.email.key, id: known.identity.idText,
            passwordMark: Base64URL.text(known.password?.salt ?? []))
    }
}
