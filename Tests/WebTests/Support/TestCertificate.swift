import Foundation
import TestSupport

@testable import Web

/// A certificate for `localhost` that nobody vouches for, made by openssl.
struct TestCertificate: Sendable {
    let files: Listener.TLSFiles
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        files = Listener.TLSFiles(certificate: folder.path(of: "server.pem"), key: folder.path(of: "server.key"))
        try Self.make(files)
    }

    /// In place of what is there.
    static func make(_ files: Listener.TLSFiles) throws {
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        openssl.arguments = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-keyout", files.key, "-out", files.certificate,
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        guard openssl.terminationStatus == 0 else { throw NoCertificate(status: openssl.terminationStatus) }
    }
}

struct NoCertificate: Error {
    let status: Int32
}
