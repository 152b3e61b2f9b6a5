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
        guard try await DiskWork.perform({ try certificate.renew() }) else { return }
        logger.tell(.certificateRenewed, "a renewed certificate is shown from now on")
    }

    private func complain(of error: any Error) {
        let words = CommandError(explaining: error)?.sentences.joined(separator: " ") ?? "\(error)"
        logger.tell(
            .certificateUnusable, "the TLS files have changed and cannot be used; the certificate before stays",
            ["why": "\(words)"])
    }
}
