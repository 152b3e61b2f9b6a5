import AppConfiguration
import DurableFiles
import NIOCore
import NIOHTTP1
import NIOTLS

/// Lines by POST. A status of 200 to 299 says that they were taken; a redirection is none, for nobody has said that its target may have them.
struct HTTPSSink: AuditSink {
    let way: TLSWay
    let host: ServerAddress
    let path: String
    /// The content type.
    let kind: String
    let token: String?

    func deliver(_ records: [AuditRecord]) async throws {
        let body = records.map { $0.line + "\n" }.joined()
        var headers = HTTPHeaders([
            ("Host", host.port == 443 ? host.host : host.description), ("Content-Type", kind),
            ("Content-Length", "\(body.utf8.count)"), ("Connection", "close"),
            ("User-Agent", "countersign/\(ProgramVersion.number)"),
        ])
        if let token { headers.add(name: "Authorization", value: "Bearer \(token)") }
        let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: path, headers: headers)
        try await way.exchange { done in
            let encoder = HTTPRequestEncoder()
            let decoder = ByteToMessageHandler(HTTPResponseDecoder(), maximumBufferSize: 64 * 1024)
            return [encoder, decoder, PostHandler(head: head, body: body, done: done)]
        }
    }

    func greet() async throws { try await way.exchange { [GreetingHandler(done: $0)] } }
}

/// Posts, and reads what the first line of the answer says.
private final class PostHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let head: HTTPRequestHead
    private let body: String
    private let done: EventLoopPromise<Void>

    init(head: HTTPRequestHead, body: String, done: EventLoopPromise<Void>) {
        (self.head, self.body, self.done) = (head, body, done)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted = event {
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(
                wrapOutboundOut(.body(.byteBuffer(context.channel.allocator.buffer(string: body)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// The rest of the answer is not waited for.
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let answer) = unwrapInboundIn(data), answer.status.code >= 200 else { return }
        if answer.status.code < 300 {
            done.succeed()
        } else {
            done.fail(SinkFailure("it was refused with status \(answer.status.code)"))
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { done.fail(error) }

    func channelInactive(context: ChannelHandlerContext) {
        done.fail(SinkFailure("the connection ended before there was an answer"))
        context.fireChannelInactive()
    }
}

/// Is content with the hand-shake.
private final class GreetingHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let done: EventLoopPromise<Void>

    init(done: EventLoopPromise<Void>) { self.done = done }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted = event { done.succeed() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { done.fail(error) }
    func channelInactive(context: ChannelHandlerContext) {
        done.fail(SinkFailure("the connection ended before TLS had begun"))
    }
}

extension AuditStreamSettings {
    /// The first line of a file.
    static func token(_ file: String) throws -> String {
        let text = String(decoding: try FileContent.read(file, upTo: 64 * 1024), as: UTF8.self)
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        guard !line.isEmpty, line.unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) }) else {
            throw CommandError(
                .configuration,
                "\(file) holds no token in its first line: write it there, in plain characters without spaces.")
        }
        return line
    }
}
