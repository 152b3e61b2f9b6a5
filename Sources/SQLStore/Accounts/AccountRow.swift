import Foundation
import SecurityQuestions
import SpokenAnswers

/// An account as a row; its phones, rows of their own, come with it in one column.
struct AccountRow: Sendable {
    let key: Int64
    let value: Account
    let facts: RowFacts
    /// The number as it is looked up, as it stands there.
    private let numberKey: String
    private let closedAt: Date?

    /// Of `accounts a JOIN brands b`.
    static let columns = """
        a.key AS account_key, a.id AS account_id, b.id AS brand_id, coalesce(a.number_written, a.number) AS account_number,
        a.company AS account_company, a.language AS account_language, a.status AS account_status,
        (SELECT group_concat(phone, ' ') FROM (SELECT phone FROM phones WHERE account = a.key ORDER BY position) AS own)
            AS account_phones,
        a.number AS account_number_key, a.closed_at AS account_closed_at, a.tag_key AS account_tag_key, a.tag AS account_tag
        """

    static let sql = "SELECT \(columns) FROM accounts a JOIN brands b ON b.key = a.brand"

    /// Reads ``columns``. Throws `RecordAltered`.
    init(_ row: SQLRow) throws {
        try self.init(unchecked: row)
        try row.require(facts, tag: "account")
    }

    /// For whoever tags it, or wants it gone.
    init(unchecked row: SQLRow) throws {
        key = try row["account_key"]
        value = Account(
            id: try row["account_id"], brand: try row["brand_id"], number: try row["account_number"],
            company: try row["account_company"],
            phones: try row.words("account_phones").map(PhoneNumber.init(digits:)),
            language: try row["account_language"], status: try row["account_status"])
        numberKey = try row["account_number_key"]
        closedAt = try row["account_closed_at"]
        facts = RowFacts(value, numberKey: numberKey, closedAt: closedAt)
    }
}

extension AccountRow {
    /// The same with other details.
    func facts(of changed: Account) -> RowFacts {
        RowFacts(changed, numberKey: self.numberKey(of: changed), closedAt: closedAt)
    }

    /// What the number of `changed` is looked up by.
    func numberKey(of changed: Account) -> String {
        changed.number == value.number ? numberKey : Account.key(ofNumber: changed.number)
    }

    /// The same with another status.
    func facts(status: Account.Status, closedAt: Date?) -> RowFacts {
        let changed = Account(
            id: value.id, brand: value.brand, number: value.number, company: value.company, phones: value.phones,
            language: value.language, status: status)
        return RowFacts(changed, numberKey: numberKey, closedAt: closedAt)
    }
}

extension Reading {
    func accountKey(_ id: ID<Account>) throws -> Int64? {
        try first("SELECT key FROM accounts WHERE id = ?", [id]) { try $0["key"] }
    }

    func account(key: Int64) throws -> Account? {
        try first(AccountRow.sql + " WHERE a.key = ?", [key]) { try AccountRow($0).value }
    }

    /// - Parameter evenIfAltered: for whoever wants it gone, or told as it stands there.
    func account(key: Int64, evenIfAltered: Bool) throws -> Account? {
        guard evenIfAltered else { return try account(key: key) }
        return try first(AccountRow.sql + " WHERE a.key = ?", [key]) { try AccountRow(unchecked: $0).value }
    }

    func account(_ id: ID<Account>) throws -> Account? {
        try first(AccountRow.sql + " WHERE a.id = ?", [id]) { try AccountRow($0).value }
    }
}

extension PhoneNumber {
    /// The digits as a number.
    var digits: Int64? { Int64(e164.dropFirst()) }

    init(digits: String) throws {
        guard let phone = PhoneNumber(e164: "+" + digits) else { throw UnreadableValue() }
        self = phone
    }
}

extension EmailAddress {
    /// The text, where it is not the key itself.
    var writtenOtherwise: String? { text == key ? nil : text }
}
