import NIOCore
import NIOHTTP2
import NIOTLS

/// Closes a connection whose TLS hand-shake, or the beginning of HTTP/2 after it, does not come in time, however steadily
/// it drips. It stands right behind TLS.
///
///     shaking hands ──HTTP/1.1──▶ over: ``RequestDeadline`` goes on
///           └────────HTTP/2────▶ waiting for the preface ──▶ over: ``GoAwayDeadline`` goes on
final class HandshakeDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// The client's preface and the head of the frame that must follow it (RFC 9113 §3.4).
    private static let preface = 24 + 9

    private let time: TimeAmount
    private let idle: TimeAmount
    private let handshakeEnded: () -> Void
    private var state = State.shaking
    private var closing: Scheduled<Void>?

    private enum State {
        case shaking
        case waitingForPreface(bytes: Int)
        case over
    }

    /// - Parameter handshakeEnded: called once it is completed.
    init(_ limits: ConnectionLimits, handshakeEnded: @escaping () -> Void) {
        time = TimeAmount(limits.handshake)
        idle = TimeAmount(limits.idle)
        self.handshakeEnded = handshakeEnded
    }

    func handlerAdded(context: ChannelHandlerContext) { startClock(context) }

    func handlerRemoved(context: ChannelHandlerContext) { closing?.cancel() }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent, case .shaking = state {
            // The server stops, and nothing is under way here.
            context.close(promise: nil)
            return
        }
        context.fireUserInboundEventTriggered(event)
        guard case .handshakeCompleted(let chosen) = event as? TLSUserEvent, case .shaking = state else { return }
        handshakeEnded()
        if chosen == "h2" {
            state = .waitingForPreface(bytes: 0)
            startClock(context)
            watchForGoAway(context)
        } else {
            finish(context)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let count = unwrapInboundIn(data).readableBytes
        context.fireChannelRead(data)
        guard case .waitingForPreface(let before) = state else { return }
        state = .waitingForPreface(bytes: before + count)
        if before + count >= Self.preface { finish(context) }
    }

    private func finish(_ context: ChannelHandlerContext) {
        state = .over
        context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
    }

    private func startClock(_ context: ChannelHandlerContext) {
        closing?.cancel()
        let channel = context.channel
        closing = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }

    /// Hummingbird has put HTTP/2 there by now.
    private func watchForGoAway(_ context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        guard let protocolHandler = try? pipeline.handler(type: NIOHTTP2Handler.self) else { return }
        try? pipeline.addHandler(GoAwayDeadline(idle), position: .after(protocolHandler))
    }
}
