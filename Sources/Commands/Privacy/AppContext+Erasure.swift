import SecurityQuestions

extension AppContext {
    /// Writes the database anew after somebody was erased, and searches its files for them. Throws a ``CommandError`` where remains
    /// may be left.
    ///
    /// - Parameter brand: any one; the command that does it later wants one.
    func prove(erasureOf name: String, _ values: Int, _ traces: Traces, brand: Brand.ID) async throws {
        // Whatever happens here, they are erased, and cannot be erased again.
        let log = if let file { (try? await file.compact()) ?? .readersInTheWay } else { LogEmptying.emptied }
        Terminal.tell("\(name) is erased; \(values) values were taken out of the audit log.")
        if let place = try await stores.auditStreamPlace() {
            Terminal.tell(
                "A collector of logs has the audit log until entry \(place.number) (audit.stream), which this does not reach: see "
                    + "docs/privacy.md.")
        }
        if file == nil {
            Terminal.tell(
                "PostgreSQL has what was deleted in its files until it is vacuumed, in its write-ahead log, on replicas and in backups: "
                    + "see docs/postgresql.md.")
        }
        guard log == .emptied else { throw CommandError.remains(after: "\(name) is erased", brand: brand) }
        let found = try await self.traces.search(for: traces).found
        guard found == 0 else {
            throw CommandError(
                .defect, "\(found) of the values still stand in the database: please report this.")
        }
    }
}

extension CommandError {
    /// - Parameter told: what was erased, for all that.
    static func remains(after told: String, brand: Brand.ID) -> CommandError {
        CommandError(
            .unavailable,
            "\(told), but the database could not be written anew, or its log not be emptied: remains of them may stand "
                + "in its files. Run “countersign account erase --rewrite --brand \(brand)” when nobody reads or writes for long."
        )
    }
}
