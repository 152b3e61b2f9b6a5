import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL

/// Where a site listens, and how.
public struct Listener: Sendable {
    public let host: String
    /// 0 takes any free port.
    public let port: Int
    /// Files in PEM form; nil for plain HTTP.
    public let tls: TLSFiles?
    public let logger: Logger
    /// Called with the port once connections are taken.
    public let onReady: @Sendable (Int) async -> Void

    public struct TLSFiles: Sendable {
        public let certificate: String
        public let key: String

        public init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }

    public init(
        host: String, port: Int, tls: TLSFiles?, logger: Logger, onReady: @escaping @Sendable (Int) async -> Void
    ) {
        self.host = host
        self.port = port
        self.tls = tls
        self.logger = logger
        self.onReady = onReady
    }

    /// A connection that sends nothing for so long is closed.
    private static let idle = Duration.seconds(30)
    private static let largestHeaders = 16 * 1024

    func application(_ router: Router<WebContext>) throws -> some ApplicationProtocol {
        Application(
            router: router, server: try server(),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) }, logger: logger)
    }

    private func server() throws -> HTTPServerBuilder {
        let plain = HTTP1Channel.Configuration(
            additionalChannelHandlers: [RequestDeadline()], idleTimeout: .seconds(30),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: Self.largestHeaders, maxHeaderListSize: Self.largestHeaders,
                maxHeaderFieldCount: 100))
        guard let tls else { return .http1(configuration: plain) }
        return try .http2Upgrade(
            tlsConfiguration: Self.configuration(of: tls),
            configuration: .init(idleTimeout: Self.idle, streamConfiguration: plain))
    }

    private static func configuration(of files: TLSFiles) throws -> TLSConfiguration {
        let chain = try NIOSSLCertificate.fromPEMFile(files.certificate).map(NIOSSLCertificateSource.certificate)
        let key = try NIOSSLPrivateKey(file: files.key, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }
}
