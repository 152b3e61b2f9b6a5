import SecurityQuestions

extension PersonName {
    static func argument(_ argument: String) throws -> String {
        guard let name = typed(argument) else {
            throw CommandError(.badData, "The name must be one line of at most 100 characters.")
        }
        return name
    }
}
