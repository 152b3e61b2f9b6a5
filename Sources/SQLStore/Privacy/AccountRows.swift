/// Where the rows about an account are: every table of the schema that leads to accounts, and how.
///
/// A test compares this list with the schema: a table that is added and not named here fails it.
struct AccountRows {
    let table: String
    /// Which of its rows are the account's, whose key is `?1`.
    let condition: String

    /// In the order in which they can be deleted.
    static let all =
        [
            AccountRows(table: "webhook_deliveries", condition: "account = ?1"),
            AccountRows(table: "client_requests", condition: "call IN \(calls)"),
            AccountRows(table: "keyed_codes", condition: "account = ?1"),
            AccountRows(table: "client_look_ups", condition: "account = ?1"),
            AccountRows(table: "grants", condition: "call IN \(calls)"),
            AccountRows(table: "attempts", condition: "call IN \(calls)"),
            AccountRows(table: "call_announcements", condition: "account = ?1"),
            AccountRows(table: "code_links", condition: "account = ?1"),
            AccountRows(table: "lifts", condition: "account = ?1"),
            AccountRows(table: "calls", condition: "account = ?1"),
            AccountRows(table: "answers", condition: "account = ?1"),
            AccountRows(table: "support_codes", condition: "account = ?1"),
            AccountRows(table: "activations", condition: "account = ?1"),
        ] + ofPeople("IN \(members)") + [
            AccountRows(table: "members", condition: "account = ?1"),
            AccountRows(table: "phones", condition: "account = ?1"),
            AccountRows(table: "accounts", condition: "key = ?1"),
        ]

    /// Of one member, whose key is `?1`, in the order in which they can be deleted.
    static let ofMember =
        [
            AccountRows(table: "activations", condition: "member = ?1"),
            AccountRows(table: "code_links", condition: "member = ?1"),
        ] + ofPeople("= ?1") + [
            AccountRows(table: "members", condition: "key = ?1")
        ]

    /// - Parameter which: members, as a condition on a column that has their key.
    private static func ofPeople(_ which: String) -> [AccountRows] {
        [
            AccountRows(table: "outbox", condition: "member \(which)"),
            AccountRows(table: "not_me_links", condition: "member \(which)"),
            AccountRows(table: "previous_emails", condition: "member \(which)"),
            AccountRows(table: "password_resets", condition: "member \(which)"),
            AccountRows(table: "email_changes", condition: "member \(which)"),
            AccountRows(table: "browsers", condition: "member \(which)"),
            AccountRows(
                table: "recovery_codes",
                condition: "factor IN (SELECT key FROM second_factors WHERE member \(which))"),
            AccountRows(table: "second_factors", condition: "member \(which)"),
            AccountRows(table: "sessions", condition: "member \(which)"),
            AccountRows(table: "passwords", condition: "member \(which)"),
        ]
    }

    private static let calls = "(SELECT key FROM calls WHERE account = ?1)"
    private static let members = "(SELECT key FROM members WHERE account = ?1)"
}
