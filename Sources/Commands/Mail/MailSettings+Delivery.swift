import AppConfiguration
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
        return try SecretFile.read(passwordFile, "the mail password")
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
