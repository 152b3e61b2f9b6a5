import DurableFiles
import Logging
import ServiceLifecycle
import Telemetry
import Web

/// Takes a certificate that was renewed, every minute: clients like certbot replace the files and tell nobody.
struct CertificateWatch: Service {
    let certificate: ServerCertificate
    let logger: Logger

    static let pause = Duration.seconds(60)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var failures = 0
            while true {
                try await Task.sleep(for: Self.pause)
                do {
                    try await renew()
                    failures = 0
                } catch {
                    failures += 1
                    // Once may have been between the certificate and its key. After that it is told once.
                    if failures == 2 { complain(of: error) }
                }
            }
        }
    }

    /// Asked to look, it tells at once what cannot be used.
    func look() async {
        do { try await renew() } catch { complain(of: error) }
    }

    private func renew() async throws {
        let isOther = try await DiskWork.perform {
            try certificate.files.requireReadable()
            return try certificate.renew()
        }
        guard isOther else { return }
        logger.tell(.certificateRenewed, "a renewed certificate is shown from now on")
    }

    private func complain(of error: any Error) {
        logger.tell(
            .certificateUnusable, "the TLS files have changed and cannot be used; the certificate before stays",
            ["why": "\(CommandError.words(of: error))"])
    }
}

extension Listener.TLSFiles {
    /// Names the first that is not there or that this user may not read, which BoringSSL does not.
    func requireReadable() throws(FileError) {
        for path in [certificate, key, clientAuthorities].compactMap({ $0 }) {
            _ = try FileContent.beginning(of: path, count: 1)
        }
    }
}

extension ServerCertificate {
    /// Throws a `FileError` where one of them cannot be read, and an `NIOSSLError` where what is in them cannot be used.
    convenience init(reading files: Listener.TLSFiles) throws {
        try files.requireReadable()
        try self.init(files)
    }
}
