import SQLStore

/// A statement as PostgreSQL reads it.
struct PQStatement {
    let sql: String
    let arguments: SQLArguments

    init(_ sql: String, _ arguments: SQLArguments = []) { (self.sql, self.arguments) = (sql, arguments) }

    /// Several changes as one statement, which fails unless each changes as many rows as it says: then nothing of them is done. They see
    /// the database as it was before all of them.
    static func joined(_ changes: [SQLChange]) -> String {
        var (parts, counts, number) = ([] as [String], [] as [String], 0)
        for (index, change) in changes.enumerated() {
            parts.append("c\(index) AS (\(ParameterMarks.postgres(change.sql, after: number)) RETURNING 1)")
            counts.append("(SELECT count(*) FROM c\(index)) = \(change.rows)")
            number += change.arguments.values.count
        }
        // Another number of rows is a division by nothing (``PostgresFault/isOtherCount``).
        return "WITH \(parts.joined(separator: ", ")) "
            + "SELECT 1 / CASE WHEN \(counts.joined(separator: " AND ")) THEN 1 ELSE 0 END"
    }
}
