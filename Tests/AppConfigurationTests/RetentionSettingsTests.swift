import SecurityQuestions
import TestConfiguration
import Testing

@testable import AppConfiguration

/// How long is kept what nobody needs any more, as it is set.
struct RetentionSettingsTests {
    @Test func `the log keeps personal values a year and calls two, unless it is set otherwise`() throws {
        #expect(try ConfigurationTexts.read("data: /d").retention == Retention(auditLog: 365, calls: 730))
        let set = "data: /d\nretention: {closed-accounts: 1095, audit-log: 90, calls: never}"
        #expect(try ConfigurationTexts.read(set).retention == Retention(closedAccounts: 1095, auditLog: 90))
        let environment = [
            "COUNTERSIGN_RETENTION_CLOSED_ACCOUNTS": "30", "COUNTERSIGN_RETENTION_AUDIT_LOG": "never",
            "COUNTERSIGN_RETENTION_CALLS": "60",
        ]
        let retention = try ConfigurationTexts.read(set, environment: environment).retention
        #expect(retention == Retention(closedAccounts: 30, calls: 60))
    }

    @Test(arguments: ["closed-accounts: 0", "closed-accounts: never", "audit-log: 29", "calls: 29", "calls: always"])
    func `a period that is none is refused`(setting: String) throws {
        let refusal = try ConfigurationTexts.refusal("data: /d\nretention: {\(setting)}")
        #expect(refusal.count == 1 && refusal[0].contains("allowed is a whole number from"))
    }
}
