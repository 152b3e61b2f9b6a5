import Foundation
import TestSupport
import Testing

@testable import AppConfiguration
@testable import Commands

/// The files of TLS as `doctor` looks at them, at whatever day.
@Suite struct `The doctor of TLS files` {
    /// Its last moment.
    private static let end = Date(timeIntervalSince1970: 2_111_133_534)
    private static let day: TimeInterval = 24 * 3600

    private func look(at now: Date, key: String = key) async throws -> Finding {
        try await TemporaryFolder.with { folder in
            let files = Configuration.TLSFiles(certificate: folder + "/chain.pem", key: folder + "/key.pem")
            for (text, path) in [(Self.certificate, files.certificate), (key, files.key)] {
                try Data(text.utf8).write(to: URL(filePath: path))
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            }
            return await Finding.of("TLS") { try TLSCheck(files: files, now: now).look() }
        }
    }

    @Test func `a certificate that lasts is OK, one that soon ends is a warning, one that ended a problem`()
        async throws
    {
        let fine = try await look(at: Self.end - 100 * Self.day)
        #expect(fine.lines.count == 1 && fine.lines[0].hasPrefix("OK "), "\(fine.lines)")
        let soon = try await look(at: Self.end - 20 * Self.day)
        #expect(soon.status == .ok && soon.lines[0].hasPrefix("WARN ") && soon.lines[0].contains("expires on"))
        for moment in [Self.end + 1, Self.end - 4000 * Self.day] {
            let problem = try await look(at: moment)
            #expect(problem.status == .configuration && problem.lines[0].hasPrefix("PROBLEM "))
        }
    }

    @Test func `a key of another certificate is named before the server refuses to start`() async throws {
        let finding = try await look(at: Self.end - 100 * Self.day, key: Self.otherKey)
        #expect(finding.status == .configuration && finding.lines[0].contains("does not belong"), "\(finding.lines)")
    }

    @Test func `the authorities of clients are looked at as well`() async throws {
        func look(_ text: String, at now: Date) async throws -> Finding {
            try await TemporaryFolder.with { folder in
                let files = Configuration.TLSFiles(certificate: folder + "/chain.pem", key: folder + "/key.pem")
                let authorities = folder + "/client-ca.pem"
                for (text, path) in [(Self.certificate, files.certificate), (Self.key, files.key), (text, authorities)]
                {
                    try Data(text.utf8).write(to: URL(filePath: path))
                    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
                }
                return await Finding.of("TLS") {
                    try TLSCheck(files: files, clientAuthorities: authorities, now: now).look()
                }
            }
        }
        let day = Self.end - 100 * Self.day
        #expect(try await look(Self.certificate, at: day).status == .ok)
        let key = try await look(Self.key, at: day)
        #expect(key.status == .configuration && key.lines[0].contains("client authorities"), "\(key.lines)")
    }

    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBgzCCASmgAwIBAgIUCRBqh0LYDuu4LbCErikr9sTR/2IwCgYIKoZIzj0EAwIw
        FzEVMBMGA1UEAwwMY2FyZS5leGFtcGxlMB4XDTI2MTEyNzA5NTg1NFoXDTM2MTEy
        NDA5NTg1NFowFzEVMBMGA1UEAwwMY2FyZS5leGFtcGxlMFkwEwYHKoZIzj0CAQYI
        KoZIzj0DAQcDQgAE0RC7svUZMjEGh7VdiSeeHhPWrI6fOCUUbBDJ/j8YT95+DN/B
        NfvgPQXl/XPDBerQsIyxPNt+NxHH0AJKWXYyHqNTMFEwHQYDVR0OBBYEFFe0HAAJ
        fj6g4WZp59hz3zHWNaywMB8GA1UdIwQYMBaAFFe0HAAJfj6g4WZp59hz3zHWNayw
        MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgZqYNGDzJHkd7ZQ7V
        jzTHPzGT7XDxRYDSOUnsROCAxXYCIQCu9ytMyWJXiNQ3JooUA+pqHiGCMPXygjNZ
        8e9Rl4ojkg==
        -----END CERTIFICATE-----

        """
    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgfHnFE+ilUpNunWk9
        IwdiumzwJxj4M1Y8YRYyVA04VGehRANCAATRELuy9RkyMQaHtV2JJ54eE9asjp84
        JRRsEMn+PxhP3n4M38E1++A9BeX9c8MF6tCwjLE82343EcfQAkpZdjIe
        -----END PRIVATE KEY-----

        """
    private static let otherKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgQft3WM4l0bQ12j7+
        OoV19WCc9OlIUurXx2BQ5R0y5RihRANCAAQpV/VQtnoB7pAeCmSkMTI5CMKb6RMY
        vLN7wIo+9fihcyX2Zas1lSaQAJkKDnlJhqFm9CcjE0RX39SB9jkb+BX2
        -----END PRIVATE KEY-----

        """
}
