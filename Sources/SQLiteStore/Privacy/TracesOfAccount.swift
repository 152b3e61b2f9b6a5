import Foundation
import GRDB
import SecurityQuestions

extension Database {
    /// The values by which an account and its people could be found again.
    func traces(ofAccount key: Int64) throws -> Traces {
        var traces = Traces()
        traces.texts = try texts(ofAccount: key)
        traces.phones = Set(try all("SELECT phone FROM phones WHERE account = ?", [key]) { $0[0] as Int64 })
        traces.ids = Set(try all(Self.idsSQL, [key]) { Array($0[0] as Data) })
        return traces
    }

    private func texts(ofAccount key: Int64) throws -> Set<String> {
        var texts = Set(try all(Self.textsSQL, [key]) { $0[0] as String })
        // As the mails and pages write them.
        for id in try all(Self.idsSQL, [key], { try ID<Account>(blob: $0[0]) }) { texts.insert(id.description) }
        for phone in try all("SELECT phone FROM phones WHERE account = ?", [key], { $0[0] as Int64 }) {
            texts.insert(String(phone))
        }
        return texts
    }

    private static let textsSQL = """
        SELECT number FROM accounts WHERE key = ?1 AND number IS NOT NULL
        UNION SELECT number_written FROM accounts WHERE key = ?1 AND number_written IS NOT NULL
        UNION SELECT company FROM accounts WHERE key = ?1
        UNION SELECT name FROM members WHERE account = ?1
        UNION SELECT email FROM members WHERE account = ?1
        UNION SELECT email_written FROM members WHERE account = ?1 AND email_written IS NOT NULL
        UNION SELECT set_by FROM answers WHERE account = ?1
        UNION SELECT p.email FROM previous_emails p JOIN members m ON m.key = p.member WHERE m.account = ?1
        UNION SELECT c.email FROM email_changes c JOIN members m ON m.key = c.member WHERE m.account = ?1
        UNION SELECT c.email_written FROM email_changes c JOIN members m ON m.key = c.member
            WHERE m.account = ?1 AND c.email_written IS NOT NULL
        UNION SELECT o.email FROM outbox o JOIN members m ON m.key = o.member WHERE m.account = ?1
        UNION SELECT o.by_name FROM outbox o JOIN members m ON m.key = o.member
            WHERE m.account = ?1 AND o.by_name IS NOT NULL
        UNION SELECT e.actor_name FROM audit e JOIN members m ON m.id = e.actor_id
            WHERE m.account = ?1 AND e.actor_name IS NOT NULL
        """

    private static let idsSQL = """
        SELECT id FROM accounts WHERE key = ?1
        UNION SELECT id FROM members WHERE account = ?1
        UNION SELECT id FROM calls WHERE account = ?1
        UNION SELECT id FROM answers WHERE account = ?1
        UNION SELECT t.id FROM attempts t JOIN calls c ON c.key = t.call WHERE c.account = ?1
        UNION SELECT o.id FROM outbox o JOIN members m ON m.key = o.member WHERE m.account = ?1
        """
}
