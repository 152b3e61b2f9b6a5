import Foundation
import SecurityQuestions

extension Transaction {
    /// Adds entries to the audit log, each chained to the one before and marked as ours, with the brand of its account.
    ///
    /// Writers come one after the other, so there is one chain whoever writes: where several write at once, the end of the chain is a
    /// row that each locks before it reads it.
    ///
    /// - Parameter posted: what is changed with them.
    /// - Returns: the events with their brands.
    @discardableResult
    package func chain(_ events: [AuditEvent], with posted: [SQLChange] = []) throws -> [AuditEvent] {
        guard !events.isEmpty else {
            try perform(posted)
            return []
        }
        try connection.lockLogEnd()
        // The brand that is asked for first comes with the end of the log: mostly all events are about one account.
        let asked = events.first { $0.brand == nil && $0.account != nil }?.account
        var (end, brand) = try logEnd(andBrandOf: asked)
        var brands = [asked: brand]
        var (chained, changes): ([AuditEvent], [SQLChange]) = ([], posted)
        for var event in events {
            if event.brand == nil, let account = event.account {
                brand = try brands[account] ?? self.brand(of: account)
                brands[account] = brand
                event.brand = brand
            }
            let entry = end.next(event, randomBytes: world.randomBytes, tag: tag)
            changes.append(try inserting(entry, of: event))
            chained.append(event)
            end = AuditChain(endingWith: entry)
            if changes.count == Self.entriesAtOnce {
                try perform(changes)
                changes = []
            }
        }
        try perform(changes)
        return chained
    }

    /// An import has thousands.
    private static let entriesAtOnce = 32

    /// The number that the next entry will have that is recorded.
    func nextEntry() throws -> Int64 { try logEnd(andBrandOf: nil).end.number + Int64(recorded.count) + 1 }

    private func logEnd(andBrandOf account: ID<Account>?) throws -> (end: AuditChain, brand: Brand.ID?) {
        let sql = """
            SELECT e.number AS number, e.hash AS hash, b.brand AS brand
            FROM (SELECT 1 AS one) x
                LEFT JOIN (SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1) e ON 1 = 1
                LEFT JOIN (\(Self.brandSQL)) b ON 1 = 1
            """
        return try present(
            first(sql, [account]) { row in
                let (number, hash): (Int64?, [UInt8]?) = (try row["number"], try row["hash"])
                let end = number.flatMap { number in hash.map { AuditChain(number: number, hash: $0) } }
                return (end ?? .empty, try row["brand"])
            })
    }

    private func brand(of account: ID<Account>) throws -> Brand.ID? {
        try first(Self.brandSQL, [account]) { try $0["brand"] as Brand.ID }
    }

    private static let brandSQL =
        "SELECT b.id AS brand FROM accounts a JOIN brands b ON b.key = a.brand WHERE a.id = ?"

    private func inserting(_ entry: AuditEntry, of event: AuditEvent) throws -> SQLChange {
        guard case .held(let who, _) = entry.who, case .held(let what, _) = entry.what else { throw UnreadableValue() }
        return SQLChange(
            """
            INSERT INTO audit (
                number, at, kind, actor, actor_salt, actor_id, actor_name, address, subject_salt, account, call, detail,
                hash, tag, format, brand, client, node, node_sequence, caller
            ) VALUES (
                ?, ?, (SELECT key FROM audit_kinds WHERE name = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 2, ?, ?, ?, ?, ?)
            """,
            [
                entry.number, entry.at, entry.kind, entry.actor, who, event.actor.idBytes, event.actor.name,
                event.address, what, event.account, event.call, event.detail, entry.hash, entry.tag,
                entry.place?.brand, entry.place?.client, entry.place?.node, entry.place?.nodeSequence, event.caller,
            ])
    }

    /// Chains what was recorded before there was a chain, in the first format and by its columns: nothing marks it as ours.
    package func chainOld(_ event: AuditEvent, after end: AuditChain) throws -> AuditChain {
        let entry = end.nextOld(event, randomBytes: world.randomBytes)
        guard case .held(let who, _) = entry.who, case .held(let what, _) = entry.what else { throw UnreadableValue() }
        try insert(
            """
            INSERT INTO audit (
                number, at, kind, actor, actor_salt, actor_id, actor_name, address, subject_salt, account, call, detail,
                hash
            ) VALUES (?, ?, (SELECT key FROM audit_kinds WHERE name = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                entry.number, entry.at, entry.kind, entry.actor, who, event.actor.idBytes, event.actor.name,
                event.address, what, event.account, event.call, event.detail, entry.hash,
            ])
        return AuditChain(endingWith: entry)
    }
}

extension AuditEvent.Actor {
    /// Of the member or the agent.
    fileprivate var idBytes: [UInt8]? {
        switch self {
        case .member(let id, _): id.bytes
        case .agent(let id, _): id.bytes
        case .system, .host, .visitor, .erased: nil
        }
    }

    fileprivate init(_ row: SQLRow) throws {
        let bytes: [UInt8]? = try row["actor_id"]
        switch (try row["actor"] as String, bytes, try row["actor_name"] as String?) {
        case ("member", _?, let name?): self = .member(try row["actor_id"], name: name)
        case ("agent", _?, let name?): self = .agent(try row["actor_id"], name: name)
        case ("member", nil, nil), ("agent", nil, nil): self = .erased
        case ("system", nil, nil): self = .system
        case ("host", nil, nil): self = .host
        case ("visitor", nil, nil): self = .visitor
        default: throw UnreadableValue()
        }
    }
}

extension RecordedEvent {
    /// Of `audit e JOIN audit_kinds k`, as it was before there was a chain.
    package static let firstColumns = """
        e.number AS number, e.at AS at, k.name AS kind, e.actor AS actor, e.actor_id, e.actor_name, e.account, e.call,
        e.address, e.detail
        """

    /// The brand of an entry that is older than the column is its account's.
    package static let columns = """
        \(firstColumns), e.caller, e.format, e.client, e.node, e.node_sequence, e.brand AS own_brand,
        coalesce(e.brand, (SELECT b.id FROM accounts a JOIN brands b ON b.key = a.brand WHERE a.id = e.account)) AS brand
        """

    /// Reads ``columns``.
    package init(_ row: SQLRow) throws {
        self.init(
            number: try row["number"],
            event: try Self.event(  // house rule: read again, not made
                row, brand: try row["brand"], caller: try row["caller"],
                client: try row["client"]),
            place: try AuditPlace(row, brand: "own_brand"))
    }

    /// Reads ``firstColumns``.
    package static func old(_ row: SQLRow) throws -> AuditEvent { try event(row, brand: nil, caller: nil, client: nil) }

    private static func event(
        _ row: SQLRow, brand: Brand.ID?, caller: ID<Member>?, client: Client.ID?
    ) throws -> AuditEvent {
        AuditEvent(  // house rule: read again, not made
            at: try row["at"], kind: try row["kind"], actor: try AuditEvent.Actor(row), account: try row["account"],
            call: try row["call"], address: try row["address"], detail: try row["detail"], brand: brand,
            caller: caller, client: client)
    }
}
