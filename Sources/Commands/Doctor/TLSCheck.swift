import AppConfiguration
import DurableFiles
import Foundation

/// Whether the TLS files are there, readable, and the kind of file they should be.
struct TLSCheck: Sendable {
    let files: Configuration.TLSFiles

    func look() throws -> String {
        try require(files.certificate, holding: "CERTIFICATE-----", as: "certificate chain")
        try require(files.key, holding: "PRIVATE KEY-----", as: "private key")
        let attributes = try FileManager.default.attributesOfItem(atPath: files.key)
        if let mode = attributes[.posixPermissions] as? NSNumber, mode.intValue & 0o004 != 0 {
            throw CommandError(
                .permission, "Everybody can read the private key \(files.key): run “chmod 600 \(files.key)”.")
        }
        return "\(files.certificate) and \(files.key) can be read"
    }

    private func require(_ path: String, holding mark: String, as what: String) throws {
        let text = String(decoding: try FileContent.read(path, upTo: 1 << 20), as: UTF8.self)
        guard text.contains("-----BEGIN"), text.contains(mark) else {
            throw CommandError(.configuration, "\(path) is not a \(what) in PEM form: name the right file.")
        }
    }
}
