import SecurityQuestions

/// An entry of the audit log as it is chained.
enum AuditEntryRow {
    /// Of `audit e JOIN audit_kinds k`.
    static let columns = """
        e.number AS number, e.at AS at, k.name AS kind, e.actor AS actor, e.actor_salt, e.actor_id, e.actor_name, e.address,
        e.actor_erased, e.actor_erased_by, e.subject_salt, e.account, e.call, e.detail, e.subject_erased,
        e.subject_erased_by, e.hash AS hash, e.tag
        """

    /// Reads ``columns``.
    static func entry(_ row: any SQLRow) throws -> AuditEntry {
        let id: ID<Member>? = try row["actor_id"]
        let account: ID<Account>? = try row["account"]
        let call: ID<Call>? = try row["call"]
        return AuditEntry(
            number: try row["number"], at: try row["at"], kind: try row["kind"], actor: try row["actor"],
            who: try values([id?.description, row["actor_name"], row["address"]], row, group: "actor"),
            what: try values([account?.description, call?.description, row["detail"]], row, group: "subject"),
            hash: try row["hash"], tag: try row["tag"])
    }

    private static func values(_ values: [String?], _ row: any SQLRow, group: String) throws -> AuditValues {
        let salt: [UInt8]? = try row[group + "_salt"]
        let erased: [UInt8]? = try row[group + "_erased"]
        let by: Int64? = try row[group + "_erased_by"]
        return switch (salt, erased, by) {
        case (let salt?, nil, nil): .held(salt: salt, values: values)
        case (nil, let digest?, let by?): .erased(digest: digest, by: by)
        default: throw UnreadableValue()
        }
    }
}
