import NIOCore
import NIOHTTPTypes

/// Closes a connection whose next request does not arrive in time, however steadily it drips: the idle time-out of the
/// server begins anew with every byte, this one does not (CWE-400, "Slowloris"). Whoever reads a body that is late is told
/// so by ``LateBody`` first, and can still answer.
///
///     waiting for a head ──head──▶ reading the body ──end──▶ answering ──answered──▶ waiting for a head
///
/// Beside that every piece of an answer has to be taken in time: who asks and does not read holds nothing for long, however
/// many requests it sends meanwhile.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// From the connection, or the answer before, to the end of the headers.
    static let head = TimeAmount.seconds(30)
    /// From there to the end of the body.
    private let body: TimeAmount
    /// For a piece of the answer, until the system or the stream has taken it.
    private let answer: TimeAmount
    /// For the answer that says so.
    static let farewell = TimeAmount.seconds(5)

    private var closing: Scheduled<Void>?
    private var isReading = false
    private var giveUp: Scheduled<Void>?
    /// Pieces that were written and not taken.
    private var untaken = 0

    init(body: TimeAmount, answer: TimeAmount) { (self.body, self.answer) = (body, answer) }

    func handlerAdded(context: ChannelHandlerContext) { close(context, after: Self.head) }
    func handlerRemoved(context: ChannelHandlerContext) {
        closing?.cancel()
        giveUp?.cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        closing?.cancel()
        giveUp?.cancel()
        // HTTP/2 ends a stream without an error where its connection ends: half a form is not a form.
        if isReading {
            isReading = false
            context.fireErrorCaught(CutBody())
        }
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            isReading = true
            closing?.cancel()
            closing = context.eventLoop.assumeIsolated().scheduleTask(in: body) { self.bodyIsLate(context) }
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
        let taken = promise ?? context.eventLoop.makePromise()
        untaken += 1
        if untaken == 1 { watchReader(context) }
        taken.futureResult.assumeIsolated().whenComplete { _ in
            self.untaken -= 1
            // One piece was taken: the next has as long.
            if self.untaken > 0 { self.watchReader(context) } else { self.giveUp?.cancel() }
        }
        context.write(data, promise: taken)
    }

    private func watchReader(_ context: ChannelHandlerContext) {
        giveUp?.cancel()
        let channel = context.channel
        giveUp = context.eventLoop.scheduleTask(in: answer) { channel.close(promise: nil) }
    }

    private func bodyIsLate(_ context: ChannelHandlerContext) {
        close(context, after: Self.farewell)
        context.fireErrorCaught(LateBody())
    }

    private func close(_ context: ChannelHandlerContext, after time: TimeAmount) {
        closing?.cancel()
        let channel = context.channel
        closing = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
}

/// A connection has ended before the body of its request.
struct CutBody: Error {}

/// The body of a request has not arrived in time.
struct LateBody: Error {}
