import AppConfiguration
import DurableFiles
import Foundation
import NIOSSL

/// Whether the TLS files are there, readable, the kind of file they should be, fit each other, and for how long.
struct TLSCheck: Sendable {
    let files: Configuration.TLSFiles
    /// Of `api.client-ca`.
    var clientAuthorities: String?
    let now: Date

    /// Who has renewed it by hand before has time to do it again.
    static let warned: TimeInterval = 21 * 24 * 3600

    func look() throws -> Finding.Outcome {
        try require(files.certificate, holding: "CERTIFICATE-----", as: "certificate chain")
        try require(files.key, holding: "PRIVATE KEY-----", as: "private key")
        if Self.isOpenToAll(key: files.key) {
            throw CommandError(
                .permission, "Everybody can read the private key \(files.key): run “chmod 600 \(files.key)”.")
        }
        let chain = try NIOSSLCertificate.fromPEMFile(files.certificate)
        try requireFit(chain)
        guard let leaf = chain.first else {
            throw CommandError(.configuration, "\(files.certificate) holds no certificate: name the right file.")
        }
        if let clientAuthorities { try look(at: clientAuthorities) }
        return try life(of: leaf)
    }

    /// One of them that is over lets nobody in any more: where others stand beside it, somebody has taken care.
    private func look(at authorities: String) throws {
        try require(authorities, holding: "CERTIFICATE-----", as: "list of client authorities")
        let all = try NIOSSLCertificate.fromPEMFile(authorities)
        guard all.contains(where: { Date(timeIntervalSince1970: TimeInterval($0.notValidAfter)) > now }) else {
            throw CommandError(
                .configuration,
                "Every authority in \(authorities) (api.client-ca) has expired: no client certificate is taken. Add the new one."
            )
        }
    }

    private func life(of leaf: NIOSSLCertificate) throws -> Finding.Outcome {
        let (begin, end) = (
            Date(timeIntervalSince1970: TimeInterval(leaf.notValidBefore)),
            Date(timeIntervalSince1970: TimeInterval(leaf.notValidAfter))
        )
        let day = end.formatted(.iso8601.year().month().day())
        guard end > now else {
            throw CommandError(
                .configuration,
                "The certificate \(files.certificate) expired on \(day): no browser takes it. Renew it; a running server takes it within a minute."
            )
        }
        guard begin <= now else {
            throw CommandError(
                .configuration,
                "The certificate \(files.certificate) is not valid before \(begin.formatted(.iso8601)): look at the clock of this machine."
            )
        }
        guard end > now.addingTimeInterval(Self.warned) else {
            return .warning(["The certificate \(files.certificate) expires on \(day): renew it before."])
        }
        return .ok("\(files.certificate) and \(files.key) fit each other, until \(day)")
    }

    /// As the server's listener will look at them.
    private func requireFit(_ chain: [NIOSSLCertificate]) throws {
        let key = try NIOSSLPrivateKey(file: files.key, format: .pem)
        let configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map(NIOSSLCertificateSource.certificate), privateKey: .privateKey(key))
        do {
            _ = try NIOSSLContext(configuration: configuration)
        } catch {
            throw CommandError(
                .configuration,
                "The private key \(files.key) does not belong to the first certificate of \(files.certificate): name the files that "
                    + "belong together, the server’s own certificate first.")
        }
    }

    static func isOpenToAll(key: String) -> Bool {
        // Of the file that a link leads to.
        let path = URL(fileURLWithPath: key).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.posixPermissions] as? NSNumber).map { $0.intValue & 0o007 != 0 } ?? false
    }

    private func require(_ path: String, holding mark: String, as what: String) throws {
        let text = String(decoding: try FileContent.read(path, upTo: 1 << 20), as: UTF8.self)
        guard text.contains("-----BEGIN"), text.contains(mark) else {
            throw CommandError(.configuration, "\(path) is not a \(what) in PEM form: name the right file.")
        }
    }
}
