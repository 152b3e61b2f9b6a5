import GRDB
import SecurityQuestions

extension Database {
    /// Chains the entries that were recorded before there was a chain, as they stand.
    func chainOldEntries() throws {
        let entries = try Row.fetchCursor(
            self,
            sql: """
                SELECT \(RecordedEvent.columns) FROM audit_without_chain e JOIN audit_kinds k ON k.key = e.kind
                ORDER BY e.number
                """)
        while let row = try entries.next() { try chain(try RecordedEvent(row).event, tagged: false) }
        try execute(sql: "DROP TABLE audit_without_chain")
    }
}
