import Foundation
import GRDB
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import SQLiteEngine

/// The schema moves forward only.
struct MigrationTests {
    private let second = Migration(name: "M9001-second", bytes: Array("CREATE TABLE second (a INTEGER) STRICT;".utf8))

    private func run(_ file: StoreFile, _ migrations: [Migration], locksOutServer: Bool = false) throws {
        let writer = try ConnectionSettings.writer(file.path)
        var run = MigrationRun(
            file: DatabasePath(path: file.path), locksOutServer: locksOutServer, world: file.world.world)
        run.migrations = migrations
        try run.bringUpToDate(writer)
        try writer.close()
    }

    /// Whoever changes a migration is told here: databases out there were made by it, and the program refuses those.
    @Test func `a migration that has landed never changes`() {
        let checksums = Migration.all.map { migration in
            migration.name + " " + migration.checksum.map { String(format: "%02x", $0) }.joined()
        }
        #expect(
            checksums == [
                "M0001-first 4a10835c2e90a2dfac359e232002b04ba9299efb3926346fcbfb1066b77b629a",
                "M0002-notices 3eaf905222dcbfee7032654e79be6d61fb03ff951d6dcce4048ecbd6ebe55143",
                "M0003-proof 5604d30bee0cfc9d215dbfcdcd28b4643f4017db8767aafb3a88aa54401f150b",
                "M0004-log bdc9ffe3f48a8ba52d1553cfb50599db32123400262feb56b72ab24464eee8e8",
                "M0005-row-tags 3d878815c9484204e4084190bb772326265640204ad6da512c84e29a59b2bfe0",
                "M0006-known-browsers a5b4cda5d37d67ce953dc3d204011916ba0219a12f91069e9dd08efe1be427cf",
                "M0007-own-calls aa3d335a00c0a2b5f58e020295202eadb9f2835d2bc6537d2b980c2e9d7d6e72",
                "M0008-keys c4b2f3d185229fa3009600f7e28622ed17f4626b5ee3e863472342bcf97ea3bb",
                "M0009-retention 0dade8fc21d1d5d255ed71b16586165edf6821f9abaeb0580586ad2752142b7b",
                "M0010-people cbd3483409cbe2b77bac6f40acf7ef51623b063fec44cf8ade4592afbfcf0958",
                "M0011-agents 6157e68ac804cb3dbf174bc8d8c1f76a014ec64a410d2bb1d1598a2091d3ae78",
                "M0012-desk 2af649ae2f7099d86958d682aa38f88dbb122cb6251a14ffb3b75ac7410fefa9",
                "M0013-portal 1fab582eca74277adac967d3e17853189abca67bcd82c4eedb8cd4277728c7b3",
                "M0014-accounts 545f75a8eea91cf5755098bde573650dcba3c4ea5f6c628268c13f6bab6aa611",
                "M0015-sessions 610446876608a73c024400793d49a868c5a6b5c14d28d93fec1afc93586ca3f7",
                "M0016-notices f21f2824a90fac8a8e6bebb46f5130bdce51a5079b92747cc88aa75744f102bc",
                "M0017-several 6582fd44f75943bc450b5d7511d7516da36a9e9dabd19f770e19bc56b96ee586",
                "M0018-desk 4c3e08793ab9eada115c52177e4f4916a4a552608dbf93b6450098f2a911bc09",
                "M0021-call-back dec44f33f02db5bcf230508c11f7c9a3b305de23d39acb6398ef727712e9aeb3",
                "M0022-indexes 8bbdf6650e39880e2fe41c676719a27d64857372a698a68b42e8c5c825befe47",
                "M0023-log-ins 781d1af123ae204092b6e90ce9fa379ea05ecb8a487c9744e6b76a733b0f27bd",
                "M0024-clients 3539239cc90960557e8e9102004fd6f23a276e142ae91417de2813fd11884592",
                "M0025-stops d376010bd05d19e8a3dc7e5ca68e8a4931cf3540ff0a0e182d90a14bbc2add17",
                "M0026-nodes 39c35d4fbff1916d4497afef443fe6f52b19186853cf6ad5d50ecdfcffb71bc2",
                "M0027-company-log-in a5e3562e2088ad7061003a0bcc5496743179ddde58d880088a005b59a4325f20",
                "M0028-grants 96ae578e6e3df27a86a3e84a0db26c06db7a5397c11ddd582f31e4cf4923b8a1",
                "M0029-webhooks 3583b784e440c8c65b3f7b4e889fdcaa56c1f0c4d9fb64c256b14c19c5050b60",
                "M0032-owners-by-company fdbf9d2139c522d441022ecce93acbdf96b1ce17f05d93ab80c670b24f7d7e71",
                "M0033-client-changes e15b8eab2144194962bfd111ead65de65e53fb6168560748ab077644bdbe28e6",
                "M0034-machines 0ccd86f79e81c012a73aa5b58159101d636dc3a1a08928c78d8ea5b3d51416bc",
                "M0036-unlinked 38744fa77374a637689d1c901727fcd9f6d9f5e96fab69a1d0f8049bdb1c7d9a",
                "M0037-api 9904e064f21cbfe38244ecde2f0fef4f2990d8092a3ff16f9eae7c84267fd19c",
                "M0038-said-of-calls 8e71f9f59067b6ab4275e6b5cb9101812384f8bf8296c25b7937dbc7a6c9e388",
                "M0041-upgrades 79df083962dc40c15c7a052b576c5f749722828f70eb6fbf1fe79c2ea0c8852c",
                "M0043-named-requests 5a89c3b79eedb673bb3c98c7dc898c44cac7875c289ac857b9ba49d0d68a95bd",
            ],
            "A migration on the main branch never changes: write a new one, and add its line here.")
    }

    @Test func `each migration is applied once and keeps what is there`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        let call = try await store.openCall(file.world)
        try store.close()
        for _ in 0..<2 { try run(file, Migration.all + [second]) }
        #expect(try file.rows("SELECT name FROM migrations").count == Migration.all.count + 1)
        #expect(try file.number("SELECT count(*) FROM second") == 0)
        #expect(try file.number("SELECT count(*) FROM accounts") == 1)
        #expect(throws: StoreFailure.newer(path: file.path)) { try file.open() }
        _ = call
    }

    @Test func `what programs have named is known after its table was made anew`() throws {
        let file = try StoreFile()
        try run(file, Migration.all.filter { $0.name < "M0043" })
        try file.execute(
            """
            INSERT INTO brands (key, id) VALUES (1, 'acme');
            INSERT INTO clients
                (key, name, brand, permissions, networks, all_agents, wrong_allowed, secret, secret_made_at, tag_key, tag)
                VALUES (1, 'crm', 1, '', '', 1, 20, zeroblob(32), 0, 'k1', x'');
            INSERT INTO client_requests (client, key, fingerprint, subject, at)
                VALUES (1, zeroblob(32), randomblob(32), randomblob(16), 2);
            INSERT INTO client_requests (client, key, fingerprint, subject, at, status, body)
                VALUES (1, randomblob(32), randomblob(32), randomblob(16), 1, 201, '{}');
            """)
        let kept = { try file.rows("SELECT * FROM client_requests ORDER BY at") }
        let before = try kept()
        try run(file, Migration.all)
        let after = try kept()
        #expect(before.count == 2 && before == after)
        #expect(throws: DatabaseError.self) {
            try file.execute("INSERT INTO client_requests SELECT * FROM client_requests")
        }
    }

    @Test func `a migration that fails leaves nothing behind`() throws {
        let file = try StoreFile()
        try file.create()
        let broken = Migration(name: "M9002-broken", bytes: Array("CREATE TABLE third (a); SELECT nonsense;".utf8))
        #expect(throws: (any Error).self) { try run(file, Migration.all + [second, broken]) }
        #expect(try file.rows("SELECT name FROM migrations").count == Migration.all.count)
        #expect(try file.rows("SELECT 1 FROM sqlite_schema WHERE name IN ('second', 'third')").isEmpty)
    }

    @Test func `a command does not change the schema under a running server`() throws {
        let file = try StoreFile()
        let server = try file.open()
        #expect(throws: StoreFailure.locked(path: file.path)) {
            try run(file, Migration.all + [second], locksOutServer: true)
        }
        try server.close()
        try run(file, Migration.all + [second], locksOutServer: true)
    }
}
