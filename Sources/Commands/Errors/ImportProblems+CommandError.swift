extension ImportProblems {
    func commandError(of file: String) -> CommandError {
        let summary = "Nothing was imported: correct the file and import it again."
        return CommandError(.badData, sentences(of: file) + [summary])
    }
}
