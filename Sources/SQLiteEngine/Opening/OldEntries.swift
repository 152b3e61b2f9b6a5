import GRDB
import SQLStore
import SecurityQuestions

extension Database {
    /// Chains the entries that were recorded before there was a chain, as they stand: nothing marks them as ours.
    func chainOldEntries(_ world: World) throws {
        let connection = SQLiteConnection(self)
        let transaction = Transaction(connection: connection, world: world, tag: nil, tags: .unchecked)
        var end = AuditChain.empty
        try connection.query(
            """
            SELECT \(RecordedEvent.firstColumns) FROM audit_without_chain e JOIN audit_kinds k ON k.key = e.kind
            ORDER BY e.number
            """, []
        ) { row in
            end = try transaction.chainOld(try RecordedEvent.old(row), after: end)
            return true
        }
        try execute(sql: "DROP TABLE audit_without_chain")
    }
}
