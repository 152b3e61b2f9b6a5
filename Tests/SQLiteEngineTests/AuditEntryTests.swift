import Foundation
import GRDB
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import SQLiteEngine

/// What only the audit log and the tables show.
struct AuditEntryTests {
    private func entries(_ file: StoreFile, _ kind: AuditEvent.Kind) throws -> [String?] {
        try file.rows(
            "SELECT detail FROM audit JOIN audit_kinds k ON k.key = kind WHERE k.name = '\(kind.rawValue)' ORDER BY number"
        ).map { $0[0] }
    }

    @Test func `every refusal is recorded with its reason`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        let world = file.world
        let (_, agent, call) = try await store.openCall(world)
        func refusal(call: ID<Call>) async {
            _ = try? await store.take(world.id(), in: call, by: agent)
        }
        await refusal(call: world.id())
        let unanswered = world.newAccount()
        _ = try await store.add([unanswered], by: .host)
        let bare = try #require(
            try await store.open(world.id(), about: unanswered.account.id, by: agent, from: nil).call)
        await refusal(call: bare.id)
        for _ in 0..<4 { await refusal(call: call.id) }
        world.advance(by: Call.lifetime)
        await refusal(call: call.id)
        #expect(try entries(file, .attemptRefused) == ["unknownCall", "noAnswer", "noneLeftInCall", "callClosed"])
    }

    @Test func `a pause is told once, however often the agent tries`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        let world = file.world
        let agent = world.agent()
        try await store.registerSampleKey()
        _ = try await store.add(agent, password: world.secret(), by: .system)
        for _ in 0..<13 {
            let new = world.newAccount()
            _ = try await store.add([new], by: .host)
            try await store.replace(with: world.answer(of: new.account.id), on: .change, by: .system)
            let call = world.id(Call.self)
            _ = try await store.open(call, about: new.account.id, by: agent, from: nil)
            _ = try? await store.take(world.id(), in: call, by: agent)
        }
        #expect(try entries(file, .agentPaused).count == 1)
        #expect(try entries(file, .attemptRefused) == ["agentPaused", "agentPaused", "agentPaused"])
    }

    @Test func `a verified call has one grant, as long as the call`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        let world = file.world
        let (_, agent, call) = try await store.openCall(world)
        let attempts = (0..<2).map { _ in world.id(Attempt.self) }
        for attempt in attempts {
            _ = try await store.take(attempt, in: call.id, by: agent)
        }
        for attempt in attempts {
            _ = try await store.settle(attempt, as: .leading(to: .verified), by: agent, from: nil)
        }
        let grants = try file.rows("SELECT proof, expires_at FROM grants")
        #expect(grants.count == 1 && grants[0][0] as String == "securityQuestion")
        #expect(grants[0][1] as Int64 == call.expiresAt.milliseconds)
    }

    @Test func `what was typed as a log-in name is nowhere on the disk`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        _ = try await store.take(
            [.name("ruche/My Secret Password 1"), .address("192.0.2.7")], in: nil)
        let bytes = try file.bytes()
        for typed in ["My Secret Password 1", "my secret password 1"] {
            #expect(bytes.range(of: Data(typed.utf8)) == nil)
        }
    }
}
