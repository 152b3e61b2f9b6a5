import SecurityQuestions

/// All the rows that something which happens in a call decides by, locked by one statement in the one order in which everybody does
/// (``RowLock``). On a database with one writer nothing is asked.
///
/// Each part waits for the one before, whose count it asks for. What is locked is read by a statement of its own: one that waits for a
/// row sees everything else as it was before the wait.
package struct RowLocks: Sendable, Hashable {
    package let sql: String
    package let arguments: SQLArguments

    /// - Parameter client: that asks for the agent.
    static func call(_ id: ID<Call>, client: Client.ID? = nil) -> RowLocks {
        RowLocks("SELECT key, account, agent FROM calls WHERE id = ?", [id], client)
    }

    static func call(ofAttempt id: ID<Attempt>) -> RowLocks {
        RowLocks(
            "SELECT c.key, c.account, c.agent FROM attempts t JOIN calls c ON c.key = t.call WHERE t.id = ?", [id], nil)
    }

    private init(_ call: String, _ arguments: SQLArguments, _ client: Client.ID?) {
        let ofClient = """
            , own_client AS MATERIALIZED (
                SELECT key FROM clients WHERE name = ? AND (SELECT count(*) FROM own_agent) >= 0 \(RowLock.mode))
            """
        sql = """
            WITH named AS MATERIALIZED (\(call)), own_account AS MATERIALIZED (
                SELECT key FROM accounts WHERE key = (SELECT account FROM named) \(RowLock.mode)
            ), own_answers AS MATERIALIZED (
                SELECT slot FROM answers WHERE account = (SELECT account FROM named)
                    AND (SELECT count(*) FROM own_account) >= 0 \(RowLock.mode)
            ), own_call AS MATERIALIZED (
                SELECT key FROM calls WHERE key = (SELECT key FROM named) AND (SELECT count(*) FROM own_answers) >= 0 \(RowLock.mode)
            ), own_agent AS MATERIALIZED (
                SELECT key FROM agents WHERE key = (SELECT agent FROM named) AND (SELECT count(*) FROM own_call) >= 0 \(RowLock.mode)
            )\(client == nil ? "" : ofClient)
            SELECT key FROM named WHERE (SELECT count(*) FROM \(client == nil ? "own_agent" : "own_client")) >= 0
            """
        self.arguments = client == nil ? arguments : arguments + [client]
    }
}
