/// Where a value that was erased may stand because somebody else has it as well: two people can have one name, and a company's name can
/// be a part of another's address.
package enum SharedValues {
    /// Tables and the columns of text in them.
    package static let columns: [(table: String, column: String)] =
        [
            "accounts": ["number", "number_written", "company"],
            "members": ["name", "email", "email_written", "subject"],
            "agents": ["name", "email", "email_written", "subject"],
            "previous_emails": ["email"],
            "email_changes": ["email", "email_written"], "not_me_links": ["email"],
            "outbox": ["email", "by_name", "about", "reader_name", "reply"],
            "answers": ["set_by", "question"], "brands": ["id"], "phones": ["CAST(phone AS TEXT)"],
            "calls": ["external_id", "CAST(from_number AS TEXT)"],
            "audit": ["actor_name", "detail"],
        ].flatMap { table, columns in columns.map { (table, $0) } }.sorted { $0 < $1 }
}
