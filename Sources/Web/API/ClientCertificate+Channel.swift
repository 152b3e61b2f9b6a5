import Foundation
import NIOCore
import NIOSSL
import SecurityQuestions

extension ClientCertificate {
    /// What was shown in the hand-shake of a connection, or of the one that HTTP/2's stream is in; nil where nothing was, nobody asked, or
    /// there is no TLS.
    static func shown(on channel: any Channel) async throws -> ClientCertificate? {
        for channel in [channel, channel.parent].compactMap(\.self) {
            do {
                return try await channel.nioSSL_peerCertificate().get().map { try ClientCertificate($0) }
            } catch ChannelPipelineError.notFound {
                continue
            }
        }
        return nil
    }

    package init(_ certificate: NIOSSLCertificate) throws {
        let names = certificate._subjectAlternativeNames().filter { $0.nameType == .dnsName }
        self.init(
            der: try certificate.toDERBytes(), names: names.map { String(decoding: $0.contents, as: UTF8.self) },
            endsAt: Date(timeIntervalSince1970: TimeInterval(certificate.notValidAfter)))
    }
}
