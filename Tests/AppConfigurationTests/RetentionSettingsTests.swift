import SecurityQuestions
import TestConfiguration
import Testing

@testable import AppConfiguration

/// How long is kept what nobody needs any more, as it is set.
struct RetentionSettingsTests {
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
}
