import Foundation
import GRDB
import SQLStore
import SQLiteTesting
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

@testable import SQLiteEngine

/// Somebody writes to the database who does not have the key ring.
struct RowTagTests {
    private let file: StoreFile
    private let victim: NewAccount
    private let attacker: NewAccount
    private let agent: Agent

    init() async throws {
        file = try StoreFile()
        let store = try file.open()
        defer { try? store.close() }
        try await store.registerSampleKey()
        (victim, attacker, agent) = (file.world.newAccount(), file.world.newAccount(), file.world.agent())
        _ = try await store.add([victim, attacker], by: .host)
        _ = try await store.add(agent, password: file.world.secret(), by: .host)
        for new in [victim, attacker] {
            try await store.replace(with: file.world.answer(of: new.account.id), on: .change, by: .system)
        }
        try await store.tagRowsOnce()
    }

    private func altered(_ sql: String) async throws -> [RecordAltered] {
        try file.execute(sql)
        let store = try file.open()
        defer { try? store.close() }
        // The next start tags nothing anew.
        try await store.tagRowsOnce()
        return try await store.alteredRows()
    }

    private func look<Value>(_ body: (SQLStore) async throws -> Value) async throws -> Value {
        let store = try file.open()
        defer { try? store.close() }
        return try await body(store)
    }

    @Test func `nothing was altered where nobody altered anything`() async throws {
        #expect(try await altered("SELECT 1").isEmpty)
    }

    @Test func `an account that takes another one's number and phones is found at the look-up and by name`()
        async throws
    {
        let found = try await altered(
            """
            UPDATE accounts SET number = 'TMP', number_written = NULL WHERE key = 1;
            UPDATE accounts SET number = '\(Account.key(ofNumber: victim.account.number))',
                number_written = '\(victim.account.number)', company = '\(victim.account.company)' WHERE key = 2;
            DELETE FROM phones WHERE account = 2; UPDATE phones SET account = 2 WHERE account = 1;
            """)
        #expect(Set(found.map(\.id)) == Set([victim, attacker].map(\.account.id.description)))
        await #expect(throws: RecordAltered.self) {
            try await look { store in
                try await store.accounts(
                    stating: [[.accountNumber(victim.account.number)]], brands: [victim.account.brand], limit: 2)
            }
        }
    }

    @Test(arguments: [
        "UPDATE phones SET phone = phone + 1 WHERE account = 1", "DELETE FROM phones WHERE account = 1",
        "UPDATE accounts SET company = 'Other' WHERE key = 1", "UPDATE accounts SET status = 'suspended' WHERE key = 1",
        "UPDATE accounts SET status = 'closed', closed_at = 1 WHERE key = 1",
        "UPDATE accounts SET tag = NULL, tag_key = NULL WHERE key = 1",
        "UPDATE accounts SET tag = (SELECT tag FROM accounts WHERE key = 2) WHERE key = 1",
        "UPDATE brands SET id = 'other' WHERE key = (SELECT brand FROM accounts WHERE key = 1)",
    ]) func `an account that was changed cannot be read any more`(sql: String) async throws {
        let found = try await altered(sql)
        #expect(found.contains(RecordAltered(.account, id: victim.account.id.description, account: victim.account.id)))
        await #expect(throws: RecordAltered.self) { try await look { try await $0.account(victim.account.id) } }
    }

    @Test func `an account that was altered takes no other open call from its agent's pages`() async throws {
        let (mine, other) = try await look { store in
            (
                try await store.open(file.world.id(), about: victim.account.id, by: agent, from: nil).call,
                try await store.open(file.world.id(), about: attacker.account.id, by: agent, from: nil).call
            )
        }
        #expect(try await altered("UPDATE accounts SET company = 'Other' WHERE key = 1").count == 1)
        let open = try await look { try await $0.openCalls(of: agent, in: file.world)?.map(\.call.id) }
        #expect(try mine != nil && open == [#require(other).id])
    }

    @Test(arguments: ["certificates = ''", "certificates = 'evil.example'", "networks = ''", "permissions = ''"])
    func `a client that is bound to less, or to something else, is nobody's`(change: String) async throws {
        let client = Client(
            id: "crm", brand: victim.account.brand, permissions: [.readCalls],
            networks: [CIDRBlock("10.0.0.0/8")].compactMap(\.self),
            certificates: [.name("crm.example")],
            secrets: [ClientSecret(hash: file.world.tokenHash(), madeAt: file.world.now, expiresAt: nil)])
        #expect(try await look { try await $0.add(client, by: .host) })
        #expect(try await look { try await $0.client("crm") }?.certificates == client.certificates)
        #expect(try await altered("UPDATE clients SET \(change)").map(\.id) == ["crm"])
        await #expect(throws: RecordAltered.self) { try await look { try await $0.client("crm") } }
    }

    @Test func `nothing is checked in a call about an account that was altered meanwhile`() async throws {
        let call = try #require(
            try await look { try await $0.open(file.world.id(), about: victim.account.id, by: agent, from: nil).call })
        #expect(try await altered("UPDATE accounts SET status = 'suspended' WHERE key = 1").count == 1)
        await #expect(throws: RecordAltered.self) {
            try await look { try await $0.take(file.world.id(), in: call.id, by: agent) }
        }
    }

    @Test func `a code is not checked in such a call either, and the log tells of it`() async throws {
        let call = try #require(
            try await look { try await $0.open(file.world.id(), about: victim.account.id, by: agent, from: nil).call })
        #expect(try await altered("UPDATE accounts SET status = 'suspended' WHERE key = 1").count == 1)
        try await look { store in
            let check = CheckCode(stores: store, keeping: HashesNothing(), world: file.world.world)
            await #expect(throws: RecordAltered.self) {
                try await check.perform("123456", attempt: file.world.id(), in: call.id, by: agent, from: nil)
            }
            let newest = try #require(try await store.events(AuditQuery(.everything), limit: 1).first)
            #expect(newest.event.kind == .recordAltered && newest.event.account == victim.account.id)
        }
    }

    @Test(arguments: [
        "UPDATE members SET email = 'thief@mail.example' WHERE key = 1",
        "UPDATE members SET role = 'user' WHERE key = 1",
        "DROP TRIGGER members_stay_with_their_account; UPDATE members SET account = 2 WHERE key = 1; "
            + "CREATE TRIGGER members_stay_with_their_account BEFORE UPDATE OF account, brand ON members\n"
            + "BEGIN\n    SELECT RAISE(ABORT, 'a member never changes the account');\nEND",
    ]) func `a member that was changed or moved cannot log in`(sql: String) async throws {
        let found = try await altered(sql)
        #expect(found.map(\.id) == [victim.owner.id.description])
        await #expect(throws: RecordAltered.self) {
            try await look { store in
                _ = try await store.member(email: victim.owner.email, brand: victim.account.brand)
                _ = try await store.members(of: victim.account.id)
                _ = try await store.members(of: attacker.account.id)
            }
        }
    }

    @Test(arguments: [
        "UPDATE agents SET role = CASE role WHEN 'agent' THEN 'supervisor' ELSE 'agent' END",
        "INSERT INTO brands (id) VALUES ('added'); "
            + "INSERT INTO agent_brands SELECT 1, 99, key FROM brands WHERE id = 'added'",
        "UPDATE agents SET disabled = 1 - disabled", "UPDATE agents SET email_written = 'Other@mail.example'",
        "UPDATE agents SET issuer = 'https://login.example', subject = '42'",
    ]) func `an agent with another role or more brands cannot log in`(sql: String) async throws {
        let found = try await altered(sql)
        #expect(found == [RecordAltered(.agent, id: agent.id.description, account: nil)])
        await #expect(throws: RecordAltered.self) { try await look { try await $0.agent(email: agent.email) } }
    }

    @Test(arguments: [
        "UPDATE answers SET question = 'other' WHERE account = 1",
        "UPDATE answers SET tag = (SELECT tag FROM answers WHERE account = 2) WHERE account = 1",
    ]) func `an answer to another question than was chosen is checked no more`(sql: String) async throws {
        let found = try await altered(sql)
        #expect(found.map(\.record) == [.answer] && found.map(\.account) == [victim.account.id])
        await #expect(throws: RecordAltered.self) {
            try await look { try await $0.answer(of: victim.account.id) }
        }
    }

    @Test func `rows that are older than their tags are tagged once, and never again`() async throws {
        try file.execute(
            """
            UPDATE accounts SET tag = NULL, tag_key = NULL; UPDATE members SET tag = NULL, tag_key = NULL;
            UPDATE agents SET tag = NULL, tag_key = NULL; UPDATE answers SET tag = NULL, tag_key = NULL;
            """)
        try await look { store in
            try await store.tagRowsOnce()
            #expect(try await store.alteredRows().count == 7)
        }
        // As in a database of before: the log does not tell of it.
        let fresh = try StoreFile()
        let store = try fresh.open()
        try await store.registerSampleKey()
        let new = fresh.world.newAccount()
        _ = try await store.add([new], by: .host)
        try fresh.execute(
            "UPDATE accounts SET tag = NULL, tag_key = NULL; UPDATE members SET tag = NULL, tag_key = NULL")
        try await store.tagRowsOnce()
        #expect(try await store.alteredRows().isEmpty)
        #expect(
            try fresh.rows("SELECT detail FROM audit WHERE kind = 70").map { $0[0] as String } == [
                "accounts 1, members 1"
            ])
        try await store.tagRowsOnce()
        #expect(try fresh.number("SELECT count(*) FROM audit WHERE kind = 70") == 1)
        try store.close()
    }

    @Test func `an account whose time of closing was changed is not erased by the clock`() async throws {
        try await look { store in
            for new in [victim, attacker] { _ = try await store.close(new.account.id, by: .host) }
        }
        try file.execute("UPDATE accounts SET closed_at = 1 WHERE key = 1")
        let old = try await look { try await $0.accounts(closedBefore: .distantFuture, brand: nil, limit: 10) }
        #expect(old.map(\.id) == [attacker.account.id])
    }

    @Test func `a look-up by an address that was given to another member finds nobody`() async throws {
        let address = victim.owner.email
        try file.execute(
            """
            UPDATE members SET email = 'away@mail.example', email_written = NULL WHERE key = 1;
            UPDATE members SET email = '\(address.key)', email_written = NULL WHERE key = 2;
            """)
        await #expect(throws: RecordAltered.self) {
            try await look { store in
                try await store.accounts(stating: [[.email(address)]], brands: [victim.account.brand], limit: 2)
            }
        }
    }

    @Test func `an account with an altered member keeps no other from being erased, and is erased by hand`()
        async throws
    {
        let id = victim.account.id
        try await look { store in
            for new in [victim, attacker] { _ = try await store.close(new.account.id, by: .host) }
        }
        try file.execute("UPDATE members SET role = 'user' WHERE key = 1")
        try await look { store in
            let old = try await store.accounts(closedBefore: .distantFuture, brand: nil, limit: 1)
            #expect(old.map(\.id) == [attacker.account.id], "whoever was altered has no place on the page")
            await #expect(throws: RecordAltered.self) { try await store.erase(id, evenIfOpen: false, by: .system) }
            #expect(try await store.accountRecord(of: id)?.members.map(\.role) == ["user"], "it is told as it stands")
            guard case .erased = try await store.erase(id, evenIfOpen: false, by: .host) else {
                Issue.record("not erased")
                return
            }
        }
    }

    @Test func `an account that was altered is erased by hand where nothing rests on its status`() async throws {
        let id = victim.account.id
        try file.execute("UPDATE accounts SET status = 'closed', closed_at = 1 WHERE key = 1")
        try await look { store in
            #expect(try await store.accountRecord(of: id)?.status == "closed")
            await #expect(throws: RecordAltered.self) { try await store.erase(id, evenIfOpen: false, by: .host) }
            await #expect(throws: RecordAltered.self) { try await store.erase(id, evenIfOpen: true, by: .system) }
            guard case .erased = try await store.erase(id, evenIfOpen: true, by: .host) else {
                Issue.record("not erased")
                return
            }
        }
    }

    @Test func `an altered agent is left out of the list of agents`() async throws {
        try file.execute("UPDATE agents SET role = CASE role WHEN 'agent' THEN 'supervisor' ELSE 'agent' END")
        #expect(try await look { try await $0.agents() }.isEmpty)
    }

    @Test func `an altered member hears of nothing, and a right change goes on and is told of`() async throws {
        try file.execute("UPDATE members SET name = 'Other' WHERE key = 1")
        try await look { store in
            let before = try await store.messages(withSent: true, limit: 10).count
            try await store.replace(with: file.world.answer(of: victim.account.id), on: .change, by: .system)
            #expect(try await store.messages(withSent: true, limit: 10).count == before)
            try await store.replace(with: file.world.answer(of: attacker.account.id), on: .change, by: .system)
            #expect(try await store.messages(withSent: true, limit: 10).count == before + 1)
        }
        #expect(try file.number("SELECT count(*) FROM audit WHERE kind = 71") == 1)
    }

    @Test func `a number that is written otherwise than it is looked up keeps its tag through a change`() async throws {
        // As an earlier version may have made the key of it.
        let id = attacker.account.id
        let trigger: String = try file.rows("SELECT sql FROM sqlite_schema WHERE name = 'audit_never_changes'")[0][0]
        try file.execute(
            "UPDATE accounts SET number = 'OLD KEY', number_written = '\(attacker.account.number)', tag = NULL, tag_key = NULL "
                + "WHERE key = 2; DROP TRIGGER audit_never_changes; UPDATE audit SET kind = 51 WHERE kind = 70; "
                + trigger)
        try await look { store in
            try await store.tagRowsOnce()
            _ = try await store.close(id, by: .host)
            #expect(try await store.account(id)?.status == .closed)
        }
    }

    @Test(arguments: [
        "UPDATE grants SET id = x'c6ae13e2f80f8445b6e1c248b1d0ab20'", "UPDATE grants SET proof = 'supportCode'",
        "UPDATE grants SET by_both = 1", "UPDATE grants SET granted_at = granted_at + 1000",
        "UPDATE grants SET attempt = x'c6ae13e2f80f8445b6e1c248b1d0ab20'",
        "UPDATE calls SET account = 1 WHERE key = (SELECT call FROM grants)",
        """
        INSERT INTO grants (call, proof, expires_at, id, attempt, granted_at)
            SELECT key, 'supportCode', opened_at + 900000, x'c6ae13e2f80f8445b6e1c248b1d0ab20', id, opened_at FROM calls
            WHERE verified_at IS NULL;
        DELETE FROM grants WHERE proof = 'securityQuestion'
        """,
    ]) func `a proof that was made up, changed or moved is none`(sql: String) async throws {
        let client = Client(
            id: "crm", brand: attacker.account.brand, permissions: Set(Client.Permission.allCases), agents: .ofBrand,
            secrets: [ClientSecret(hash: .sha256(of: "crm"), madeAt: file.world.now, expiresAt: nil)])
        let forged = ID<Grant>(try #require(UUID(uuidString: "c6ae13e2-f80f-8445-b6e1-c248b1d0ab20")))
        let (calls, grant) = try await look { store in
            _ = try await store.add(client, by: .host)
            let calls = [file.world.id(Call.self), file.world.id(Call.self)]
            for (call, new) in zip(calls, [victim, attacker]) {
                _ = try await store.open(call, about: new.account.id, by: agent, from: nil)
            }
            let attempt = file.world.id(Attempt.self)
            _ = try await store.take(attempt, in: calls[1], by: agent)
            _ = try await store.settle(attempt, as: .leading(to: .verified), by: agent, from: nil)
            let grant = try #require(try await store.callView(calls[1], agent: agent.id)?.grant)
            #expect(try await store.grant(grant.id, for: client) == grant)
            return (calls, grant)
        }
        try file.execute(sql)
        try await look { store in
            for call in calls { #expect(try await store.callView(call, agent: agent.id)?.grant == nil) }
            for id in [grant.id, forged] {
                #expect(try await store.grant(id, for: client) == nil)
                guard case .unknown = try await store.use(id, by: client, from: nil) else {
                    Issue.record("used")
                    continue
                }
            }
        }
    }

    @Test func `a proof outlives a new key, and is none of a key that is not there`() async throws {
        let call = file.world.id(Call.self)
        try await look { store in
            _ = try await store.open(call, about: victim.account.id, by: agent, from: nil)
            let attempt = file.world.id(Attempt.self)
            _ = try await store.take(attempt, in: call, by: agent)
            _ = try await store.settle(attempt, as: .leading(to: .verified), by: agent, from: nil)
        }
        func proof(isKnown: Bool) async throws -> KeptGrant? {
            let engine = try SQLiteEngine(path: file.path, use: .server, world: file.world.world)
            defer { try? engine.close() }
            let newer = SQLStore(
                engine: engine, world: file.world.world, tag: { $0 },
                tags: RowTags { keyID, facts in
                    guard let keyID else { return RowTag(keyID: "newer", code: Array(facts.suffix(16))) }
                    // The rows are tagged as before; what the proof was made by is asked for by name.
                    let isProof = String(decoding: facts.prefix(9), as: UTF8.self).hasSuffix("grant")
                    return isProof && !isKnown ? nil : RowTags.sampleTag(keyID, facts)
                })
            return try await newer.callView(call, agent: agent.id)?.grant
        }
        #expect(try await proof(isKnown: true) != nil)
        await #expect(throws: StoreFailure.busy) { try await proof(isKnown: false) }
    }

    @Test func `what the product changes itself stays whole`() async throws {
        try await look { store in
            _ = try await store.close(victim.account.id, by: .host)
            _ = try await store.reopen(victim.account.id, by: .host)
            _ = try await ChangeAgent(stores: store).perform(.disable, of: agent.email)
            let again = file.world.newAccount()
            _ = try await store.add([again], by: .host)
            try await store.replace(with: file.world.answer(of: attacker.account.id), on: .change, by: .system)
            #expect(try await store.alteredRows().isEmpty)
        }
    }

    @Test func `an altered row keeps its tag in a rotation, and the others get another`() async throws {
        try file.execute("UPDATE accounts SET company = 'Other' WHERE key = 1")
        let engine = try SQLiteEngine(path: file.path, use: .server, world: file.world.world)
        defer { try? engine.close() }
        let newer = SQLStore(
            engine: engine, world: file.world.world, tag: { $0 },
            tags: RowTags { keyID, facts in
                let code = Array(facts.reduce(into: [UInt8](repeating: 0, count: 16)) { $0[0] &+= $1 })
                return keyID == "sample" ? nil : RowTag(keyID: "newer", code: code)
            })
        let page = try await newer.tagRowsAnew(in: .accounts, after: .start, limit: 10)
        #expect(page.tagged == 0 && page.altered.count == 2, "its key is not in the ring")
    }
}

/// Must not be asked.
private struct HashesNothing: PasswordSealer {
    func seal(_ password: SecretText, of owner: PasswordOwner) async throws -> SealedSecret {
        Issue.record("sealed")
        throw KeepingFailure.busy
    }
    func isRight(_ password: SecretText, with secret: SealedSecret?, of owner: PasswordOwner) async throws -> Bool {
        Issue.record("checked")
        return false
    }
    func isCheap(_ secret: SealedSecret) -> Bool { false }
}
