extension ImportProblems {
    func commandError(of file: String) -> CommandError {
        let summary = "Nothing was imported: correct the file and import it again."
        return CommandError(
            .badData, rows.map { "\(file), line \($0.line): \($0.complaint)." } + (more.map { [$0] } ?? []) + [summary])
    }
}
