import Foundation
import GRDB
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport

@testable import SQLiteEngine

/// A database with a signed audit log of all sorts of entries, and whoever writes to it behind the store's back.
struct AuditedFile {
    let file: StoreFile
    let key: SampleAuditKey
    /// How many entries there are; the first half was signed before the second was recorded.
    let entries: Int64

    /// - Parameter unsigned: how many more entries there are after the last checkpoint.
    init(unsigned: Int = 0) async throws {
        file = try StoreFile()
        key = SampleAuditKey()
        let world = file.world
        let store = try file.open(tag: key.tag)
        let keeper = AuditKeeper(store: store, keys: { [key] in AuditKeeper.Keys([key]) }, world: world.world)
        let (account, agent, call) = try await store.openCall(world)
        let member = try await store.members(of: account.id)[0]
        let kinds: [AuditEvent.Kind] = [.memberLoggedIn, .callOpened, .answerWrong, .lookUpFailed, .agentLoggedIn]
        func record(_ count: Int) async throws {
            for number in 0..<count {
                try await store.record(
                    kinds[number % kinds.count],
                    by: AuditOrigin(
                        actor: number.isMultiple(of: 2)
                            ? .member(member.id, name: member.name) : .agent(agent.id, name: agent.name),
                        address: "192.0.2.\(number)"), account: account.id, call: call.id, detail: "word \(number)")
            }
        }
        try await record(6)
        _ = try await keeper.sign()
        try await record(6)
        _ = try await keeper.sign()
        try await record(unsigned)
        entries = try await store.newestEntry()?.number ?? 0
        try store.close()
    }

    /// Changes the file as somebody does who may write to it: no trigger is in the way, and each is there again afterwards.
    func tamper(_ sql: String, _ arguments: StatementArguments = []) throws {
        try DatabaseQueue(path: file.path).writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
            let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
            try db.execute(sql: sql, arguments: arguments)
            try db.execute(sql: "DROP TABLE IF EXISTS temp.copy")
            for trigger in triggers { try db.execute(sql: trigger[1] as String) }
        }
    }

    /// Adds an entry behind the last, and a checkpoint at it by a key of one's own.
    ///
    /// - Parameter change: what it has instead of the last entry's values.
    func forgeEnd(_ change: String = "detail = 'an invented word'") async throws -> AuditCheckpoint {
        let number = entries + 1
        try tamper(
            """
            CREATE TEMP TABLE copy AS SELECT * FROM audit ORDER BY number DESC LIMIT 1;
            UPDATE copy SET number = number + 1, \(change); INSERT INTO audit SELECT * FROM copy
            """)
        try chainAnew(from: number)
        let hash = try file.rows("SELECT hash FROM audit ORDER BY number DESC LIMIT 1")[0][0] as Data
        let forged = try AuditCheckpoint(number, hash: Array(hash), at: file.world.now, signer: SampleAuditKey())
        try tamper(
            "INSERT INTO audit_checkpoints (number, at, hash, public_key, signature) VALUES (?, ?, ?, ?, ?)",
            [number, forged.at, hash, Data(forged.publicKey), Data(forged.signature)])
        return forged
    }

    /// Records another entry and signs it without a look at what stands before, as a keeper once did.
    func signOver() async throws {
        let store = try file.open(tag: key.tag)
        try await store.record(.lookUpFailed, by: .system)
        if let end = try await store.newestEntry() {
            _ = try await store.keep(AuditCheckpoint(end.number, hash: end.hash, at: file.world.now, signer: key))
        }
        try store.close()
    }

    /// What somebody finds who has the public key only, or the key ring as well.
    func fault(withRing: Bool = false, witness: AuditCheckpoint? = nil) throws -> AuditFault? {
        let copy = try AuditLogCopy(path: file.path)
        let ring = withRing ? AuditVerification.Ring(publicKeys: [key.publicKey], isOurs: key.isOurs) : nil
        var verification = AuditVerification(
            trusting: [key.publicKey], newest: try copy.newestCheckpoint(), witness: witness, ring: ring)
        do {
            try copy.read { try verification.read($0, $1) }
            _ = try verification.finish()
            return nil
        } catch let fault as AuditFault {
            return fault
        }
    }

    func newestCheckpoint() throws -> AuditCheckpoint? { try AuditLogCopy(path: file.path).newestCheckpoint() }

    /// Gives every entry from `first` on the hash that fits what stands there now.
    func chainAnew(from first: Int64) throws {
        var before = AuditEntry.noHash
        var entries: [AuditEntry] = []
        try AuditLogCopy(path: file.path).read { entry, _ in
            let chained = entry.number < first ? entry : entry.chained(to: before, tag: nil)
            before = chained.hash
            entries.append(chained)
        }
        for entry in entries {
            try tamper("UPDATE audit SET hash = ? WHERE number = ?", [Data(entry.hash), entry.number])
        }
    }
}
