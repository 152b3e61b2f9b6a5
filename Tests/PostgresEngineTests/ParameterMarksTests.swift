import Testing

@testable import PostgresEngine

struct ParameterMarksTests {
    @Test(arguments: [
        ("SELECT 1", "SELECT 1"),
        ("a = ? AND b IN (?, ?)", "a = $1 AND b IN ($2, $3)"),
        ("a = ?2 OR b = ?1 OR c = ?12", "a = $2 OR b = $1 OR c = $12"),
        ("a = '?' AND b = 'it''s ?' AND c = ?", "a = '?' AND b = 'it''s ?' AND c = $1"),
    ])
    func `marks of the one body of SQL become those of PostgreSQL, and what is quoted stays`(
        sql: String, postgres: String
    ) {
        #expect(ParameterMarks.postgres(sql) == postgres)
    }

    @Test(arguments: [
        ("a = ? AND b = ?", "a = $4 AND b = $5"), ("a = ?2 OR b = ?1 OR c = ?2", "a = $5 OR b = $4 OR c = $5"),
    ])
    func `those of a statement that stands behind another's are counted on`(sql: String, postgres: String) {
        #expect(ParameterMarks.postgres(sql, after: 3) == postgres)
    }
}
