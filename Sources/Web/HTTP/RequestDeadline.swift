import NIOCore
import NIOHTTPTypes

/// Closes a connection whose next request does not arrive in time, however steadily it drips: the idle time-out of the
/// server begins anew with every byte, this one does not (CWE-400, "Slowloris").
///
///     waiting for a head ──head──▶ reading the body ──end──▶ answering ──answered──▶ waiting for a head
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// From the connection, or the answer before, to the end of the headers.
    static let head = TimeAmount.seconds(30)
    /// From there to the end of the body. A page says "too slow" a little earlier.
    static let body = TimeAmount.seconds(15)

    private var closing: Scheduled<Void>?
    private var isReading = false

    func handlerAdded(context: ChannelHandlerContext) { close(context, after: Self.head) }
    func handlerRemoved(context: ChannelHandlerContext) { closing?.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        closing?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            isReading = true
            close(context, after: Self.body)
        case .body: break
        case .end:
            isReading = false
            closing?.cancel()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // An answer may come before the body's end: then the body's time goes on.
        if case .end = unwrapOutboundIn(data), !isReading { close(context, after: Self.head) }
        context.write(data, promise: promise)
    }

    private func close(_ context: ChannelHandlerContext, after time: TimeAmount) {
        closing?.cancel()
        let channel = context.channel
        closing = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
}
