import SecurityQuestions

extension EmailAddress {
    /// As it is written on the command line. Throws a ``CommandError``.
    init(argument text: String) throws {
        guard let address = EmailAddress(text) else {
            throw CommandError(.badData, "“\(text)” is not an e-mail address: write it as name@example.com.")
        }
        self = address
    }
}
