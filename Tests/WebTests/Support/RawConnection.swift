import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS

/// A connection that speaks as a test wants it to.
struct RawConnection: Sendable {
    private let channel: any Channel
    private let received: ReceivedBytes.Text

    /// Plain TCP.
    ///
    /// - Parameter reads: whether it takes what the server sends.
    init(to port: Int, reads: Bool = true) async throws {
        let received = ReceivedBytes.Text()
        self.received = received
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: reads)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ReceivedBytes(received))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
    }

    /// TLS, its hand-shake completed.
    ///
    /// - Parameter pause: how long each flight of the client takes to arrive.
    init(tlsTo port: Int, offering protocols: [String], pause: TimeAmount = .zero) async throws {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none
        configuration.applicationProtocols = protocols
        let context = try NIOSSLContext(configuration: configuration)
        let received = ReceivedBytes.Text()
        self.received = received
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let completed = loop.makePromise(of: Void.self)
        channel = try await ClientBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandlers([
                        SlowWrites(pause), try NIOSSLClientHandler(context: context, serverHostname: "localhost"),
                        CompletedHandshake(completed), ReceivedBytes(received),
                    ])
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        try await completed.futureResult.get()
    }

    /// What the server showed of itself.
    func certificate() async throws -> NIOSSLCertificate? {
        try await channel.nioSSL_peerCertificate().get()
    }

    func send(_ bytes: [UInt8]) async throws { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)) }
    func send(_ text: String) async throws { try await channel.writeAndFlush(ByteBuffer(string: text)) }
    func close() async throws { try await channel.close() }

    /// Whether the server ended it within `time`.
    func ends(within time: Duration) async -> Bool {
        let first = channel.eventLoop.makePromise(of: Bool.self)
        let clock = channel.eventLoop.scheduleTask(in: TimeAmount(time)) { first.succeed(false) }
        channel.closeFuture.whenComplete { _ in first.succeed(true) }
        defer { clock.cancel() }
        return (try? await first.futureResult.get()) ?? false
    }

    /// What the server has sent until its text has `words` in it, or the connection ends.
    func answer(with words: String, within time: Duration = .seconds(10)) async throws -> Bool {
        let clock = ContinuousClock()
        let end = clock.now.advanced(by: time)
        while clock.now < end {
            if received.text.contains(words) { return true }
            if !channel.isActive { return received.text.contains(words) }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }
}
