import SecurityQuestions

/// An entry of the audit log as it is chained.
enum AuditEntryRow {
    /// Of `audit e JOIN audit_kinds k`.
    static let columns = "\(firstColumns), e.format, e.brand, e.client, e.node, e.node_sequence, e.caller"

    /// The same of a copy that is older than the second format.
    static let oldColumns = """
        \(firstColumns), 1 AS format, NULL AS brand, NULL AS client, NULL AS node, NULL AS node_sequence, NULL AS caller
        """

    private static let firstColumns = """
        e.number AS number, e.at AS at, k.name AS kind, e.actor AS actor, e.actor_salt, e.actor_id, e.actor_name, e.address,
        e.actor_erased, e.actor_erased_by, e.subject_salt, e.account, e.call, e.detail, e.subject_erased,
        e.subject_erased_by, e.hash AS hash, e.tag
        """

    /// Reads ``columns``.
    static func entry(_ row: SQLRow) throws -> AuditEntry {
        let id: ID<Member>? = try row["actor_id"]
        let account: ID<Account>? = try row["account"]
        let call: ID<Call>? = try row["call"]
        let caller: ID<Member>? = try row["caller"]
        let what: [String?] = [account?.description, call?.description, try row["detail"]]
        let place = try AuditPlace(row, brand: "brand")
        return AuditEntry(
            number: try row["number"], at: try row["at"], kind: try row["kind"], actor: try row["actor"],
            place: place, who: try values([id?.description, row["actor_name"], row["address"]], row, group: "actor"),
            what: try values(place == nil ? what : what + [caller?.description], row, group: "subject"),
            hash: try row["hash"], tag: try row["tag"])
    }

    private static func values(_ values: [String?], _ row: SQLRow, group: String) throws -> AuditValues {
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

extension AuditPlace {
    /// Nil in an entry of the first format.
    init?(_ row: SQLRow, brand: String) throws {
        guard try row["format"] as Int == 2 else { return nil }
        self.init(
            brand: try row[brand], client: try row["client"], node: try row["node"],
            nodeSequence: try row["node_sequence"])
    }
}
