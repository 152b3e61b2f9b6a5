import AppConfiguration
import DurableFiles
import Foundation

/// Whether the TLS files are there, readable, and the kind of file they should be.
struct TLSCheck: Sendable {
    let files: Configuration.TLSFiles

    func look() throws -> String {
        try require(files.certificate, holding: "CERTIFICATE-----", as: "certificate chain")
        try require(files.key, holding: "PRIVATE KEY-----", as: "private key")
        if isKeyOpenToAll {
            throw CommandError(
                .permission, "Everybody can read the private key \(files.key): run “chmod 600 \(files.key)”.")
        }
        return "\(files.certificate) and \(files.key) can be read"
    }

    var isKeyOpenToAll: Bool {
        // Of the file that a link leads to.
        let path = URL(fileURLWithPath: files.key).resolvingSymlinksInPath().path
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
