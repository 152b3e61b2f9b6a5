import SecurityQuestions
import TestConfiguration
import Testing

@testable import AppConfiguration

@Suite struct `Mail in the configuration` {
    private static let brand = ConfigurationTexts.brand.replacing(
        "    hosts:",
        with:
            "    mail: {from: care@northline.example, name: Northline Care, reply-to: help@northline.example}\n    hosts:"
    )
    private let file = "/etc/example/countersign.yaml"

    private func smtp(_ mail: String, environment: [String: String] = [:]) throws -> MailSettings.SMTP {
        let read = try ConfigurationTexts.read(
            "data: /d\nmail: {\(mail)}", brands: Self.brand, environment: environment)
        guard case .smtp(let settings) = read.mail else { throw NotSMTP() }
        return settings
    }
    private struct NotSMTP: Error {}

    private func refusal(_ mail: String, environment: [String: String] = [:]) throws -> [String] {
        try ConfigurationTexts.refusal("data: /d\nmail: {\(mail)}", brands: Self.brand, environment: environment)
    }

    @Test func `without it mail waits`() throws {
        let read = try ConfigurationTexts.read("data: /d")
        #expect(read.mail == nil)
        #expect(read.brands["northline"]?.mail == nil)
    }

    @Test func `a server is spoken to with STARTTLS unless said otherwise`() throws {
        let read = try smtp("smtp: \"mail.example.com:587\"")
        #expect(read.address.host == "mail.example.com")
        #expect(read.address.port == 587)
        #expect(read.security == .starttls)
        #expect(try smtp("smtp: \"[::1]:25\", security: none").address.host == "::1")
        #expect(try smtp("smtp: \"mail.example.com:465\", security: tls").security == .tls)
    }

    @Test func `a brand has a sender`() throws {
        let read = try ConfigurationTexts.read("data: /d", brands: Self.brand)
        let sender = try #require(read.brands["northline"]?.mail)
        #expect(sender.address.text == "care@northline.example")
        #expect(sender.name == "Northline Care")
        #expect(sender.replyTo?.text == "help@northline.example")
    }

    @Test func `a command is a path, or a list that begins with one`() throws {
        for (text, words) in [
            ("/usr/sbin/sendmail", ["/usr/sbin/sendmail"]), ("[/opt/mail, -t]", ["/opt/mail", "-t"]),
        ] {
            let read = try ConfigurationTexts.read("data: /d\nmail: {command: \(text)}", brands: Self.brand)
            guard case .command(let command) = read.mail else { throw NotSMTP() }
            #expect(command == words)
        }
        #expect(try refusal("command: sendmail").count == 1)
    }

    @Test func `a folder starts from the folder of the file`() throws {
        let read = try ConfigurationTexts.read("data: /d\nmail: {folder: mail}", brands: Self.brand)
        guard case .folder(let path) = read.mail else { throw NotSMTP() }
        #expect(path == "/etc/example/mail")
    }

    @Test func `mail in clear to another machine is refused`() throws {
        let wrong = try refusal("smtp: \"mail.example.com:25\", security: none")
        #expect(wrong.count == 1)
        #expect(wrong.first?.hasPrefix("\(file), line 2: mail.security none would send mail in clear") == true)
        for address in ["127.0.0.1:25", "localhost:25", "[::1]:25"] {
            #expect(try refusal("smtp: \"\(address)\", security: none").isEmpty)
        }
    }

    @Test func `two ways at once are refused`() throws {
        let wrong = try refusal("smtp: \"mail.example.com:587\", folder: mail")
        #expect(
            wrong == [
                "\(file), line 2: mail.smtp and mail.folder are two ways to send mail; keep one of them."
            ])
    }

    @Test func `what is for a server needs one`() throws {
        let wrong = try refusal("folder: mail, user: care")
        #expect(wrong.count == 1)
        #expect(wrong.first?.contains("mail.user is for a mail server") == true)
    }

    @Test func `a log-in needs a password, from a file or the environment`() throws {
        let server = "smtp: \"mail.example.com:587\", user: care"
        #expect(try refusal(server).first?.contains("COUNTERSIGN_MAIL_PASSWORD") == true)
        #expect(try smtp(server + ", password-file: secret").passwordFile == "/etc/example/secret")
        let read = try smtp(server, environment: ["COUNTERSIGN_MAIL_PASSWORD": "hedge hyacinth"])
        #expect(read.password?.reveal { $0 } == "hedge hyacinth")
        #expect("\(read)".contains("hyacinth") == false)
    }

    @Test func `with mail set up every brand has a sender`() throws {
        let wrong = try ConfigurationTexts.refusal("data: /d\nmail: {folder: mail}")
        #expect(wrong.count == 1)
        #expect(wrong.first?.hasPrefix("\(file), line 4: brands[1].mail.from is missing") == true)
    }

    @Test(arguments: ["care", "care@exämple.example", "a b@c.example", "\"care@northline.example\\nBcc: x@y.example\""])
    func `a sender is an address in plain letters`(from: String) throws {
        let brands = Self.brand.replacing("care@northline.example", with: from)
        #expect(try ConfigurationTexts.refusal("data: /d", brands: brands).isEmpty == false)
    }

    @Test(arguments: ["mail.example.com", "mail.example.com:0", ":25", "::1:25", "mail example:25", "a/b:25", "a@b:25"])
    func `a server is a name and a port`(text: String) throws {
        #expect(ServerAddress(text) == nil)
        #expect(try refusal("smtp: \"\(text)\"").count == 1)
    }
}
