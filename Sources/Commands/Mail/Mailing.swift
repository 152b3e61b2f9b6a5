import AppConfiguration
import SecurityQuestions

extension Configuration {
    /// Throws a ``CommandError`` where mail is not set up: a link that is mailed is not printed.
    ///
    /// - Parameter orByHand: whether the command prints the link without --mail.
    func requireMail(orByHand: Bool = false) throws {
        guard mail == nil else { return }
        let byHand = orByHand ? ", or leave --mail out and hand the link over yourself" : ""
        throw CommandError(
            .configuration, "Mail is not set up: describe “mail” in the configuration first\(byHand).")
    }
}
