import SpokenAnswers

extension Language {
    /// As it is written on the command line. Throws a ``CommandError``.
    init(argument text: String) throws {
        guard let language = Language(rawValue: text) else {
            throw CommandError(.usage, "“\(text)” is not a language: write en or fr.")
        }
        self = language
    }
}
