import TestConfiguration
import Testing

@testable import AppConfiguration

/// What a running server has to be started anew for.
struct WrittenSettingsTests {
    private static let head = "data: /d\nlog: {level: warning}\ncare: {networks: [10.0.0.0/8, 192.0.2.1]}"

    private func differing(
        _ head: String, brands: String = ConfigurationTexts.brand, environment: [String: String] = [:]
    ) throws -> [String] {
        let before = try ConfigurationTexts.read(Self.head, environment: environment)
        return before.settingsOtherwise(in: try ConfigurationTexts.read(head, brands: brands, environment: environment))
    }

    @Test func `nothing where nothing but brands are other ones`() throws {
        #expect(try differing(Self.head).isEmpty)
        #expect(try differing(Self.head + "\n# A comment.").isEmpty)
        let other = ConfigurationTexts.brand.replacing("Northline", with: "Southline")
            .replacing("#1f4e8c", with: "#000000")
        #expect(try differing(Self.head, brands: other).isEmpty)
    }

    @Test func `whatever is changed, said anew, or said no more, each by its name`() throws {
        let other = "data: /e\ncare: {networks: [10.0.0.0/8]}\nhashing: {threads: 3}"
        #expect(try differing(other) == ["care.networks", "data", "hashing.threads", "log.level"])
    }

    @Test func `not what the environment says over it`() throws {
        let changed = Self.head.replacing("warning", with: "debug")
        #expect(try differing(changed) == ["log.level"])
        #expect(try differing(changed, environment: ["COUNTERSIGN_LOG_LEVEL": "error"]).isEmpty)
    }
}
