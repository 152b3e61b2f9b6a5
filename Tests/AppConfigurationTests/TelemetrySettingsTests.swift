import TestConfiguration
import Testing

@testable import AppConfiguration

/// Where metrics are told, and how the log is written, as it is set.
struct TelemetrySettingsTests {
    @Test func `metrics are not kept and the log is text, unless it is set otherwise`() throws {
        let usual = try ConfigurationTexts.read("data: /d")
        #expect(usual.telemetry == nil && usual.logFormat == .text)
        let set = try ConfigurationTexts.read("data: /d\nlog: {format: json}\ntelemetry: {listen: \"127.0.0.1:9464\"}")
        #expect(set.telemetry == ListenAddress("127.0.0.1:9464") && set.logFormat == .json && set.warnings.isEmpty)
        let environment = ["COUNTERSIGN_LOG_FORMAT": "journal", "COUNTERSIGN_TELEMETRY_LISTEN": "[::1]:9465"]
        let over = try ConfigurationTexts.read("data: /d\nlog: {format: json}", environment: environment)
        #expect(over.telemetry == ListenAddress("[::1]:9465") && over.logFormat == .journal)
    }

    @Test func `metrics that other machines reach are told of`() throws {
        let warnings = try ConfigurationTexts.read("data: /d\ntelemetry: {listen: \"10.0.0.5:9464\"}").warnings
        #expect(warnings.count == 1 && warnings[0].message.contains("keep it inside"))
    }

    @Test(arguments: ["log: {format: xml}", "telemetry: {listen: everywhere}", "telemetry: {token: a}"])
    func `what is none of it is refused`(setting: String) throws {
        #expect(try ConfigurationTexts.refusal("data: /d\n\(setting)").count == 1)
    }

    @Test func `metrics have an address of their own`() throws {
        let refusal = try ConfigurationTexts.refusal("data: /d\ntelemetry: {listen: \"127.0.0.1:8080\"}")
        #expect(refusal.count == 1 && refusal[0].contains("are the same address"))
    }
}
