import Foundation
import Logging
import SecurityQuestions
import Testing

@testable import countersign

/// How long is kept what nobody needs any more.
struct RetentionTests {
    @Test func `nothing is erased by itself unless a period is set`() throws {
        #expect(try ConfigurationTexts.read("data: /d").retention == Retention())
        let set = "data: /d\nretention: {closed-accounts: 1095, audit-log: 365}"
        #expect(try ConfigurationTexts.read(set).retention == Retention(closedAccounts: 1095, auditLog: 365))
        let environment = ["COUNTERSIGN_RETENTION_CLOSED_ACCOUNTS": "30"]
        #expect(try ConfigurationTexts.read(set, environment: environment).retention.closedAccounts == 30)
    }

    @Test(arguments: ["closed-accounts: 0", "closed-accounts: never", "audit-log: 29"])
    func `a period that is none is refused`(setting: String) throws {
        let refusal = try ConfigurationTexts.refusal("data: /d\nretention: {\(setting)}")
        #expect(refusal.count == 1 && refusal[0].contains("allowed is a whole number from"))
    }

    @Test func `the server takes the values out of old entries, and leaves the young ones`() async throws {
        try await TemporaryFolder.with { folder in
            let configuration = try ConfigurationTexts.read("data: \(folder)")
            let stores = try Composition.openStore(configuration)
            let now = Date(timeIntervalSince1970: 1_780_000_000)
            let world = World(now: { now }, randomBytes: { [UInt8](repeating: 0, count: $0) })
            for (days, address) in [(31, "192.0.2.31"), (29, "192.0.2.29")] {
                try await stores.record(
                    AuditEvent(
                        at: Retention.date(days, before: now), kind: .memberLoginFailed, actor: .visitor,
                        address: address))
            }
            func addresses() async throws -> [String?] {
                try await stores.events(AuditQuery(brands: ["northline"]), limit: 10).filter {
                    $0.event.kind == .memberLoginFailed
                }.map(\.event.address)
            }
            func sweep(_ retention: Retention) async throws {
                try await RetentionSweep(
                    stores: stores, world: world, retention: retention, logger: Logger(label: "test")
                ).perform()
            }
            try await sweep(Retention())
            #expect(try await addresses() == ["192.0.2.29", "192.0.2.31"])
            for _ in 0..<2 { try await sweep(Retention(auditLog: 30)) }
            #expect(try await addresses() == ["192.0.2.29", nil])
            var query = AuditQuery(brands: ["northline"])
            query.kinds = [.auditValuesErased]
            #expect(try await stores.events(query, limit: 10).count == 1, "told once")
        }
    }
}
