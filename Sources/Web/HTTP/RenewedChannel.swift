import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore
import NIOSSL
import Synchronization

/// TLS with the certificate of the moment.
final class RenewedChannel: ServerChildChannel {
    private let certificate: ServerCertificate
    private let make: @Sendable (TLSConfiguration) throws -> HTTP2UpgradeChannel
    private let made: Mutex<(version: Int, channel: HTTP2UpgradeChannel)>

    init(
        _ certificate: ServerCertificate, make: @escaping @Sendable (TLSConfiguration) throws -> HTTP2UpgradeChannel
    ) throws {
        let current = certificate.current
        (self.certificate, self.make) = (certificate, make)
        made = Mutex((current.version, try make(current.configuration)))
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP2UpgradeChannel.Value> {
        let current = certificate.current
        let renewed = made.withLock { made in
            // It was tried when it was read, so it can be made once more.
            if made.version != current.version, let channel = try? make(current.configuration) {
                made = (current.version, channel)
            }
            return made.channel
        }
        return renewed.setup(channel: channel, logger: logger).flatMapThrowing { [certificate] value in
            if !current.clientAuthorities.isEmpty {
                try channel.pipeline.syncOperations.addHandler(BelievedSince(certificate, current), position: .first)
            }
            return value
        }
    }

    func handle(value: HTTP2UpgradeChannel.Value, logger: Logger) async {
        await made.withLock { $0.channel }.handle(value: value, logger: logger)
    }
}
