import NIOCore

/// Ends a connection that began before an authority of clients was taken away: the certificate that was shown on it may be of that one, whose
/// key somebody may have. The next piece that comes ends it; whoever connects again is judged by those that are left.
final class BelievedSince: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let certificate: ServerCertificate
    private let departures: Int

    init(_ certificate: ServerCertificate, _ loaded: ServerCertificate.Loaded) {
        (self.certificate, departures) = (certificate, loaded.departures)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard certificate.hasTakenAway(since: departures) else { return context.fireChannelRead(data) }
        context.close(promise: nil)
    }
}
