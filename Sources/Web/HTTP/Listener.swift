import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore
import Telemetry

/// Where a site listens, and how.
package struct Listener: Sendable {
    package let host: String
    /// 0 takes any free port.
    package let port: Int
    /// Nil for plain HTTP.
    package let tls: ServerCertificate?
    package let limits: ConnectionLimits
    package let logger: Logger
    /// Of a listener that somebody else has opened at that address and keeps open; nil where it is opened here.
    package let inherited: Int32?
    /// Nil for those that everything else runs on.
    package let loops: OwnEventLoops?
    /// Called with the port once connections are taken.
    package let onReady: @Sendable (Int) async -> Void

    /// In PEM form.
    package struct TLSFiles: Sendable {
        package let certificate: String
        package let key: String
        /// Whose certificates clients may show; nil where none is asked for.
        package let clientAuthorities: String?

        package init(certificate: String, key: String, clientAuthorities: String? = nil) {
            self.certificate = certificate
            self.key = key
            self.clientAuthorities = clientAuthorities
        }
    }

    package init(
        host: String, port: Int, tls: ServerCertificate?, limits: ConnectionLimits, logger: Logger,
        loops: OwnEventLoops? = nil, inherited: Int32? = nil, onReady: @escaping @Sendable (Int) async -> Void
    ) {
        self.host = host
        self.port = port
        self.tls = tls
        self.limits = limits
        self.logger = logger
        self.loops = loops
        self.inherited = inherited
        self.onReady = onReady
    }

    private static let largestHeaders = 16 * 1024

    /// A site, whose requests are counted. Its routes are the same over whatever brands.
    func application(
        of site: MetricLabel.SiteName, _ services: WebServices,
        routes: @escaping @Sendable (WebServices) -> Router<WebContext>
    ) throws -> some ApplicationProtocol {
        let first = routes(services)
        let metrics = RequestMetrics(of: site, routes: first.routes, services.telemetry)
        let responder = MeasuredResponder(base: RenewedRoutes(services, first, routes), metrics: metrics)
        return try application(responder, trusting: services.proxies)
    }

    /// - Parameter proxies: who may open more connections than others.
    func application<Responder: HTTPResponder<WebContext>>(
        _ responder: Responder, trusting proxies: TrustedProxies
    ) throws -> some ApplicationProtocol {
        let makeChannel = makeChannel(trusting: proxies)
        return SiteApplication(
            base: Application(
                responder: responder, server: HTTPServerBuilder(makeChannel),
                configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
                onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) },
                eventLoopGroupProvider: loops.map { .shared($0.group) } ?? .singleton, logger: logger),
            inherited: inherited, makeChannel: makeChannel,
            address: "\(host.contains(":") ? "[\(host)]" : host):\(port)")
    }

    private typealias MakeChannel = @Sendable (@escaping HTTPChannelHandler.Responder) throws -> any ServerChildChannel

    private func makeChannel(trusting proxies: TrustedProxies) -> MakeChannel {
        let connections = OpenConnections(limits: limits, proxies: proxies, logger: logger)
        let limits = limits
        let plain = HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                RequestDeadline(body: TimeAmount(limits.body), answer: TimeAmount(limits.answer))
            ],
            idleTimeout: TimeAmount(limits.idle),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: Self.largestHeaders, maxHeaderListSize: Self.largestHeaders,
                maxHeaderFieldCount: 100))
        guard let tls else {
            return { responder in
                LimitedChannel(
                    base: HTTP1Channel(responder: responder, configuration: plain), connections: connections,
                    limits: limits, isSecure: false)
            }
        }
        let both = HTTP2UpgradeChannel.Configuration(idleTimeout: limits.idle, streamConfiguration: plain)
        return { responder in
            LimitedChannel(
                base: try RenewedChannel(tls) {
                    try HTTP2UpgradeChannel(tlsConfiguration: $0, configuration: both, responder: responder)
                },
                connections: connections, limits: limits, isSecure: true)
        }
    }
}
