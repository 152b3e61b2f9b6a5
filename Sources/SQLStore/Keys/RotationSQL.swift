import SecurityQuestions

/// The statements of a rotation, one for each place where there are seals.
enum RotationSQL {
    /// ?1 is the row before the first, ?2 the key that is left out, ?3 how many there may be. Read by primary key, so
    /// that a page costs the same wherever it lies.
    static func page(of place: KeyPlace) -> String {
        switch place {
        case .answers: answers
        case .passwords: passwords
        case .agents: agents
        case .supportCodes: supportCodes
        case .secondFactors: secondFactors
        case .webhooks: webhooks
        case .links, .rowTags: outbox
        }
    }

    /// ?1 to ?3 are the new seal, ?4 the row, ?5 and ?6 the key and the nonce it must have.
    static func exchange(in place: KeyPlace) -> String {
        switch place {
        case .answers:
            "UPDATE answers SET key_id = ?1, nonce = ?2, sealed = ?3 "
                + "WHERE account = ?4 AND slot = 0 AND key_id = ?5 AND nonce = ?6"
        case .passwords:
            "UPDATE passwords SET key_id = ?1, nonce = ?2, sealed = ?3 "
                + "WHERE member = ?4 AND key_id = ?5 AND nonce = ?6"
        case .agents:
            "UPDATE agents SET key_id = ?1, nonce = ?2, sealed = ?3 "
                + "WHERE key = ?4 AND key_id = ?5 AND nonce = ?6"
        case .supportCodes:
            "UPDATE support_codes SET key_id = ?1, nonce = ?2, sealed = ?3 "
                + "WHERE account = ?4 AND key_id = ?5 AND nonce = ?6"
        case .webhooks:
            "UPDATE webhook_secrets SET key_id = ?1, nonce = ?2, sealed = ?3 "
                + "WHERE key = ?4 AND key_id = ?5 AND nonce = ?6"
        case .secondFactors, .links, .rowTags:
            "UPDATE second_factors SET key_id = ?1, nonce = ?2, sealed = ?3 "
                + "WHERE key = ?4 AND key_id = ?5 AND nonce = ?6"
        }
    }

    /// Whether the link of ?1 opens anything at ?2.
    static let linkOpens = """
        SELECT 1 FROM activations WHERE token = ?1 AND expires_at > ?2 AND completed_at IS NULL
        UNION ALL SELECT 1 FROM password_resets WHERE token = ?1 AND expires_at > ?2
        UNION ALL SELECT 1 FROM email_changes WHERE token = ?1 AND expires_at > ?2
        UNION ALL SELECT 1 FROM code_links WHERE token = ?1 AND expires_at > ?2
        UNION ALL SELECT 1 FROM email_changes WHERE agreement = ?1 AND waits_until > ?2
        """

    /// What opens a link, wherever it stands: ?1 in the place of ?2.
    static let links = [
        "UPDATE activations SET token = ?1 WHERE token = ?2",
        "UPDATE password_resets SET token = ?1 WHERE token = ?2",
        "UPDATE email_changes SET token = ?1 WHERE token = ?2",
        "UPDATE code_links SET token = ?1 WHERE token = ?2",
        "UPDATE email_changes SET agreement = ?1 WHERE agreement = ?2",
    ]

    private static let answers = """
        SELECT w.account AS row_key, w.key_id, w.nonce, w.sealed, w.salt, w.memory_mib, w.passes,
            a.id AS account_id, w.rules, w.language AS language, w.kind
        FROM answers w CROSS JOIN accounts a
        WHERE a.key = w.account AND w.account > ?1 AND w.slot = 0 AND w.key_id <> ?2 ORDER BY w.account LIMIT ?3
        """
    private static let passwords = """
        SELECT p.member AS row_key, p.key_id, p.nonce, p.sealed, p.salt, p.memory_mib, p.passes,
            m.log_in AS member_id
        FROM passwords p CROSS JOIN members m
        WHERE m.key = p.member AND p.member > ?1 AND p.key_id <> ?2 ORDER BY p.member LIMIT ?3
        """
    private static let agents = """
        SELECT key AS row_key, key_id, nonce, sealed, salt, memory_mib, passes, id AS agent_id
        FROM agents
        WHERE key > ?1 AND key_id <> ?2 ORDER BY key LIMIT ?3
        """
    private static let supportCodes = """
        SELECT c.account AS row_key, c.key_id, c.nonce, c.sealed, c.salt, c.memory_mib, c.passes,
            c.id AS code_id, a.id AS account_id
        FROM support_codes c JOIN accounts a ON a.key = c.account
        WHERE c.account > ?1 AND c.key_id <> ?2 ORDER BY c.account LIMIT ?3
        """
    private static let secondFactors = """
        SELECT f.key AS row_key, f.key_id, f.nonce, f.sealed, m.log_in AS member_id, g.id AS agent_id
        FROM second_factors f LEFT JOIN members m ON m.key = f.member LEFT JOIN agents g ON g.key = f.agent
        WHERE f.key > ?1 AND f.key_id <> ?2 ORDER BY f.key LIMIT ?3
        """
    private static let webhooks = """
        SELECT s.key AS row_key, s.key_id, s.nonce, s.sealed, w.id AS webhook_id, p.name AS client_name, w.url
        FROM webhook_secrets s JOIN webhooks w ON w.key = s.webhook JOIN clients p ON p.key = w.client
        WHERE s.key > ?1 AND s.key_id <> ?2 ORDER BY s.key LIMIT ?3
        """
    private static let outbox = """
        SELECT key AS row_key, key_id, substr(id, 1, 0) AS nonce, substr(id, 1, 0) AS sealed, id AS message_id
        FROM outbox WHERE key > ?1 AND key_id <> ?2 ORDER BY key LIMIT ?3
        """
}
