import TestConfiguration
import Testing

@testable import AppConfiguration

/// Where programs are served, and whose certificates they may show.
struct APISettingsTests {
    private static let tls = "data: /d\ntls: {certificate: c.pem, key: k.pem}\n"

    @Test func `no certificate is asked for unless it is set, by the file or over it`() throws {
        #expect(try ConfigurationTexts.read(Self.tls).apiClientAuthorities == nil)
        let file = try ConfigurationTexts.read(Self.tls + "api: {listen: \"127.0.0.1:8082\", client-ca: ca.pem}")
        #expect(file.apiClientAuthorities == "/etc/example/ca.pem")
        let over = try ConfigurationTexts.read(Self.tls, environment: ["COUNTERSIGN_API_CLIENT_CA": "/else/ca.pem"])
        #expect(over.apiClientAuthorities == "/else/ca.pem")
    }

    @Test func `without TLS none can be asked for`() throws {
        let refusal = try ConfigurationTexts.refusal("data: /d\napi: {listen: \"127.0.0.1:8082\", client-ca: ca.pem}")
        #expect(refusal.count == 1 && refusal[0].contains("api.client-ca needs tls.certificate and tls.key"))
    }

    @Test func `another one is told to need a restart`() throws {
        let one = try ConfigurationTexts.read(Self.tls + "api: {listen: \"127.0.0.1:8082\", client-ca: ca.pem}")
        let other = try ConfigurationTexts.read(Self.tls + "api: {listen: \"127.0.0.1:8082\", client-ca: other.pem}")
        #expect(one.settingsOtherwise(in: other) == ["api.client-ca"])
    }
}
