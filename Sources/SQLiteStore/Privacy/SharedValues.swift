import Foundation
import GRDB
import SecurityQuestions

extension Database {
    /// Whether a row of somebody else holds an erased value, as it may: two people can have one name, and a company's name
    /// can be a part of another's address. The rows of the erased account are gone, so whoever has it is somebody else.
    func somebodyElseHas(_ needle: Needle) throws -> Bool {
        switch needle.value {
        case .text(let text): try first(Self.textSQL, [text]) { _ in true } ?? false
        case .phone(let phone): try first("SELECT 1 FROM phones WHERE phone = ?", [phone]) { _ in true } ?? false
        case .id: false
        }
    }

    private static let textSQL =
        [
            "accounts": ["number", "number_written", "company"], "members": ["name", "email", "email_written"],
            "agents": ["name", "email", "email_written"], "previous_emails": ["email"],
            "email_changes": ["email", "email_written"], "outbox": ["email", "by_name", "reply"],
            "answers": ["set_by", "question"], "brands": ["id"], "phones": ["CAST(phone AS TEXT)"],
            "audit": ["actor_name", "detail"], "sqlite_schema": ["sql"],
        ].flatMap { table, columns in columns.map { "SELECT 1 FROM \(table) WHERE instr(\($0), ?1)" } }.sorted()
        .joined(separator: " UNION ALL ") + " LIMIT 1"
}
