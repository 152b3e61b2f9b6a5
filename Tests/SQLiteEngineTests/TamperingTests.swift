import Foundation
import GRDB
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import SQLiteEngine

/// Somebody who writes to the database cannot change the audit log unnoticed.
struct TamperingTests {
    @Test(arguments: [false, true])
    func `a log that nobody touched is as it was recorded`(withRing: Bool) async throws {
        #expect(try await AuditedFile(unsigned: 2).fault(withRing: withRing) == nil)
    }

    @Test(arguments: [
        "at = at + 1", "kind = kind + 1", "actor = 'host'", "actor_salt = zeroblob(16)", "actor_id = randomblob(16)",
        "actor_name = 'Somebody Else'", "actor_name = NULL", "address = '198.51.100.1'", "address = NULL",
        "subject_salt = zeroblob(16)", "account = randomblob(16)", "account = NULL", "call = randomblob(16)",
        "call = NULL", "detail = 'another word'", "detail = NULL", "hash = zeroblob(32)",
        "format = 1", "brand = 'another'", "brand = NULL", "client = 'a program'", "node = 'n1'", "node_sequence = 7",
        "caller = randomblob(16)",
        "actor_salt = NULL, actor_id = NULL, actor_name = NULL, address = NULL, actor_erased = zeroblob(32), actor_erased_by = 99",
    ])
    func `a changed field is found and its entry named`(change: String) async throws {
        let log = try await AuditedFile()
        for number in [5, log.entries] {
            try log.tamper("UPDATE audit SET \(change) WHERE number = ?", [number])
        }
        #expect(try log.fault() == .changed(5))
        #expect(try log.fault(withRing: true) == .changed(5))
    }

    @Test func `a changed tag is found by who has the key ring`() async throws {
        let log = try await AuditedFile()
        try log.tamper("UPDATE audit SET tag = zeroblob(16) WHERE number = 5")
        #expect(try log.fault(withRing: true) == .notOurs(5))
    }

    @Test func `a kind that is given another meaning is found`() async throws {
        let log = try await AuditedFile()
        let first = try log.file.number(
            "SELECT min(number) FROM audit JOIN audit_kinds k ON k.key = kind WHERE k.name = 'answerWrong'")
        try log.tamper("UPDATE audit_kinds SET name = 'answerFine' WHERE name = 'answerWrong'")
        #expect(try log.fault() == .changed(Int64(#require(first))))
    }

    @Test func `a deleted entry is named`() async throws {
        for number in [1, 7] as [Int64] {
            let log = try await AuditedFile()
            try log.tamper("DELETE FROM audit WHERE number = ?", [number])
            #expect(try log.fault() == .missing(number))
        }
    }

    @Test func `a deleted entry whose gap was closed is named`() async throws {
        let log = try await AuditedFile()
        try log.tamper("DELETE FROM audit WHERE number = 7; UPDATE audit SET number = number - 1 WHERE number > 7")
        #expect(try log.fault() == .changed(7))
    }

    @Test func `an inserted entry is named`() async throws {
        let log = try await AuditedFile()
        try log.tamper(
            """
            UPDATE audit SET number = -(number + 1) WHERE number >= 7; UPDATE audit SET number = -number WHERE number < 0;
            CREATE TEMP TABLE copy AS SELECT * FROM audit WHERE number = 6; UPDATE copy SET number = 7;
            INSERT INTO audit SELECT * FROM copy
            """)
        #expect(try log.fault() == .changed(7))
    }

    @Test func `two entries in each other's place are noticed at the first`() async throws {
        let log = try await AuditedFile()
        try log.tamper(
            """
            UPDATE audit SET number = -1 WHERE number = 5; UPDATE audit SET number = 5 WHERE number = 8;
            UPDATE audit SET number = 8 WHERE number = -1
            """)
        #expect(try log.fault() == .changed(5))
    }

    @Test func `a cut tail is noticed`() async throws {
        let log = try await AuditedFile()
        try log.tamper("DELETE FROM audit WHERE number > ?", [log.entries - 2])
        #expect(try log.fault() == .cut(last: log.entries - 2, signed: log.entries))
    }

    @Test func `a tail that was cut with its checkpoints is noticed by the one kept elsewhere`() async throws {
        let log = try await AuditedFile()
        let witness = try log.newestCheckpoint()
        try log.tamper("DELETE FROM audit WHERE number > 9; DELETE FROM audit_checkpoints WHERE number > 9")
        #expect(try log.fault(witness: witness) == .cut(last: 9, signed: log.entries))
    }

    @Test func `a log chained anew is noticed, and with the key ring the entry named`() async throws {
        let log = try await AuditedFile()
        try log.tamper("UPDATE audit SET detail = 'another word' WHERE number = 11")
        try log.chainAnew(from: 11)
        let middle = log.entries - 6
        #expect(try log.fault() == .rewritten(after: middle, upTo: log.entries))
        #expect(try log.fault(withRing: true) == .changed(11))
    }

    @Test func `a log chained anew and signed by somebody else is noticed`() async throws {
        let log = try await AuditedFile()
        try log.tamper("UPDATE audit SET detail = 'another word' WHERE number = 11")
        try log.chainAnew(from: 11)
        let hash = try #require(try log.file.rows("SELECT hash FROM audit ORDER BY number DESC").first)[0] as Data
        let other = SampleAuditKey()
        let forged = try AuditCheckpoint(log.entries, hash: Array(hash), at: log.file.world.now, signer: other)
        try log.tamper(
            "UPDATE audit_checkpoints SET hash = ?, public_key = ?, signature = ? WHERE number = ?",
            [Data(forged.hash), Data(forged.publicKey), Data(forged.signature), log.entries])
        #expect(try log.fault() == .strangeKey(log.entries, publicKey: other.publicKey))
    }

    @Test(arguments: [
        "at = at + 1", "public_key = zeroblob(32)", "signature = zeroblob(64)", "next_key = zeroblob(32)",
        "hash = zeroblob(32)",
    ])
    func `a changed checkpoint is named`(change: String) async throws {
        let log = try await AuditedFile()
        try log.tamper("UPDATE audit_checkpoints SET \(change) WHERE number = ?", [log.entries])
        #expect(try log.fault() == .forgedCheckpoint(log.entries))
    }

    @Test func `an entry added by somebody without the key ring is named and never signed`() async throws {
        let log = try await AuditedFile()
        try log.tamper(
            """
            CREATE TEMP TABLE copy AS SELECT * FROM audit ORDER BY number DESC LIMIT 1;
            UPDATE copy SET number = number + 1; INSERT INTO audit SELECT * FROM copy
            """)
        try log.chainAnew(from: log.entries + 1)
        #expect(try log.fault() == nil, "what comes after the last checkpoint is not signed")
        #expect(try log.fault(withRing: true) == .notOurs(log.entries + 1))
        let store = try log.file.open()
        let keeper = AuditKeeper(
            store: store, keys: { [key = log.key] in AuditKeeper.Keys([key]) }, world: log.file.world.world)
        await #expect(throws: AuditFault.notOurs(log.entries + 1)) { try await keeper.sign() }
        #expect(try await store.newestCheckpoint()?.number == log.entries)
        try store.close()
    }

    @Test func `entries behind a checkpoint of somebody else's key are never signed`() async throws {
        let log = try await AuditedFile()
        let forged = try await log.forgeEnd()
        let strange = AuditFault.strangeKey(forged.number, publicKey: forged.publicKey)
        #expect(try log.fault(withRing: true) == strange)
        let store = try log.file.open(tag: log.key.tag)
        let keeper = AuditKeeper(
            store: store, keys: { [key = log.key] in AuditKeeper.Keys([key]) }, world: log.file.world.world)
        try await store.record(.lookUpFailed, by: .system)
        await #expect(throws: strange) { try await keeper.sign() }
        await #expect(throws: strange) { try await keeper.sign(after: try log.newestCheckpoint(before: forged)) }
        #expect(try await store.newestCheckpoint() == forged, "nothing was signed")
        try store.close()
        #expect(try log.fault(withRing: true) == strange)
    }

    @Test func `what is signed behind a strange checkpoint pardons nothing`() async throws {
        let log = try await AuditedFile()
        let forged = try await log.forgeEnd()
        try await log.signOver()
        let strange = AuditFault.strangeKey(forged.number, publicKey: forged.publicKey)
        #expect(try log.fault() == strange)
        #expect(try log.fault(withRing: true) == strange)
    }

    @Test func `old values that a forged entry says were erased are never taken for erased`() async throws {
        let log = try await AuditedFile()
        let digests = try #require(try log.file.digests(of: 5))
        var erasure = AuditErasure()
        erasure.add(.who, of: 5)
        erasure.add(.what, of: 5)
        try log.tamper(
            """
            UPDATE audit SET actor_salt = NULL, actor_id = NULL, actor_name = NULL, address = NULL, actor_erased = ?,
                actor_erased_by = ?, subject_salt = NULL, account = NULL, call = NULL, detail = NULL, subject_erased = ?,
                subject_erased_by = ? WHERE number = 5
            """, [Data(digests.who), log.entries + 1, Data(digests.what), log.entries + 1])
        let forged = try await log.forgeEnd(
            "kind = 65, actor = 'system', actor_id = NULL, actor_name = NULL, address = NULL, account = NULL, call = NULL, "
                + "detail = '\(erasure.detail)'")
        let strange = AuditFault.strangeKey(forged.number, publicKey: forged.publicKey)
        for _ in 1...2 {
            #expect(try log.fault() == strange)
            #expect(try log.fault(withRing: true) == strange)
            try await log.signOver()
        }
    }

    @Test(arguments: [
        "format = 1", "brand = 'another'", "client = 'a'", "node = 'a'", "node_sequence = 1", "caller = zeroblob(16)",
    ])
    func `what an entry's second format holds never changes`(change: String) async throws {
        let log = try await AuditedFile()
        #expect(throws: DatabaseError.self) { try log.file.execute("UPDATE audit SET \(change) WHERE number = 5") }
    }

    @Test func `a copy in which the log is a view is not read`() async throws {
        let log = try await AuditedFile()
        try log.file.execute(
            "ALTER TABLE audit RENAME TO hidden; CREATE VIEW audit AS SELECT * FROM hidden WHERE number < 5")
        #expect(throws: StoreFailure.self) { try AuditLogCopy(path: log.file.path) }
    }

    @Test func `a checkpoint whose signature is not its key's is no place to sign from`() async throws {
        let log = try await AuditedFile()
        try log.tamper("UPDATE audit_checkpoints SET at = at + 1 WHERE number = ?", [log.entries])
        let store = try log.file.open()
        let keeper = AuditKeeper(
            store: store, keys: { [key = log.key] in AuditKeeper.Keys([key]) }, world: log.file.world.world)
        await #expect(throws: AuditFault.forgedCheckpoint(log.entries)) { try await keeper.sign() }
        try store.close()
    }

    @Test func `a checkpoint by a key that the ring lacks is signed from where it is the one kept elsewhere`()
        async throws
    {
        let log = try await AuditedFile()
        let other = SampleAuditKey()
        let store = try log.file.open(tag: other.tag)
        let keeper = AuditKeeper(
            store: store, keys: { AuditKeeper.Keys([other]) }, world: log.file.world.world)
        try await store.record(.lookUpFailed, by: .system)
        let witness = try log.newestCheckpoint()
        await #expect(throws: AuditFault.strangeKey(log.entries, publicKey: log.key.publicKey)) {
            try await keeper.sign()
        }
        #expect(try await keeper.sign(after: witness)?.number == log.entries + 1)
        try store.close()
    }

    @Test func `values that somebody erased without telling are noticed`() async throws {
        let log = try await AuditedFile()
        let digest = try #require(try log.file.digests(of: 5)).what
        try log.tamper(
            """
            UPDATE audit SET subject_salt = NULL, account = NULL, call = NULL, detail = NULL, subject_erased = ?,
                subject_erased_by = 9 WHERE number = 5
            """, [Data(digest)])
        #expect(try log.fault() == .erasureNotTold(5))
    }
}

extension AuditedFile {
    fileprivate func newestCheckpoint(before forged: AuditCheckpoint) throws -> AuditCheckpoint? {
        var newest: AuditCheckpoint?
        try AuditLogCopy(path: file.path).read { _, checkpoint in
            if let checkpoint, checkpoint != forged { newest = checkpoint }
        }
        return newest
    }
}

extension StoreFile {
    fileprivate func digests(of number: Int64) throws -> (who: [UInt8], what: [UInt8])? {
        var digests: (who: [UInt8], what: [UInt8])?
        try AuditLogCopy(path: path).read { entry, _ in
            if entry.number == number { digests = (entry.who.digest, entry.what.digest) }
        }
        return digests
    }
}
