/// The columns of an import, in whatever order the header names them.
enum ImportColumn: String, Sendable, CaseIterable {
    case number, company, phone, email, name, language
}

extension String {
    /// Fit to be quoted in a complaint.
    var shortened: String { count > 40 ? prefix(40) + "…" : self }
}
