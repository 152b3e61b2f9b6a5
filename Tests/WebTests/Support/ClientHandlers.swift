import NIOCore
import NIOTLS
import Synchronization

/// Keeps what a server sends.
final class ReceivedBytes: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    final class Text: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
        func append(_ more: [UInt8]) { bytes.withLock { $0 += more } }
    }

    private let received: Text

    init(_ received: Text) { self.received = received }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received.append(Array(unwrapInboundIn(data).readableBytesView))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

/// Waits with everything that is sent.
final class SlowWrites: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer

    private let pause: TimeAmount

    init(_ pause: TimeAmount) { self.pause = pause }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let buffer = unwrapOutboundIn(data)
        let context = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.value.eventLoop.scheduleTask(in: pause) {
            context.value.writeAndFlush(NIOAny(buffer), promise: promise)
        }
    }
}

/// Tells when TLS is through, or will never be.
final class CompletedHandshake: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let completed: EventLoopPromise<Void>

    init(_ completed: EventLoopPromise<Void>) { self.completed = completed }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted = event as? TLSUserEvent { completed.succeed() }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        completed.fail(error)
        context.fireErrorCaught(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        completed.fail(ChannelError.eof)
        context.fireChannelInactive()
    }
}
