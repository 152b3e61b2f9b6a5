import Foundation
import GRDB
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import SQLiteEngine

/// The schema keeps the rules, whatever the code above it does.
struct SchemaTests {
    /// Each would break a rule.
    private static let broken = [
        "UPDATE accounts SET status = 'gone'",
        "UPDATE accounts SET language = 'de'",
        "UPDATE accounts SET brand = 2",
        "UPDATE accounts SET number = ''",
        "UPDATE accounts SET company = NULL",
        "INSERT INTO accounts SELECT 99, zeroblob(16), brand, number, NULL, '', 'en', 'active', NULL, NULL, NULL, NULL, NULL FROM accounts LIMIT 1",
        "INSERT INTO members SELECT 99, zeroblob(16), account, 2, '', 'new@mail.example', NULL, 'owner', NULL, NULL, NULL, 1, zeroblob(16), 1, NULL, NULL FROM members LIMIT 1",
        "INSERT INTO members SELECT 99, zeroblob(16), account, brand, '', email, NULL, 'owner', NULL, NULL, NULL, 1, log_in, 1, NULL, NULL FROM members LIMIT 1",
        // An address of a brand has one log-in.
        "INSERT INTO accounts SELECT 99, randomblob(16), brand, 'X99', NULL, '', 'en', 'active', NULL, NULL, NULL, NULL, NULL FROM accounts LIMIT 1; INSERT INTO members SELECT 99, zeroblob(16), 99, brand, '', email, NULL, 'owner', NULL, NULL, NULL, 1, zeroblob(16), 1, NULL, NULL FROM members LIMIT 1",
        "INSERT INTO accounts SELECT 99, randomblob(16), brand, 'X99', NULL, '', 'en', 'active', NULL, NULL, NULL, NULL, NULL FROM accounts LIMIT 1; INSERT INTO members SELECT 99, zeroblob(16), 99, brand, '', 'a@b.c', NULL, 'owner', NULL, NULL, NULL, 1, zeroblob(16), 1, NULL, NULL FROM members LIMIT 1; UPDATE members SET email = 'a@b.c' WHERE key <> 99",
        "UPDATE members SET account = 2",
        "INSERT INTO phones VALUES (99, 0, 14155550132)",
        "UPDATE phones SET phone = 12",
        "INSERT INTO activations SELECT account, key, zeroblob(31), 1, NULL, NULL, NULL, NULL, NULL, NULL FROM members LIMIT 1",
        "INSERT INTO activations SELECT account, key, zeroblob(32), 1, NULL, 5, NULL, NULL, NULL, NULL FROM members LIMIT 1",
        "UPDATE answers SET wrong_in_all = 11",
        "UPDATE answers SET wrong_in_a_row = wrong_in_all + 1",
        "UPDATE answers SET nonce = zeroblob(11)",
        "UPDATE answers SET account = 99",
        "UPDATE calls SET attempts = 4",
        "UPDATE calls SET attempts = -1",
        "UPDATE calls SET outcome = 'failed'",
        "UPDATE calls SET outcome = 'verified', closed_at = 5",
        "UPDATE calls SET agent = 99",
        "UPDATE calls SET external_id = ''",
        "UPDATE calls SET language = 'de'",
        "UPDATE calls SET from_verstat = 'passed'",
        "UPDATE calls SET from_attest = 'D'",
        "UPDATE attempts SET result = 'notChecked', given_back = 0",
        "UPDATE attempts SET call = 99",
        "INSERT INTO attempts SELECT 99, id, call, agent, slot, answer, 0, 0, NULL, 0, 'supportCode', NULL FROM attempts LIMIT 1",
        "INSERT INTO sessions VALUES (zeroblob(32), NULL, NULL, 0, 0, 0, NULL, NULL, NULL, NULL)",
        "INSERT INTO sessions VALUES (zeroblob(32), 1, 1, 0, 0, 0, NULL, NULL, NULL, NULL)",
        "INSERT INTO grants (call, proof, expires_at) VALUES (99, 'securityQuestion', 0)",
        "INSERT INTO audit (at, kind, actor) VALUES (0, 99, 'host')",
        "INSERT INTO audit (at, kind, actor) VALUES (0, 1, 'member')",
        "UPDATE audit SET at = 0",
        "DELETE FROM audit",
        "DELETE FROM agents",
        "UPDATE attempts SET proof = 'hope'",
        "UPDATE accounts SET changed_at = NULL",
        "UPDATE accounts SET changed = 'name', changed_at = 1",
        "INSERT INTO outbox (id, kind, member, email, happened_at, expires_at, at) VALUES (zeroblob(16), 'invitation', 1, 'a@b', 0, 0, 0)",
        "INSERT INTO outbox (id, kind, member, email, happened_at, key_id, expires_at, at) VALUES (zeroblob(16), 'callVerified', 1, 'a@b', 0, 'k', 0, 0)",
        "INSERT INTO support_codes VALUES (1, zeroblob(16), 'k', zeroblob(12), zeroblob(16), 1, 1, zeroblob(48), 0, 6, NULL, NULL, 0)",
        "INSERT INTO second_factors VALUES (1, 1, 1, 'k', zeroblob(12), zeroblob(36), 0, 0)",
        "INSERT INTO second_factors VALUES (1, NULL, NULL, 'k', zeroblob(12), zeroblob(36), 0, 0)",
        "INSERT INTO password_resets VALUES (zeroblob(31), 1, NULL, 0)",
        "INSERT INTO password_resets VALUES (zeroblob(32), NULL, NULL, 0)",
        "INSERT INTO browsers (member, agent, browser, seen_at) VALUES (1, 1, zeroblob(32), 0)",
        "INSERT INTO browsers (browser, seen_at) VALUES (zeroblob(32), 0)",
        "INSERT INTO browsers (member, browser, seen_at, failures) VALUES (1, zeroblob(32), 0, 11)",
    ]

    @Test(arguments: broken)
    func `what would break a rule is refused`(sql: String) async throws {
        let file = try StoreFile()
        let store = try file.open()
        let (_, agent, call) = try await store.openCall(file.world)
        _ = try await store.add(file.world.agent(brands: ["ruche"]), password: file.world.secret(), by: .system)
        _ = try await store.take(file.world.id(), in: call.id, by: agent)
        #expect { try file.execute(sql) } throws: { error in
            (error as? DatabaseError)?.resultCode == .SQLITE_CONSTRAINT
        }
    }

    @Test func `who is forgotten with a deleted row is found by an index`() throws {
        let file = try StoreFile()
        try file.create()
        let references = try file.rows(
            """
            SELECT t.name, f."from" FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f
            WHERE t.type = 'table' AND f.on_delete = 'SET NULL'
            """
        ).map { (table: $0[0] as String, column: $0[1] as String) }
        #expect(references.count > 4)
        for (table, column) in references {
            let plan = try file.rows("EXPLAIN QUERY PLAN SELECT 1 FROM \(table) WHERE \(column) = 1").map {
                $0["detail"] as String
            }
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") } && !plan.isEmpty, "\(table).\(column): \(plan)")
        }
    }
}
