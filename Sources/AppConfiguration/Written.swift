/// A value as somebody wrote it.
struct Written: Sendable {
    let text: String
    let origin: ConfigurationProblem.Origin
    /// The folder that a relative path starts from.
    let folder: String
    /// Its entries, where it was written as a list: they may hold commas.
    var items: [String]?
}
