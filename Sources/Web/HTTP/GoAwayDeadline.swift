import NIOCore
import NIOHTTP2

/// Closes an HTTP/2 connection that was told to end and does not. Hummingbird says GOAWAY to one that has nothing to do, and
/// waits for an answer without end.
final class GoAwayDeadline: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTP2Frame
    typealias OutboundOut = HTTP2Frame

    private let time: TimeAmount
    private var closing: Scheduled<Void>?

    init(_ time: TimeAmount) { self.time = time }

    func handlerRemoved(context: ChannelHandlerContext) { closing?.cancel() }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .goAway = unwrapOutboundIn(data).payload, closing == nil {
            let channel = context.channel
            closing = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
        }
        context.write(data, promise: promise)
    }
}
