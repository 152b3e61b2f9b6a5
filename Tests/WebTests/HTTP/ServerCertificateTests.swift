import Foundation
import NIOSSL
import TestSupport
import Testing

@testable import Web

@Suite struct `The certificate of a listener` {
    private static let limits = ConnectionLimits(total: 20, perNetwork: 20)

    /// What who connects now is shown.
    private static func shown(at listener: RunningListener) async throws -> NIOSSLCertificate? {
        let connection = try await RawConnection(tlsTo: listener.port, offering: ["http/1.1"])
        let certificate = try await connection.certificate()
        try await connection.close()
        return certificate
    }

    @Test func `that was renewed is shown to the next connection, and one that is open goes on`() async throws {
        let installation = try await Installation()
        let made = try TestCertificate()
        let certificate = try ServerCertificate(made.files)
        try await RunningListener.with(installation.services(), limits: Self.limits, certificate: certificate) {
            let open = try await RawConnection(tlsTo: $0.port, offering: ["http/1.1"])
            let first = try await Self.shown(at: $0)
            #expect(try !certificate.renew(), "the files are the same")
            try TestCertificate.make(made.files)
            #expect(try await Self.shown(at: $0) == first, "nobody has looked yet")
            #expect(try certificate.renew())
            let second = try await Self.shown(at: $0)
            #expect(second != nil && second != first)
            try await open.send("GET /login HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(try await open.answer(with: "200 OK"))
        }
        try await installation.close()
    }

    @Test func `stays where what took its place cannot be used`() async throws {
        let installation = try await Installation()
        let (made, other) = (try TestCertificate(), try TestCertificate())
        let certificate = try ServerCertificate(made.files)
        try await RunningListener.with(installation.services(), limits: Self.limits, certificate: certificate) {
            let first = try await Self.shown(at: $0)
            let whole = try Data(contentsOf: URL(filePath: made.files.certificate))
            let otherChain = try Data(contentsOf: URL(filePath: other.files.certificate))
            for spoilt in [Data(), whole.prefix(200), otherChain] {
                try spoilt.write(to: URL(filePath: made.files.certificate))
                #expect(throws: (any Error).self) { try certificate.renew() }
                #expect(try await Self.shown(at: $0) == first)
            }
            try whole.write(to: URL(filePath: made.files.certificate))
            #expect(try !certificate.renew())
        }
        try await installation.close()
    }
}
