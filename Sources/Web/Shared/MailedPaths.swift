import SecurityQuestions

/// The paths that mails lead to.
public enum MailedPaths {
    public static let notMe = "/not-me"

    /// - Precondition: `kind` carries a link; a notice leads to ``notMe``.
    public static func path(of kind: Message.Kind, _ token: SecretToken) -> String {
        switch kind {
        case .invitation: Links.activation(token.text)
        case .passwordReset, .memberAdded: "/password/\(token.text)"
        case .emailConfirmation: "/email/\(token.text)"
        default: notMe
        }
    }
}
