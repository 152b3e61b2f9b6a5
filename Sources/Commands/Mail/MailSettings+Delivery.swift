import AppConfiguration
import DurableFiles
import Foundation
import Mail
import SecurityQuestions

extension MailSettings {
    /// Throws a ``CommandError`` where the password cannot be read.
    func delivery() throws -> any MailDelivery {
        switch self {
        case .smtp(let settings): SMTPDelivery(try settings.server())
        case .command(let command): CommandDelivery(command)
        case .folder(let path): FolderDelivery(path: path)
        }
    }
}

extension MailSettings.SMTP {
    fileprivate func server() throws -> SMTPServer {
        let login = try user.map { SMTPServer.Login(user: $0, password: try secret()) }
        return SMTPServer(
            host: address.host, port: address.port, security: security.ofServer, login: login,
            authorities: authorities, hello: hello)
    }

    private func secret() throws -> SecretText {
        if let password { return password }
        guard let passwordFile else {
            throw CommandError(
                .configuration,
                "mail.user needs a password: put it into \(MailReader.passwordVariable), or name a file in "
                    + "mail.password-file.")
        }
        // Of the file that a link leads to.
        let path = URL(fileURLWithPath: passwordFile).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        if let mode = attributes?[.posixPermissions] as? NSNumber, mode.intValue & 0o077 != 0 {
            throw CommandError(
                .permission, "Others can read the mail password in \(passwordFile): run “chmod 600 \(passwordFile)”."
            )
        }
        let text = String(decoding: try FileContent.read(passwordFile, upTo: 1 << 20), as: UTF8.self)
        guard let line = text.split(whereSeparator: \.isNewline).first else {
            throw CommandError(.configuration, "\(passwordFile) is empty: write the mail password into its first line.")
        }
        return SecretText(String(line))
    }
}

extension MailSettings.Security {
    fileprivate var ofServer: SMTPServer.Security {
        switch self {
        case .starttls: .starttls
        case .tls: .tls
        case .none: .none
        }
    }
}
