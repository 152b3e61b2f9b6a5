import Foundation
import GRDB
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import SQLiteEngine

/// A store that cannot go on says why, in the product's words, and has changed nothing.
struct FailureTests {
    @Test func `a full disk is told, undoes the change, and is over when there is room again`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        try await store.file.writer.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages + 4)")
        }
        let accounts = (0..<500).map { _ in file.world.newAccount() }
        await #expect(throws: StoreFailure.full) {
            try await store.add(accounts, by: .host)
        }
        #expect(try await store.count(ofBrand: Brand.sampleCarrier.id) == 0)
        try await store.file.writer.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA max_page_count = 1000000")
        }
        #expect(try await store.add(accounts, by: .host).isEmpty)
    }

    @Test func `a database that another program holds is told, and works again when it is let go`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        try await store.file.writer.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA busy_timeout = 50") }
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let holder = try DatabaseQueue(path: file.path, configuration: configuration)
        try await holder.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
        await #expect(throws: StoreFailure.locked(path: file.path)) {
            try await store.record(.accountLookedUp, by: .system)
        }
        #expect(try await store.agents().isEmpty)
        try await holder.writeWithoutTransaction { db in try db.execute(sql: "COMMIT") }
        try await store.record(.accountLookedUp, by: .system)
    }

    @Test func `a file that may no longer be written is told`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        try await store.file.writer.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA query_only = 1") }
        await #expect(throws: StoreFailure.readOnly(path: file.path)) {
            try await store.record(.accountLookedUp, by: .system)
        }
    }

    @Test func `damage is told when it is met`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        let accounts = (0..<200).map { _ in file.world.newAccount() }
        _ = try await store.add(accounts, by: .host)
        try store.close()
        let handle = try #require(FileHandle(forUpdatingAtPath: file.path))
        let size = try handle.seekToEnd()
        for page in 4..<(size / 4096) {
            try handle.seek(toOffset: page * 4096)
            try handle.write(contentsOf: Data(repeating: 0xA5, count: 4096))
        }
        try handle.close()
        await #expect(throws: StoreFailure.damaged(path: file.path)) {
            let damaged = try file.open()
            for new in accounts { _ = try await damaged.account(new.account.id) }
        }
    }

    @Test func `a broken rule of the schema is a mistake of ours and tells no value`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        let answer = file.world.answer(of: file.world.id(), setBy: "Maud Exemple")
        let fault = await #expect(throws: SQLiteFault.self) {
            try await store.replace(with: answer, on: .change, by: .system)
        }
        #expect(fault?.message.contains("Maud") == false)
        #expect(try file.number("SELECT count(*) FROM audit") == 0)
    }

    @Test func `a log-out by the company's provider that came to nothing can be sent again`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        try await store.registerSampleKey()
        let (agent, token) = (file.world.agent(), file.world.tokenHash())
        _ = try await store.add(agent, password: file.world.secret(), by: .host)
        let standing = CompanyStanding(
            identity: CompanyIdentity(issuer: "https://id.example", subject: "1"), session: "a", authTime: nil,
            hasFactor: true)
        try await store.start(token, of: Identity(agent), browser: nil, client: nil, from: nil, company: standing)
        func send() async throws -> CompanyLogOut.Outcome {
            try await CompanyLogOut(stores: store, world: file.world.world).perform(
                issuer: "https://id.example", session: "a", subject: nil, id: "one", at: .careDesk, from: nil)
        }
        try file.execute("CREATE TRIGGER stuck BEFORE DELETE ON sessions BEGIN SELECT RAISE(ABORT, 'stuck'); END")
        await #expect(throws: SQLiteFault.self) { try await send() }
        try file.execute("DROP TRIGGER stuck")
        guard case .ended(1) = try await send() else {
            Issue.record("it ended nothing")
            return
        }
        #expect(try await store.agentSession(token) == nil)
        guard case .replayed = try await send() else {
            Issue.record("it was good twice")
            return
        }
    }

    @Test func `a change once begun is finished when its task is cancelled`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        let task = Task {
            // Ends when it is cancelled.
            try? await Task.sleep(for: .seconds(60))
            try await store.record(.accountLookedUp, by: .system)
        }
        task.cancel()
        try await task.value
        #expect(try file.number("SELECT count(*) FROM audit") == 1)
    }
}
