import SecurityQuestions

/// All the rows that something which happens in a call decides by, locked by one statement in the one order in which everybody does
/// (``RowLock``). On a database with one writer nothing is asked.
///
/// Each part waits for the one before, whose count it asks for. What is locked is read by a statement of its own: one that waits for a
/// row sees everything else as it was before the wait.
package struct RowLocks: Sendable, Hashable {
    package let sql: String
    package let arguments: SQLArguments

    private init(_ sql: String, _ arguments: SQLArguments) { (self.sql, self.arguments) = (sql, arguments) }

    /// - Parameter client: that asks for the agent.
    static func call(_ id: ID<Call>, client: Client.ID? = nil) -> RowLocks {
        client.map { RowLocks(ofCallForClient, [id, $0]) } ?? RowLocks(ofCall, [id])
    }

    static func call(ofAttempt id: ID<Attempt>) -> RowLocks { RowLocks(ofAttempt, [id]) }

    // Made once: one is named in every check, also where nothing is asked.
    private static let ofCall = locking("SELECT key, account, agent FROM calls WHERE id = ?", forClient: false)
    private static let ofCallForClient = locking("SELECT key, account, agent FROM calls WHERE id = ?", forClient: true)
    private static let ofAttempt = locking(
        "SELECT c.key, c.account, c.agent FROM attempts t JOIN calls c ON c.key = t.call WHERE t.id = ?",
        forClient: false)

    private static func locking(_ call: String, forClient: Bool) -> String {
        let ofClient = """
            , own_client AS MATERIALIZED (
                SELECT key FROM clients WHERE name = ? AND (SELECT count(*) FROM own_agent) >= 0 \(RowLock.mode))
            """
        return """
            WITH named AS MATERIALIZED (\(call)), own_account AS MATERIALIZED (
                SELECT key FROM accounts WHERE key = (SELECT account FROM named) \(RowLock.mode)
            ), own_answers AS MATERIALIZED (
                SELECT slot FROM answers WHERE account = (SELECT account FROM named)
                    AND (SELECT count(*) FROM own_account) >= 0 \(RowLock.mode)
            ), own_call AS MATERIALIZED (
                SELECT key FROM calls WHERE key = (SELECT key FROM named) AND (SELECT count(*) FROM own_answers) >= 0 \(RowLock.mode)
            ), own_agent AS MATERIALIZED (
                SELECT key FROM agents WHERE key = (SELECT agent FROM named) AND (SELECT count(*) FROM own_call) >= 0 \(RowLock.mode)
            )\(forClient ? ofClient : "")
            SELECT key FROM named WHERE (SELECT count(*) FROM \(forClient ? "own_client" : "own_agent")) >= 0
            """
    }
}
