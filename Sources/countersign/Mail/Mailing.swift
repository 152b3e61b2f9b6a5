import SecurityQuestions

extension Configuration {
    /// Throws a ``Complaint`` where mail is not set up: a link that is mailed is not printed.
    func requireMail() throws {
        guard mail == nil else { return }
        throw Complaint(
            .configuration,
            "Mail is not set up: describe “mail” in the configuration first, or leave --mail out and hand the link over "
                + "yourself.")
    }
}
