import SecurityQuestions

extension SQLStore {
    package func reseal(_ old: SealedSecret, as new: SealedSecret, of person: Person) async throws -> Bool {
        try await write { db in
            let (sql, id) =
                switch person {
                case .member(let id): (Self.resealMember, id.sqlValue)
                case .agent(let id): (Self.resealAgent, id.sqlValue)
                }
            return try db.run(sql, new.arguments + [id, old.keyID, old.nonce]) > 0
        }
    }

    private static let resealMember = """
        UPDATE passwords SET key_id = ?, nonce = ?, salt = ?, memory_mib = ?, passes = ?, sealed = ?
        WHERE member IN (SELECT key FROM members WHERE log_in = ?) AND key_id = ? AND nonce = ?
        """
    private static let resealAgent = """
        UPDATE agents SET key_id = ?, nonce = ?, salt = ?, memory_mib = ?, passes = ?, sealed = ?
        WHERE id = ? AND key_id = ? AND nonce = ?
        """
}
