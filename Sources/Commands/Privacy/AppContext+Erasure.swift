import SecurityQuestions

extension AppContext {
    /// Writes the database anew after somebody was erased, and searches its files for them. Throws a ``CommandError`` where remains
    /// may be left.
    func prove(erasureOf name: String, _ values: Int, _ traces: Traces) async throws {
        let log = try await file.compact()
        Terminal.tell("\(name) is erased; \(values) values were taken out of the audit log.")
        guard log == .emptied else {
            throw CommandError(
                .unavailable,
                "A reader was in the way of writing the database anew, so remains may stand in its files: “countersign account erase --rewrite” does it later."
            )
        }
        let found = try await file.search(for: traces).found
        guard found == 0 else {
            throw CommandError(
                .defect, "\(found) of the values still stand in the files of the database: please report this.")
        }
    }
}
