import Foundation
import Logging
import Mail
import SecurityQuestions

/// How mail goes out.
enum MailSettings: Sendable {
    case smtp(SMTP)
    /// A program that works as sendmail does, and what it is always called with.
    case command([String])
    /// Each mail as a file: for trying out.
    case folder(String)

    /// A mail server.
    struct SMTP: Sendable {
        let address: ServerAddress
        let security: SMTPServer.Security
        let user: String?
        /// From the environment.
        let password: SecretText?
        let passwordFile: String?
        let authorities: String?
        let hello: String?
    }

    /// Throws a ``Complaint`` where the password cannot be read.
    func delivery() throws -> any MailDelivery {
        switch self {
        case .smtp(let settings): SMTPDelivery(try settings.server())
        case .command(let command): CommandDelivery(command)
        case .folder(let path): FolderDelivery(path: path)
        }
    }

    /// For people.
    var description: String {
        switch self {
        case .smtp(let settings): "\(settings.address) (\(settings.security.rawValue))"
        case .command(let command): command.first ?? ""
        case .folder(let path): path
        }
    }
}

extension MailSettings.SMTP {
    /// For a demo: in clear on this machine, else with STARTTLS.
    init(plainly address: ServerAddress) {
        self.init(
            address: address, security: address.isLoopback ? .none : .starttls, user: nil, password: nil,
            passwordFile: nil, authorities: nil, hello: nil)
    }

    fileprivate func server() throws -> SMTPServer {
        let login = try user.map { SMTPServer.Login(user: $0, password: try secret()) }
        return SMTPServer(
            host: address.host, port: address.port, security: security, login: login, authorities: authorities,
            hello: hello)
    }

    private func secret() throws -> SecretText {
        if let password { return password }
        guard let passwordFile else {
            throw Complaint(
                .configuration,
                "mail.user needs a password: put it into \(MailReader.passwordVariable), or name a file in "
                    + "mail.password-file.")
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: passwordFile)
        if let mode = attributes?[.posixPermissions] as? NSNumber, mode.intValue & 0o007 != 0 {
            throw Complaint(
                .permission, "Everybody can read the mail password in \(passwordFile): run “chmod 600 \(passwordFile)”."
            )
        }
        let text = String(decoding: try FileContent.read(passwordFile, upTo: 1 << 20), as: UTF8.self)
        guard let line = text.split(whereSeparator: \.isNewline).first else {
            throw Complaint(.configuration, "\(passwordFile) is empty: write the mail password into its first line.")
        }
        return SecretText(String(line))
    }
}

/// A machine, by name or address, and a port.
struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
    let host: String
    let port: Int

    /// Reads `mail.example.com:587`, `192.0.2.1:25` or `[::1]:25`.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Port.read(text[text.index(after: colon)...]), port > 0
        else { return nil }
        let name = text[..<colon]
        let isBracketed = name.hasPrefix("[") && name.hasSuffix("]")
        let bare = isBracketed ? String(name.dropFirst().dropLast()) : String(name)
        if let address = IPAddress(bare) {
            guard address.isVersion6 == isBracketed else { return nil }
        } else {
            let labels = bare.split(separator: ".", omittingEmptySubsequences: false)
            let isName = labels.allSatisfy { label in
                !label.isEmpty && label.utf8.count <= 63
                    && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
            }
            guard isName, !isBracketed, bare.utf8.count <= 253 else { return nil }
        }
        host = bare
        self.port = port
    }

    /// Reached from this machine alone.
    var isLoopback: Bool { host == "localhost" || IPAddress(host)?.isLoopback == true }

    var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
