import Foundation
import SecurityQuestions

/// Reads how mail goes out: by a server, by a command, or into a folder; one of them.
package struct MailReader {
    let problems: ConfigurationProblems
    let environment: [String: String]

    package static let passwordVariable = "COUNTERSIGN_MAIL_PASSWORD"

    /// Nil where mail is not set up, or wrongly.
    func mail(_ section: ConfigurationSection) -> MailSettings? {
        let address = section.value("smtp", .server)
        let command = section.value("command", .command)
        let folder = section.value("folder", .path)
        let smtp = smtp(section, address)
        section.close()
        section.requireOne(of: ["smtp", "command", "folder"], "ways to send mail")
        return smtp.map(MailSettings.smtp) ?? command.map(MailSettings.command) ?? folder.map(MailSettings.folder)
    }

    private func smtp(_ section: ConfigurationSection, _ address: ServerAddress?) -> MailSettings.SMTP? {
        let own = ["security", "user", "password-file", "ca-file", "hello"]
        let security = section.value("security", .security) ?? .starttls
        let user = section.value("user", .name(upTo: 200))
        let passwordFile = section.value("password-file", .path)
        let authorities = section.value("ca-file", .path)
        let hello = section.value("hello", .hostName)
        guard let address else {
            if let first = own.first(where: section.says), !section.says("smtp") {
                problems.add(
                    section.origin(of: first),
                    "mail.\(first) is for a mail server; name the server in mail.smtp, such as mail.example.com:587.")
            }
            return nil
        }
        if security == .none, !address.isLoopback {
            problems.add(
                section.origin(of: "security"),
                "mail.security none would send mail in clear to \(address); allowed are starttls and tls, and none for a "
                    + "server on this machine.")
        }
        let password = environment[Self.passwordVariable].flatMap { $0.isEmpty ? nil : SecretText($0) }
        if user != nil, password == nil, passwordFile == nil {
            problems.add(
                section.origin(of: "user"),
                "mail.user needs a password: put it into the environment variable \(Self.passwordVariable), or name a "
                    + "file in mail.password-file.")
        }
        return MailSettings.SMTP(
            address: address, security: security, user: user, password: password, passwordFile: passwordFile,
            authorities: authorities, hello: hello)
    }
}

extension SettingKind<ServerAddress> {
    static var server: Self {
        SettingKind("a server with a port, such as mail.example.com:587", text: ServerAddress.init)
    }
}

extension SettingKind<MailSettings.Security> {
    fileprivate static var security: Self {
        let names = MailSettings.Security.allCases.map(\.rawValue).joined(separator: ", ")
        return SettingKind("one of \(names)") { MailSettings.Security(rawValue: $0) }
    }
}

extension SettingKind<[String]> {
    /// The path of a program, and what it is called with.
    fileprivate static var command: Self {
        SettingKind("the path of a program such as /usr/sbin/sendmail, or a list that begins with one") { written in
            let words = written.text.split(separator: ",").map { String($0).trimmingSpaces() }.filter { !$0.isEmpty }
            guard let program = words.first, program.hasPrefix("/") else { return nil }
            return words
        }
    }
}
