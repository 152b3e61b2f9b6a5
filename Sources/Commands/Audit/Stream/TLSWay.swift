import AppConfiguration
import NIOCore
import NIOPosix
import NIOSSL

/// A way to a sink: connections by TLS 1.2 or newer to one address, whose certificate is verified. None of them waits for ever.
struct TLSWay: Sendable {
    let address: ServerAddress
    let group: any EventLoopGroup
    private let context: NIOSSLContext

    static let connecting = TimeAmount.seconds(10)
    /// From the first byte to the last: a sink that reads slowly is asked to take less at once.
    static let exchange = TimeAmount.seconds(30)

    /// - Parameter authorities: a file in PEM form; nil for what the system believes.
    init(
        to address: ServerAddress, trusting authorities: String?,
        on group: any EventLoopGroup
    ) throws {
        (self.address, self.group) = (address, group)
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.shutdownTimeout = Self.exchange
        if let authorities { configuration.trustRoots = .file(authorities) }
        context = try NIOSSLContext(configuration: configuration)
    }

    /// Opens a connection, has `handlers` speak on it, and waits until they are done, or too much time has passed.
    ///
    /// - Parameter handlers: what stands behind TLS; the promise is kept by them, and failed by whatever goes wrong.
    func exchange(_ handlers: @escaping @Sendable (EventLoopPromise<Void>) -> [any ChannelHandler]) async throws {
        let loop = group.any()
        let done = loop.makePromise(of: Void.self)
        // Of an address nothing is told by SNI; its certificate has to be for it all the same.
        let name = IPAddress(address.host) == nil ? address.host : nil
        let bootstrap = ClientBootstrap(group: loop).connectTimeout(Self.connecting)
            .channelInitializer { [context] channel in
                channel.eventLoop.makeCompletedFuture {
                    let tls = try NIOSSLClientHandler(context: context, serverHostname: name)
                    try channel.pipeline.syncOperations.addHandler(tls)
                    try channel.pipeline.syncOperations.addHandlers(handlers(done))
                }
            }
        let channel: any Channel
        do {
            channel = try await bootstrap.connect(host: address.host, port: address.port).get()
        } catch {
            done.fail(error)
            throw SinkFailure(Self.words(of: error, at: address))
        }
        let limit = loop.scheduleTask(in: Self.exchange) {
            done.fail(SinkFailure("\(address) did not take it in time"))
        }
        defer {
            limit.cancel()
            channel.close(promise: nil)
        }
        do {
            try await withTaskCancellationHandler {
                try await done.futureResult.get()
            } onCancel: {
                done.fail(CancellationError())
            }
        } catch let error as NIOSSLError {
            throw SinkFailure("\(address) is not trusted, or speaks no TLS: \(Self.said(error))")
        }
    }

    /// Why there is no connection, as mail says it of its server.
    private static func words(of error: any Error, at address: ServerAddress) -> String {
        guard let error = error as? NIOConnectionError else { return "\(address) takes no connection: \(said(error))" }
        guard let last = error.connectionErrors.last else { return "There is no machine \(address.host)" }
        return last.error is IOError
            ? "No server answers at \(address)" : "\(address) takes no connection: \(said(last.error))"
    }

    static func said(_ error: any Error) -> String { String(describing: error) }
}
