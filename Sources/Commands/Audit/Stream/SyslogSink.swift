import Encodings
import Foundation
import NIOCore
import NIOSSL
import NIOTLS

/// Syslog over TLS (RFC 5425): each message (RFC 5424) with its length in bytes before it.
///
/// The protocol has no acknowledgement. So every batch has a connection of its own, which is closed in good order: the sink has taken
/// everything that came before our end of it once it has ended it as well. What it had not read by then the system answers with a reset.
struct SyslogSink: AuditSink {
    let way: TLSWay

    func deliver(_ records: [AuditRecord]) async throws {
        let host = SystemName.host
        let text = records.map { Self.frame(Self.message(of: $0, host: host, process: getpid())) }.joined()
        try await way.exchange { [SyslogHandler(text: text, done: $0)] }
    }

    func greet() async throws { try await way.exchange { [SyslogHandler(text: "", done: $0)] } }

    /// Facility 13 (log audit), severity 5 (notice). What a record says is the message itself, in UTF-8 without a mark before it (MSG-ANY).
    static func message(of record: AuditRecord, host: String, process: Int32) -> String {
        let priority = 13 * 8 + 5
        // In the middle of the millisecond: a fraction of it is cut off, and floating point may be a little short.
        let time = Date(timeIntervalSince1970: (Double(record.at) + 0.5) / 1000)
            .formatted(
                .iso8601.year().month().day().time(includingFractionalSeconds: true)
                    .timeZone(separator: .omitted))
        return "<\(priority)>1 \(time) \(host) countersign \(process) \(record.kind.prefix(32)) - \(record.line)"
    }

    static func frame(_ message: String) -> String { "\(message.utf8.count) \(message)" }
}

/// Says everything, ends, and waits for the other's end.
private final class SyslogHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let text: String
    private let done: EventLoopPromise<Void>
    private var hasEnded = false

    init(text: String, done: EventLoopPromise<Void>) { (self.text, self.done) = (text, done) }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted = event { say(context) }
        context.fireUserInboundEventTriggered(event)
    }

    private func say(_ context: ChannelHandlerContext) {
        let buffer = context.channel.allocator.buffer(string: text)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(buffer)).whenComplete { result in
            let (handler, context) = bound.value
            switch result {
            case .success:
                handler.hasEnded = true
                context.close(promise: nil)
            case .failure(let error): handler.done.fail(error)
            }
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // A sink has nothing to say.
    }

    /// That it ends without a farewell by TLS is what many do; that it ends before us is none.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if hasEnded, let error = error as? NIOSSLError, case .uncleanShutdown = error { return }
        done.fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if hasEnded {
            done.succeed()
        } else {
            done.fail(SinkFailure("the connection ended before everything was handed over"))
        }
        context.fireChannelInactive()
    }
}
