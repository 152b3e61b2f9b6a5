import AppConfiguration
import SecurityQuestions
import SpokenAnswers
import Testing

@testable import Commands

struct SetupTests {
    private static let path = "/etc/countersign/countersign.yaml"

    private static func answers() throws -> SetupAnswers {
        var answers = SetupAnswers()
        answers.brand = .init(name: "Northline", country: "CA", timeZone: "America/Toronto")
        answers.hosts = [
            try #require(SetupAnswers.Host("office.northline.example en 1 (800) 555-0100")),
            try #require(SetupAnswers.Host(" bureau.northline.example\tfr  1 (800) 555-0101 ")),
        ]
        return answers
    }

    @Test func `what was answered is what the server reads`() throws {
        var answers = try Self.answers()
        answers.addresses = .init(
            portal: "10.0.0.2:8080", care: "10.0.0.2:8081", proxies: ["10.0.0.1", "fd00::1"],
            careURL: "https://care.northline.example")
        answers.mail = .init(server: "mail.northline.example:465", sender: "care@northline.example", user: "office")
        let read = try answers.configuration(path: Self.path)
        let brand = try #require(read.brands.all.first)
        #expect(read.brands.all.count == 1 && brand.id == "northline" && brand.name == "Northline")
        #expect(brand.hosts.map(\.name) == ["office.northline.example", "bureau.northline.example"])
        #expect(brand.hosts.map(\.language) == [.en, .fr])
        #expect(brand.hosts.map(\.carePhone) == ["1 (800) 555-0100", "1 (800) 555-0101"])
        #expect(read.data == "/var/lib/countersign" && read.trustedProxies.count == 2)
        #expect(
            read.portal.listen.description == "10.0.0.2:8080" && read.careOrigin == "https://care.northline.example")
        guard case .smtp(let smtp)? = read.mail else { throw CommandError(.defect, "no mail server") }
        #expect(smtp.security == .tls && smtp.user == "office" && smtp.passwordFile == SetupAnswers.passwordFile)
        #expect(read.warnings.isEmpty && read.care.secondFactor == .required)
    }

    @Test(arguments: [
        #"O'Neil & "Sons": #1"#, "no", "123", "- a\n- b", "é\u{2028}\u{0}", "{a: b}", "&anchor *x !tag %", "\t", "~",
    ])
    func `a name is a name, whatever YAML makes of it`(name: String) throws {
        var answers = try Self.answers()
        answers.brand.name = name
        #expect(try answers.configuration(path: Self.path).brands.all.map(\.name) == [name])
    }

    @Test(arguments: [
        ("Northline", "northline"), ("Atelier Vingt", "atelier-vingt"), ("Télé-Côte d’Or", "tele-cote-d-or"),
        ("  20 & 20 ", "20-20"), ("Связь", "brand"),
        (String(repeating: "x", count: 60), String(repeating: "x", count: 40)),
    ])
    func `an id is made of the name`(name: String, id: String) {
        #expect(SetupAnswers.Brand(name: name).id == id)
    }

    @Test func `mail is sent in clear to nobody but this machine`() {
        for (server, security) in [
            ("mail.example.com:465", "tls"), ("mail.example.com:587", "starttls"), ("mail.example.com:25", "starttls"),
            ("127.0.0.1:25", "none"), ("127.0.0.1:587", "starttls"),
        ] {
            #expect(SetupAnswers.Mail(server: server, sender: "a@example.com").security == security, "\(server)")
        }
    }

    @Test func `the dialogue asks again for what cannot be used, and says why`() throws {
        let desk = Conversation([
            "Northline", "Canada", "Toronto", "Northline", "CA", "America/Toronto",
            "office.northline.example", "office.northline.example xx 555-0100", "",
            "office.northline.example en 555-0100", "",
            "here", "", "", "", "", "", "", "https://care.northline.example",
            "mail.example.com:587", "care", "", "mail.example.com:587", "care@northline.example", "",
        ])
        let answers = try desk.dialogue.complete(SetupAnswers(), path: Self.path)
        #expect(answers.brand == .init(name: "Northline", country: "CA", timeZone: "America/Toronto"))
        #expect(answers.hosts.map(\.carePhone) == ["555-0100"])
        #expect(answers.addresses.portal == "127.0.0.1:8080" && answers.addresses.proxies == ["127.0.0.1"])
        #expect(answers.addresses.careURL == "https://care.northline.example")
        #expect(answers.mail?.sender == "care@northline.example" && answers.mail?.user == nil)
        #expect(desk.isOver, "left: \(desk.left)")
        for reason in ["country", "time-zone", "language", "portal.listen", "mail.from"] {
            #expect(desk.told.contains { $0.contains(reason) && $0.contains("allowed") }, "\(reason): \(desk.told)")
        }
        _ = try answers.configuration(path: Self.path)
    }

    @Test func `answers that end too early write nothing`() {
        #expect(throws: CommandError.self) {
            try Conversation(["Northline", "CA"]).dialogue.complete(SetupAnswers(), path: Self.path)
        }
    }

    @Test func `without a proxy only this machine is served in clear`() throws {
        var answers = try Self.answers()
        answers.addresses = .init(portal: "0.0.0.0:80", care: "127.0.0.1:8081", proxies: [])
        #expect(!SetupDialogue.refusals(of: answers, path: Self.path).isEmpty)
        answers.addresses.portal = "127.0.0.1:8080"
        #expect(SetupDialogue.refusals(of: answers, path: Self.path) == [])
    }
}

/// Somebody who types these lines.
private final class Conversation {
    private(set) var left: [String]
    private(set) var told: [String] = []

    init(_ lines: [String]) { left = lines.reversed() }

    var isOver: Bool { left.isEmpty }

    var dialogue: SetupDialogue { SetupDialogue(read: { self.left.popLast() }, tell: { self.told.append($0) }) }
}
