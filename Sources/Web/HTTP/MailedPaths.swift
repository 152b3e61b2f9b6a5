import Foundation
import SecurityQuestions

/// The paths that mails lead to.
package enum MailedPaths {
    package static let notMe = Links.notMe
    /// Once, without a log-in.
    package static func notMe(_ token: SecretToken) -> String { Links.notMeByLink(token.text) }

    /// Of a link that is mailed to nobody: whoever has made it hands it over.
    package static func logIn(_ token: SecretToken) -> String { Links.logInLink(token.text) }

    /// - Precondition: `kind` carries a link that it is for.
    package static func path(of kind: Message.Kind, _ token: SecretToken) -> String {
        switch kind {
        case .invitation: Links.activation(token.text)
        case .passwordReset, .memberAdded, .agentPassword: Links.passwordReset(token.text)
        case .codeLink: Links.codeLink(token.text)
        case .emailConfirmation: Links.emailConfirmation(token.text)
        default: notMe
        }
    }
}
