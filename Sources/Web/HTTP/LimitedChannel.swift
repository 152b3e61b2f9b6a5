import HummingbirdCore
import Logging
import NIOCore
import NIOSSL
import SecurityQuestions

/// A connection that is counted from accept to its end, and has to begin in time.
struct LimitedChannel<Base: ServerChildChannel>: ServerChildChannel {
    let base: Base
    let connections: OpenConnections
    let limits: ConnectionLimits
    /// Whether a TLS hand-shake comes first. Plain HTTP has ``RequestDeadline`` from its first byte.
    let isSecure: Bool

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        let peer = channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) }
        guard let place = connections.take(from: peer, shaking: isSecure, descriptor: descriptor(of: channel))
        else {
            // Not a word: whoever floods gets no work done for it. The server goes on to the next connection.
            return channel.close().flatMapThrowing { throw ConnectionRefused() }
        }
        channel.closeFuture.whenComplete { [connections] _ in connections.giveBack(place) }
        return base.setup(channel: channel, logger: logger).flatMapThrowing { value in
            if isSecure { try watchHandshake(of: channel, at: place) }
            return value
        }
        .flatMapErrorThrowing { error in
            channel.close(promise: nil)
            throw error
        }
    }

    private func descriptor(of channel: any Channel) -> Int? {
        // It is only read, not used.
        let number = try? channel.pipeline.syncOperations.withUnsafeTransportIfAvailable {
            (descriptor: NIOBSDSocket.Handle) in Int(descriptor)
        }
        return number ?? nil
    }

    private func watchHandshake(of channel: any Channel, at place: OpenConnections.Place) throws {
        let pipeline = channel.pipeline.syncOperations
        let deadline = HandshakeDeadline(limits) { [connections] in connections.handshakeEnded(at: place) }
        try pipeline.addHandler(deadline, position: .after(pipeline.handler(type: NIOSSLServerHandler.self)))
    }

    func handle(value: Base.Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}

/// There is no place for another connection.
struct ConnectionRefused: Error {}
