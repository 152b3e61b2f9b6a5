import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

@testable import Mail

struct SampleLinks: MailLinks {
    static let token = AdvancingWorld().tokenHash()

    func link(of message: Message, brand: Brand) throws -> MailedAddress? {
        let home = home(of: brand, language: message.language)
        switch message.way {
        case .link("lost"): throw KeepingFailure.keyMissing("lost")
        case .link: return MailedAddress(home + "token")
        case .reportOnce: return MailedAddress(home + "not-me/once", opensReport: Self.token)
        case .report, .careDesk, .office: return MailedAddress(home + "not-me")
        case nil: return nil
        }
    }
    func home(of brand: Brand, language: Language) -> String { "https://\(brand.host(for: language)?.name ?? "")/" }
}

extension AdvancingWorld {
    func message(
        _ kind: Message.Kind = .questionChanged, company: String = "Ellison & Sons", name: String = "Zoé Ellison",
        to: String = "zoe@company.example", language: Language = .en, brand: Brand.ID = "northline",
        keyID: String? = nil, expiresIn seconds: Double = 3600,
        state: Message.State = .waiting(until: .distantPast, tries: 0, reply: nil), equals: NoticePacing = .none,
        reach: NotMeLink.Reach? = .account
    ) -> Message {
        Message(
            id: id(), kind: kind, brand: brand, company: company, to: .sample(to), isFormerAddress: false, name: name,
            language: language, happenedAt: now, by: "Jonah", keyID: keyID ?? (kind.isNotice ? nil : "k1"),
            expiresAt: now.addingTimeInterval(seconds), state: state, equals: equals
        ).reaching(kind.isReportable && !kind.rawValue.hasPrefix("agent") ? reach : nil)
    }
}

extension EmailComposer {
    static let sample = EmailComposer(
        brands: Brands([
            Brand(
                id: "northline", name: "Northline",
                hosts: [
                    Brand.Host(name: "office.northline.example", language: .en, carePhone: "+1 415 555 0100"),
                    Brand.Host(name: "bureau.northline.example", language: .fr, carePhone: "+33 1 99 00 00 00"),
                ], look: Brand.Look(accent: "#0b5cad", accentOnDark: "#7db7f0", mark: "wave"), policy: Brand.Policy(),
                timeZone: "America/New_York", numbering: .northAmerica,
                mail: MailSender(address: .sample("care@northline.example"))),
            .sampleReseller,
        ]), links: SampleLinks())
}

@Suite struct `An e-mail` {
    private let world = AdvancingWorld()

    private static let toAgents = Message.Kind.allCases.filter { $0.rawValue.hasPrefix("agent") }

    @Test(arguments: toAgents, Language.allCases)
    func `to somebody of the care desk names whom it is about, and sends nobody to Customer Care`(
        kind: Message.Kind, language: Language
    ) throws {
        let message = world.message(kind, language: language).about(agent: "Ada & Agent")
        let email = try EmailComposer.sample.email(for: message)
        let namesAgent = kind != .agentPassword
        #expect(email.text.contains("Ada & Agent") == namesAgent)
        #expect(email.html.contains("Ada &amp; Agent") == namesAgent && !email.html.contains("Ada & Agent"))
        #expect(!email.text.contains("0100") && !email.html.contains("0100"))
        hasWhatEveryMailHas(email, kind, language)
    }

    /// Their reader by name, a time with its zone, one link to the brand, and nothing else that is fetched.
    private func hasWhatEveryMailHas(_ email: EmailMessage, _ kind: Message.Kind, _ language: Language) {
        let host = language == .en ? "office.northline.example" : "bureau.northline.example"
        let isOfAgent = Self.toAgents.contains(kind)
        let path = !kind.isNotice ? "token" : kind.isReportable && !isOfAgent ? "not-me/once" : "not-me"
        let link = "https://\(host)/\(path)"
        #expect(email.opensReport == (path == "not-me/once" ? SampleLinks.token : nil))
        #expect(email.text.hasPrefix(language == .en ? "Hello Zoé Ellison," : "Bonjour Zoé Ellison,"))
        // Whoever is a member no more has nothing that would work.
        let hasButton = kind != .accessEnded
        #expect(email.text.contains("\n\(link)\n") == hasButton && email.html.contains("href=\"\(link)\"") == hasButton)
        #expect(email.html.contains("<html lang=\"\(language.rawValue)\">"))
        // 10:00 UTC is 05:00 in New York; a link says until when it works. A mail is read elsewhere: the zone is told.
        let hour = kind.isNotice ? 5 : 6
        let date = language == .en ? "3 March 2026 at \(hour):00" : "3 mars 2026 à \(hour):00"
        #expect(email.text.contains("\(date) (New York, UTC−5)"))
        #expect(email.html.components(separatedBy: "https://").dropFirst().allSatisfy { $0.hasPrefix(host) })
        #expect(!email.html.contains("http://") && !email.html.contains("<img") && !email.html.contains("url("))
    }

    @Test(arguments: Message.Kind.allCases.filter { !toAgents.contains($0) }, Language.allCases)
    func `has words for every kind in both languages`(kind: Message.Kind, language: Language) throws {
        let email = try EmailComposer.sample.email(for: world.message(kind, language: language))
        #expect(email.subject.hasSuffix("Ellison & Sons"))
        #expect(
            email.text.contains(
                language == .en ? "+1\u{a0}415\u{a0}555\u{a0}0100" : "+33\u{a0}1\u{a0}99\u{a0}00\u{a0}00\u{a0}00"))
        // Each number in the HTML is dialled with a tap.
        let number = language == .en ? "+1\u{a0}415\u{a0}555\u{a0}0100" : "+33\u{a0}1\u{a0}99\u{a0}00\u{a0}00\u{a0}00"
        let tap = "<a class=\"accent\" href=\"tel:\(language == .en ? "+14155550100" : "+33199000000")\""
        let before = email.html.components(separatedBy: number).dropLast()
        #expect(!before.isEmpty && before.allSatisfy { ($0.components(separatedBy: "<p ").last ?? "").contains(tap) })
        #expect(email.html.contains("Ellison &amp; Sons"))
        #expect(!email.html.contains("Ellison & Sons"))
        hasWhatEveryMailHas(email, kind, language)
    }

    @Test(arguments: Language.allCases)
    func `names the brand's own notices where it has some`(language: Language) throws {
        let own = Brand.sampleCarrier
        let imprint = Brand.Imprint(privacyURL: "https://a.example/p?x=1&y=2", legalURL: "https://a.example/l")
        let brand = Brand(
            id: own.id, name: own.name, hosts: own.hosts, look: own.look, policy: own.policy, timeZone: own.timeZone,
            numbering: own.numbering, mail: MailSender(address: .sample("care@northline.example")), imprint: imprint)
        let composer = EmailComposer(brands: Brands([brand]), links: SampleLinks())
        let email = try composer.email(for: world.message(language: language))
        let lines =
            language == .en
            ? ["Privacy notice: https://a.example/p?x=1&y=2", "Legal notice: https://a.example/l"]
            : [
                "Données personnelles\u{a0}: https://a.example/p?x=1&y=2",
                "Mentions légales\u{a0}: https://a.example/l",
            ]
        for line in lines { #expect(email.text.contains("\n\(line)\n")) }
        #expect(email.html.contains("https://a.example/p?x=1&amp;y=2"))
        #expect(try !EmailComposer.sample.email(for: world.message()).text.contains("Privacy notice"))
    }

    @Test(arguments: Language.allCases)
    func `says no more of its link than the reader's address reaches`(language: Language) throws {
        func text(_ reach: NotMeLink.Reach?) throws -> String {
            try EmailComposer.sample.email(for: world.message(language: language, reach: reach)).text
        }
        let stops = language == .en ? "until an owner logs in" : "jusqu’à la connexion d’une personne titulaire"
        #expect(try text(.account).contains(stops) && !text(.ownSessions).contains(stops))
        #expect(try text(.ownSessions).contains(language == .en ? "logged out everywhere" : "toutes vos sessions"))
        #expect(try !text(nil).contains("not-me"), "no button that cannot work")
    }

    @Test func `lets no name become markup or a line of its own`() throws {
        let email = try EmailComposer.sample.email(
            for: world.message(company: "<b>x</b>\"'\r\nBcc: a@b.example", name: "<script>alert(1)</script>\n\nPS"))
        #expect(!email.html.contains("<b>") && !email.html.contains("<script>"))
        #expect(email.html.contains("&lt;b&gt;x&lt;/b&gt;&quot;&#39; Bcc: a@b.example"))
        #expect(email.text.hasPrefix("Hello <script>alert(1)</script> PS,\n\n"))
        #expect(!email.subject.contains("\n"))
    }

    @Test func `is refused where the brand has no sender or the key is gone`() {
        #expect(throws: EmailComposer.Failure.noSender("ruche")) {
            try EmailComposer.sample.email(for: world.message(brand: "ruche"))
        }
        #expect(throws: EmailComposer.Failure.noSender("gone")) {
            try EmailComposer.sample.email(for: world.message(brand: "gone"))
        }
        #expect(throws: EmailComposer.Failure.keyMissing("lost")) {
            try EmailComposer.sample.email(for: world.message(.invitation, keyID: "lost"))
        }
    }

    @Test func `is written with the headers that a notice needs, and the same way twice`() throws {
        let message = world.message(language: .fr)
        let email = try EmailComposer.sample.email(for: message)
        let written = MailWriter.write(email)
        let text = String(decoding: written.bytes, as: UTF8.self)
        #expect(text.contains("From: \"Northline\" <care@northline.example>\r\n"))
        #expect(text.contains("Message-ID: <\(message.id)@northline.example>\r\n"))
        #expect(text.contains("Date: Tue, 03 Mar 2026 10:00:00 +0000\r\n"))
        #expect(text.contains("Auto-Submitted: auto-generated\r\n"))
        #expect(text.contains("Content-Language: fr\r\n"))
        #expect(!text.contains("Unsubscribe"))
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") })
        #expect(MailWriter.write(try EmailComposer.sample.email(for: message)).bytes == written.bytes)
    }
}
