import Foundation
import GRDB
import SecurityQuestions

/// An entry of the audit log as it is chained.
enum AuditEntryRow {
    static let columns = """
        e.number, e.at, k.name, e.actor, e.actor_salt, e.actor_id, e.actor_name, e.address, e.actor_erased,
        e.actor_erased_by, e.subject_salt, e.account, e.call, e.detail, e.subject_erased, e.subject_erased_by, e.hash, e.tag
        """

    /// How many ``columns`` there are.
    static let count = 18

    /// Reads ``columns``.
    static func entry(_ row: Row) throws -> AuditEntry {
        let id = try (row[5] as Data?).map { try ID<Member>(blob: $0).description }
        let account = try (row[11] as Data?).map { try ID<Account>(blob: $0).description }
        let call = try (row[12] as Data?).map { try ID<Call>(blob: $0).description }
        return AuditEntry(
            number: row[0], at: row[1], kind: row[2], actor: row[3],
            who: try values([id, row[6], row[7]], salt: row[4], erased: row[8], by: row[9]),
            what: try values([account, call, row[13]], salt: row[10], erased: row[14], by: row[15]),
            hash: Array(row[16] as Data), tag: (row[17] as Data?).map { Array($0) })
    }

    private static func values(_ values: [String?], salt: Data?, erased: Data?, by: Int64?) throws -> AuditValues {
        switch (salt, erased, by) {
        case (let salt?, nil, nil): .held(salt: Array(salt), values: values)
        case (nil, let digest?, let by?): .erased(digest: Array(digest), by: by)
        default: throw UnreadableValue()
        }
    }
}
