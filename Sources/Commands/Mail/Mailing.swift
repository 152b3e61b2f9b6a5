import AppConfiguration
import SecurityQuestions

extension Configuration {
    /// Throws a ``CommandError`` where mail is not set up: a link that is mailed is not printed.
    func requireMail() throws {
        guard mail == nil else { return }
        throw CommandError(
            .configuration,
            "Mail is not set up: describe “mail” in the configuration first, or leave --mail out and hand the link over "
                + "yourself.")
    }
}
