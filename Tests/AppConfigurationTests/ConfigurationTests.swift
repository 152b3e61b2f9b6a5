import Foundation
import SecurityQuestions
import SpokenAnswers
import TestConfiguration
import Testing

@testable import AppConfiguration

@Suite struct `Reading the configuration` {
    @Test func `what is not said has a safe default`() throws {
        let read = try ConfigurationTexts.read("data: /var/lib/countersign")
        #expect(read.data == "/var/lib/countersign")
        #expect(read.portal.listen.description == "127.0.0.1:8080")
        #expect(read.care.listen.description == "127.0.0.1:8081")
        #expect(read.hashing.cost == .owaspMinimum)
        #expect(read.care.secondFactor == .optional)
        #expect(read.tls == nil)
        #expect(read.trustedProxies.isEmpty)
        #expect(read.brands["northline"]?.numbering == .northAmerica)
        #expect(read.brands["northline"]?.policy == Brand.Policy())
        #expect(read.brands.serving(host: "FR.northline.localhost")?.host.language == .fr)
    }

    @Test func `the care desk may require a second factor`() throws {
        #expect(try ConfigurationTexts.read("data: /d\ncare: {second-factor: required}").care.secondFactor == .required)
        let environment = ["COUNTERSIGN_CARE_SECOND_FACTOR": "required"]
        #expect(try ConfigurationTexts.read("data: /d", environment: environment).care.secondFactor == .required)
        let wrong = try ConfigurationTexts.refusal("data: /d\ncare: {second-factor: yes}")
        #expect(wrong.count == 1)
        #expect(wrong.first?.contains("care.second-factor cannot be “yes”; allowed is required or optional.") == true)
    }

    @Test func `hashing threads keep their memory unless they are told not to`() throws {
        #expect(try ConfigurationTexts.read("data: /d").hashing.keepsMemory)
        #expect(try !ConfigurationTexts.read("data: /d\nhashing: {kept-memory: false}").hashing.keepsMemory)
        let environment = ["COUNTERSIGN_HASHING_KEPT_MEMORY": "false"]
        #expect(try !ConfigurationTexts.read("data: /d", environment: environment).hashing.keepsMemory)
        let wrong = try ConfigurationTexts.refusal("data: /d\nhashing: {kept-memory: no}")
        #expect(wrong.first?.contains("hashing.kept-memory cannot be “no”; allowed is true or false.") == true)
    }

    @Test func `a relative path starts from the folder of the file`() throws {
        #expect(try ConfigurationTexts.read("data: ../data").data == "/etc/data")
        #expect(try ConfigurationTexts.read("data: .").data == "/etc/example")
    }

    @Test func `the documented sample is a right configuration`() throws {
        let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Packaging/countersign.yaml").standardizedFileURL.path
        let overlay = Overlay(environment: [:], flags: [:], folder: "/")
        let read = try Configuration(ConfigurationFile(path: sample), overlay: overlay)
        #expect(read.brands.all.map(\.id) == ["northline"])
    }

    @Test func `the sample with every commented setting switched on is right as well`() throws {
        let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Packaging/countersign.yaml").standardizedFileURL.path
        let text = try String(contentsOfFile: sample, encoding: .utf8)
        // The key ring's other place, and the key beside the secret, as both at once are refused; and the logo is a file that is not here.
        let settings = text.replacing("#  file: /run/secrets/key-ring\n", with: "")
            .replacing("  #  key-file: /etc/countersign/company-log-in.pem\n", with: "")
            .replacing("      #logo: /etc/countersign/northline.svg\n", with: "")
        #expect(settings != text)
        let lines = settings.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let bare = line.drop { $0 == " " }
            // A comment has a space after its mark, a setting has none.
            let isSetting = bare.hasPrefix("#") && !bare.hasPrefix("# ") && bare.contains(":")
            let isNested = bare.hasPrefix("#  ") && bare.contains(":")
            return isSetting || isNested ? String(line).replacing("#", with: "", maxReplacements: 1) : String(line)
        }
        let file = ConfigurationFile(path: sample, text: lines.joined(separator: "\n"))
        let read = try Configuration(file, overlay: Overlay(environment: [:], flags: [:], folder: "/"))
        #expect(read.tls != nil)
        #expect(read.trustedProxies.map(\.description) == ["127.0.0.1"])
        #expect(read.portal.publicPort == 443)
        #expect(read.hashing.threads == 4)
    }
}

@Suite struct `A brand's policy` {
    private func policy(_ lines: String) throws -> Brand.Policy? {
        let brand = ConfigurationTexts.brand.replacing("    hosts:", with: "    policy:\n\(lines)\n    hosts:")
        return try ConfigurationTexts.read("data: /d", brands: brand).brands["northline"]?.policy
    }

    @Test func `a recent change is told, or asks for a support code`() throws {
        #expect(try policy("      sound-verifies: false")?.recentChangeNeedsCode == false)
        #expect(try policy("      recent-change: tell")?.recentChangeNeedsCode == false)
        #expect(try policy("      recent-change: code")?.recentChangeNeedsCode == true)
    }

    @Test func `scopes take the place of the usual ones`() throws {
        let scope = "        - {name: {en: Bills, fr: Factures}, needs: code}"
        #expect(try policy("      recent-change: tell")?.scopes == Scope.standard)
        #expect(
            try policy("      scopes:\n\(scope)")?.scopes == [
                Scope(name: Phrase(en: "Bills", fr: "Factures"), needs: .supportCode)
            ])
    }

    @Test func `call detail asks for a support code where a brand names no scopes, and in the sample`() throws {
        func needs(_ scopes: [Scope]?) -> [VerificationMethod] {
            (scopes ?? []).filter { $0.name.en.contains("call detail") && $0.name.fr.contains("détail des appels") }
                .map(\.needs)
        }
        #expect(needs(try policy("      recent-change: tell")?.scopes) == [.supportCode])
        let sample = URL(filePath: #filePath).appending(path: "../../../Packaging/countersign.yaml").standardizedFileURL
        let file = ConfigurationFile(path: "/etc/x.yaml", text: try String(contentsOf: sample, encoding: .utf8))
        let read = try Configuration(file, overlay: Overlay(environment: [:], flags: [:], folder: "/"))
        #expect(read.brands["northline"]?.policy.scopes == Scope.standard)
    }

    @Test func `a brand that says the question is enough for bills keeps what it says`() throws {
        let said = "        - {name: {en: Talk about bills, fr: Parler des factures}, needs: question}"
        let scopes = try policy("      scopes:\n\(said)")?.scopes
        #expect(scopes?.map(\.needs) == [.securityQuestion])
    }

    @Test(arguments: ["1", "2", "[a, b]", "", "{x: y}"])
    func `a setting that went is warned about whatever it says, and not refused`(value: String) throws {
        let lines = "    policy:\n      recent-change: code\n      questions-per-account: \(value)\n    hosts:"
        let brand = ConfigurationTexts.brand.replacing("    hosts:", with: lines)
        let read = try ConfigurationTexts.read("data: /d", brands: brand)
        #expect(read.brands["northline"]?.policy.recentChangeNeedsCode == true)
        #expect(
            read.warnings.map(\.sentence) == [
                "/etc/example/countersign.yaml, line 10: brands[1].policy.questions-per-account does nothing any more, "
                    + "every account answers one question: take it out."
            ])
        #expect(try ConfigurationTexts.read("data: /d").warnings.isEmpty)
    }

    @Test func `a setting that went is not among what is allowed, nor taken elsewhere`() throws {
        let lines =
            "    policy:\n      questions-per-account: 1\n      answers: 2\n    questions-per-account: 1\n    hosts:"
        let brand = ConfigurationTexts.brand.replacing("    hosts:", with: lines)
        let wrong = try ConfigurationTexts.refusal("data: /d", brands: brand)
        #expect(wrong.count == 2)
        #expect(
            wrong.first?.hasSuffix(
                "allowed here: mail-code-links, recent-change, scopes, sound-verifies, supervisors-manage-agents.")
                == true)
        #expect(wrong.last?.contains("brands[1].questions-per-account is not a setting") == true)
    }

    @Test func `what is wrong in a scope is named`() throws {
        let scopes = "      recent-change: ask\n      scopes:\n        - {name: {en: Bills}, needs: nothing, why: x}"
        let brand = ConfigurationTexts.brand.replacing("    hosts:", with: "    policy:\n\(scopes)\n    hosts:")
        let wrong = try ConfigurationTexts.refusal("data: /d", brands: brand)
        let expected = [
            "brands[1].policy.recent-change cannot be “ask”; allowed is tell or code.",
            "brands[1].policy.scopes[1].name.fr is missing; allowed is a text of at most 100 characters.",
            "brands[1].policy.scopes[1].needs cannot be “nothing”; allowed is question or code.",
            "brands[1].policy.scopes[1].why is not a setting; allowed here: id, name, needs.",
        ]
        #expect(wrong.count == expected.count)
        for sentence in expected { #expect(wrong.contains { $0.hasSuffix(sentence) }, "\(sentence)") }
    }
}

@Suite struct `What lies over the file` {
    @Test func `the environment wins over the file and an option over both`() throws {
        let head = "data: /a\nportal: {listen: \"127.0.0.1:1111\"}"
        let environment = ["COUNTERSIGN_PORTAL_LISTEN": "127.0.0.1:2222", "COUNTERSIGN_DATA": "/b"]
        let flags = ["portal.listen": Overlay.Flag("--portal", "127.0.0.1:3333")]
        #expect(try ConfigurationTexts.read(head).portal.listen.port == 1111)
        #expect(try ConfigurationTexts.read(head, environment: environment).portal.listen.port == 2222)
        let all = try ConfigurationTexts.read(head, environment: environment, flags: flags)
        #expect(all.portal.listen.port == 3333)
        #expect(all.data == "/b")
    }

    @Test func `a relative path in the environment starts from the working folder`() throws {
        #expect(try ConfigurationTexts.read("", environment: ["COUNTERSIGN_DATA": "data"]).data == "/home/alex/data")
    }

    @Test func `the help site is where file or environment say, else in its usual places`() throws {
        #expect(try ConfigurationTexts.read("data: /d").help == nil)
        #expect(try ConfigurationTexts.read("data: /d\nhelp: /srv/help").help == "/srv/help")
        let environment = ["COUNTERSIGN_HELP": "/opt/help"]
        #expect(try ConfigurationTexts.read("data: /d\nhelp: /srv/help", environment: environment).help == "/opt/help")
    }

    @Test func `a list in the environment has commas`() throws {
        let environment = ["COUNTERSIGN_PROXY_TRUSTED": "10.0.0.5, ::1"]
        let read = try ConfigurationTexts.read("data: /d", environment: environment)
        #expect(read.trustedProxies.map(\.description) == ["10.0.0.5", "::1"])
    }

    @Test(arguments: Overlay.paths)
    func `every setting that can be overlaid is read from the environment`(path: String) throws {
        let environment = [Overlay.variable(for: path): "\u{1}"]
        let wrong = try ConfigurationTexts.refusal("data: /d", environment: environment)
        let takesAnyText = [
            "data", "help", "audit.stream.ca-file", "audit.stream.token-file", "tls.certificate", "tls.key",
            "database.password-file", "node.name",
            "mail.user", "mail.password-file", "mail.ca-file",
            "mail.folder", "keys.file", "care.company-log-in.secret-file", "care.company-log-in.ca-file",
        ].contains(path)
        #expect(wrong.contains { $0.contains(Overlay.variable(for: path)) } || takesAnyText)
    }

    /// A setting that is read and not listed would be taken from the environment, and called unused by `doctor`.
    @Test func `every setting outside brands can be overlaid`() throws {
        let sections = try allowed("shoe: 1", in: "").filter { $0 != "brands" && !Overlay.paths.contains($0) }
        var settings = try sections.flatMap { section in
            try allowed("\(section): {shoe: 1}", in: section).map { "\(section).\($0)" }
        }
        settings.removeAll { $0 == "audit.stream" || $0 == "care.company-log-in" }
        settings += try allowed("care: {company-log-in: {shoe: 1}}", in: "care.company-log-in")
            .filter { $0 != "groups" }.map { "care.company-log-in.\($0)" }
        settings += try allowed("audit: {stream: {shoe: 1}}", in: "audit.stream").map { "audit.stream.\($0)" }
        #expect(settings.count > 20)
        #expect(settings.filter { !Overlay.paths.contains($0) } == [])
    }

    /// What the refusal of a key that there is not says is allowed.
    private func allowed(_ text: String, in section: String) throws -> [String] {
        let head = "\(section.isEmpty ? "" : "\(section).")shoe is not a setting; allowed here: "
        let sentences = try ConfigurationTexts.refusal("data: /d\n" + text)
        let sentence = try #require(sentences.first { $0.contains(head) })
        let list = try #require(sentence.split(separator: head).last)
        return list.dropLast().split(separator: ", ").map(String.init)
    }

    @Test func `a wrong value is refused where it stands, even under a right one`() throws {
        let wrong = try ConfigurationTexts.refusal(
            "data: /d\nlog: {level: loud}", environment: ["COUNTERSIGN_LOG_LEVEL": "info"])
        #expect(wrong.count == 1)
        #expect(wrong.first?.hasPrefix("/etc/example/countersign.yaml, line 2: log.level cannot be “loud”") == true)
    }

    @Test func `a wrong variable and a wrong option are named`() throws {
        let wrong = try ConfigurationTexts.refusal(
            "data: /d", environment: ["COUNTERSIGN_HASHING_PASSES": "1"],
            flags: ["care.listen": Overlay.Flag("--care", "8081")])
        #expect(
            Set(wrong) == [
                "environment variable COUNTERSIGN_HASHING_PASSES: hashing.passes cannot be “1”; allowed is a whole number "
                    + "from 2 to 100.",
                "option --care: care.listen cannot be “8081”; allowed is an address with a port, such as 127.0.0.1:8080 "
                    + "or [::1]:8080.",
            ])
    }
}
