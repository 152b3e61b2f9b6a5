import Foundation
import SecurityQuestions

@testable import Web

/// What a client sends before anybody knows who it is, and what an operator binds it to: a name without a colon and a secret, which are together
/// what was sent; a mark that is read again as it is told, and is ASCII.
enum CredentialsTarget {
    static func fault(_ input: [UInt8]) -> String? {
        let text = String(decoding: input, as: UTF8.self)
        return [text, "Basic " + text, "Basic " + Data(input).base64EncodedString()].lazy.compactMap(fault(header:))
            .first
            ?? fault(mark: text)
    }

    private static func fault(header: String) -> String? {
        guard let read = BasicCredentials(header) else { return nil }
        if read.name.utf8.contains(UInt8(ascii: ":")) { return "a name with a colon: \(header)" }
        let sent = Data(base64Encoded: String(header.dropFirst(6)).trimmingSpaces())
        let together = read.secret.reveal { Data("\(read.name):\($0)".utf8) }
        return sent == together ? nil : "not what was sent: \(header.debugDescription)"
    }

    private static func fault(mark text: String) -> String? {
        let shown = ClientCertificate(der: Array(text.utf8), names: [text], endsAt: .distantFuture)
        if !shown.names.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) { return "a name that is not ASCII" }
        guard let mark = ClientCertificate.Mark(text) else { return nil }
        guard mark.text.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) else {
            return "a mark that is not plain: \(text)"
        }
        if ClientCertificate.Mark(mark.text) != mark { return "another mark: \(text)" }
        guard case .name(let name) = mark else { return nil }
        return shown.bears(mark, at: .distantPast) == (name == text.lowercased())
            ? nil : "a name that is not borne: \(text)"
    }
}
