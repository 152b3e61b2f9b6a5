import SecurityQuestions

extension Reading {
    /// The values by which an account and its people could be found again.
    func traces(ofAccount key: Int64) throws -> Traces {
        var traces = Traces()
        let ids = try all(TraceSQL.idsSQL, [key]) { try $0["value"] as ID<Account> }
        let phones = try all(TraceSQL.phonesSQL, [key]) { try $0["phone"] as Int64 }
        traces.texts = Set(try all(TraceSQL.textsSQL, [key]) { try $0["value"] as String })
        // As the mails and pages write them.
        traces.texts.formUnion(ids.map(\.description))
        traces.texts.formUnion(phones.map { String($0) })
        traces.phones = Set(phones)
        traces.ids = Set(ids.map(\.bytes))
        return traces
    }
}

private enum TraceSQL {
    /// What a mail is about ends with a person's name or address, but for a browser and for what was changed of an account.
    static let textsSQL = """
        SELECT number AS value FROM accounts WHERE key = ?1 AND number IS NOT NULL
        UNION SELECT number_written FROM accounts WHERE key = ?1 AND number_written IS NOT NULL
        UNION SELECT company FROM accounts WHERE key = ?1
        UNION SELECT external_id FROM calls WHERE account = ?1 AND external_id IS NOT NULL
        UNION SELECT name FROM members WHERE account = ?1
        UNION SELECT email FROM members WHERE account = ?1
        UNION SELECT email_written FROM members WHERE account = ?1 AND email_written IS NOT NULL
        UNION SELECT subject FROM members WHERE account = ?1 AND subject IS NOT NULL
        UNION SELECT set_by FROM answers WHERE account = ?1
        UNION SELECT p.email FROM previous_emails p JOIN members m ON m.key = p.member WHERE m.account = ?1
        UNION SELECT c.email FROM email_changes c JOIN members m ON m.key = c.member WHERE m.account = ?1
        UNION SELECT c.email_written FROM email_changes c JOIN members m ON m.key = c.member
            WHERE m.account = ?1 AND c.email_written IS NOT NULL
        UNION SELECT l.email FROM not_me_links l JOIN members m ON m.key = l.member WHERE m.account = ?1
        UNION SELECT o.email FROM outbox o JOIN members m ON m.key = o.member WHERE m.account = ?1
        UNION SELECT o.by_name FROM outbox o JOIN members m ON m.key = o.member
            WHERE m.account = ?1 AND o.by_name IS NOT NULL
        UNION SELECT o.reader_name FROM outbox o JOIN members m ON m.key = o.member
            WHERE m.account = ?1 AND o.reader_name IS NOT NULL
        UNION SELECT substr(o.about, instr(o.about, ' ') + 1) FROM outbox o JOIN members m ON m.key = o.member
            WHERE m.account = ?1 AND o.about LIKE '% %' AND o.kind NOT IN ('newBrowser', 'accountChanged')
        UNION SELECT e.actor_name FROM audit e JOIN members m ON m.id = e.actor_id
            WHERE m.account = ?1 AND e.actor_name IS NOT NULL
        """

    static let phonesSQL = """
        SELECT phone FROM phones WHERE account = ?1
        UNION SELECT from_number FROM calls WHERE account = ?1 AND from_number IS NOT NULL
        """

    static let idsSQL = """
        SELECT id AS value FROM accounts WHERE key = ?1
        UNION SELECT id FROM members WHERE account = ?1
        UNION SELECT id FROM calls WHERE account = ?1
        UNION SELECT id FROM answers WHERE account = ?1
        UNION SELECT id FROM call_announcements WHERE account = ?1
        UNION SELECT t.id FROM attempts t JOIN calls c ON c.key = t.call WHERE c.account = ?1
        UNION SELECT id FROM keyed_codes WHERE account = ?1
        UNION SELECT o.id FROM outbox o JOIN members m ON m.key = o.member WHERE m.account = ?1
        """
}
