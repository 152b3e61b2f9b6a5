import Foundation
import SecurityQuestions
import SpokenAnswers
import Testing

@Suite struct PhoneNumberTests {
    @Test(
        "Every notation of one French number is read as the same",
        arguments: [
            "0612345678", "06 12 34 56 78", "06.12.34.56.78", "06-12-34-56-78", "06/12/34/56/78", "612345678",
            "06\u{A0}12\u{A0}34\u{A0}56\u{A0}78", "06\u{202F}12\u{202F}34\u{202F}56\u{202F}78", "+33 6 12 34 56 78",
            "+33 (0)6 12 34 56 78", "+33(0)612345678", "(+33) 6 12 34 56 78", "(+33)(0)6 12 34 56 78",
            "+33 06 12 34 56 78", "0033 6 12 34 56 78", "00 33 (0)6 12 34 56 78", "0033 06 12 34 56 78",
            "tel:+33612345678", "TEL:+33-6-12-34-56-78", "(0)6 12 34 56 78", "06–12–34–56–78", "06‐12‑34−56—78",
            "٠٦١٢٣٤٥٦٧٨", "\u{202A}+33 6 12 34 56 78\u{202C}", " 06 12 34 56 78\n", "06\t12 34 56 78",
            "+33·6·12·34·56·78",
        ])
    func french(notation: String) {
        #expect(PhoneNumber(notation, plan: .france)?.e164 == "+33612345678")
    }

    @Test(
        "Every notation of one American number is read as the same",
        arguments: [
            "(415) 555-0132", "415-555-0132", "415.555.0132", "4155550132", "1 (415) 555-0132", "1-415-555-0132",
            "+1 415 555 0132", "+1 (415) 555‑0132", "011 1 415 555 0132", "tel:+1-415-555-0132",
        ])
    func american(notation: String) {
        #expect(PhoneNumber(notation, plan: .northAmerica)?.e164 == "+14155550132")
    }

    @Test func `Numbers of other countries keep their country`() {
        #expect(PhoneNumber("+44 (0)20 7946 0018", plan: .france)?.e164 == "+442079460018")
        #expect(PhoneNumber("020 7946 0018", plan: .unitedKingdom)?.e164 == "+442079460018")
        #expect(PhoneNumber("0470 12 34 56", plan: .belgium)?.e164 == "+32470123456")
        #expect(PhoneNumber("02 123 45 67", plan: .belgium)?.e164 == "+3221234567")
        #expect(PhoneNumber("044 668 18 00", plan: .switzerland)?.e164 == "+41446681800")
        #expect(PhoneNumber("011 33 6 12 34 56 78", plan: .northAmerica)?.e164 == "+33612345678")
        // Italian numbers keep the 0 they begin with.
        #expect(PhoneNumber("+39 06 1234 5678", plan: .france)?.e164 == "+390612345678")
    }

    @Test(
        "What is no number is not read as one",
        arguments: [
            "", "+", "()", "(0)", "tel:", "06 12 34 56 7", "06 12 34 56 789", "06 12 34 56 7x",
            "+33+612345678", "++33612345678", "33 + 612345678", "+0612345678", "+1234567890123456",
            "+33612", "-1", "+33 06 12 34 56",
        ])
    func none(text: String) { #expect(PhoneNumber(text, plan: .france) == nil) }

    @Test(
        "Any number in ten notations and more is one number",
        arguments: [
            (PhoneNumberingPlan.france, "33", "639981234"), (.france, "33", "199001234"), (.belgium, "32", "470123456"),
            (.switzerland, "41", "446681800"), (.france, "590", "590000001"), (.france, "262", "692000002"),
        ])
    func notations(plan: PhoneNumberingPlan, code: String, number: String) {
        let whole = code + number
        for text in [
            "+\(whole)", "00\(whole)", "+00\(whole)", whole, "0\(number)", "+\(code) (0)\(number)",
            "+\(code) 0\(number)",
            "tel:+\(whole)", "sip:+\(whole)@pbx.example;user=phone", "\"A B\" <sip:\(whole)@pbx.example:5060>;tag=1",
            "P-Asserted-Identity: <tel:+\(whole)>", "sip:%2B\(whole)@pbx.example",
            "tel:0\(number);phone-context=+\(code)",
            "Tél. : 0\(number)", "0\(number) poste 12", "+\(whole) x12", "011\(whole)", "\u{202A}+\(whole)\u{202C}",
        ] { #expect(PhoneNumber(text, plan: plan)?.e164 == "+\(whole)", "\(text)") }
    }

    @Test func `North America has extensions, letters and the Caribbean`() {
        for text in [
            "(416) 555-0132 x204", "+1 416 555-0132 ext. 12", "(416) 555-0132,204", "416-555-0132 #204",
            "sip:4165550132;ext=204@pbx.example", "14165550132",
        ] { #expect(PhoneNumber(text, plan: .northAmerica)?.e164 == "+14165550132", "\(text)") }
        #expect(PhoneNumber("1-800-FLOWERS", plan: .northAmerica)?.e164 == "+18003569377")
        #expect(PhoneNumber("876 555 0132", plan: PhoneNumberingPlan.all["JM"] ?? .france)?.e164 == "+18765550132")
        #expect(PhoneNumber("33639981234", plan: .northAmerica) == nil)
        #expect(PhoneNumber(sent: "33639981234", plan: .northAmerica)?.e164 == "+33639981234")
    }

    @Test(
        "Several numbers stand in one field, whatever is between them",
        arguments: [" ; ", ", ", " ::: ", "/", " / ", " | ", " ou ", " or ", "\n", " ", " & ", ";"])
    func several(separator: String) {
        let list = PhoneNumberList("06 39 98 30 01\(separator)01 99 00 20 01 poste 4", plan: .france)
        #expect(list.numbers.map(\.e164) == ["+33639983001", "+33199002001"] && list.refused.isEmpty)
    }

    @Test func `What is no number in a field is named, and why`() {
        let list = PhoneNumberList("0639983001 ou 204", plan: .france)
        #expect(list.numbers.count == 1 && list.refused.map(\.why) == [.inside])
        #expect(PhoneNumberList("555-0132", plan: .northAmerica).refused.map(\.why) == [.areaCodeMissing])
    }

    @Test func `A stored number is taken in the international form alone`() {
        #expect(PhoneNumber(e164: "+33612345678") != nil)
        for text in [
            "", "+", "33612345678", "+033612345", "+123456", "+1234567890123456", "+33 612345678", "+3361234567٨",
        ] {
            #expect(PhoneNumber(e164: text) == nil, "\(text)")
        }
    }
}

@Suite struct EmailAddressTests {
    @Test(
        "What can be delivered to is an address",
        arguments: [
            "claire@example.org", "c.d+news@sub.example.org", " claire@example.org\u{A0}", "root@localhost",
            "o'neill@example.org", "é@exämple.example", "用户@例え.jp",
        ])
    func taken(text: String) {
        #expect(EmailAddress(text)?.text == text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    @Test(
        "What stands around an address, and signs that nobody sees, are left out",
        arguments: [
            ("<a@example.org>", "a@example.org"), ("Ann <a@example.org>", "a@example.org"),
            ("mailto:a@example.org?subject=x", "a@example.org"), ("a\u{200B}b@example.org", "ab@example.org"),
            ("a\u{202E}b@example.org", "ab@example.org"), ("\u{202A}a@example.org", "a@example.org"),
            ("a＠example.org", "a@example.org"),
        ])
    func around(written: String, read: String) { #expect(EmailAddress(written)?.text == read) }

    @Test(
        "What cannot be delivered to is none",
        arguments: [
            "", "@", "claire", "claire@", "@example.org", "a@b@c", "a b@example.org", "a\u{A0}b@example.org",
            "a\nb@example.org", "a\u{0}@example.org", "a\u{85}b@example.org",
            "a,b@example.org", "a@.example", "a@example.", "a@ex..org",
            "\"a\"@example.org",
        ])
    func refused(text: String) { #expect(EmailAddress(text) == nil) }

    @Test func `The limits of RFC 5321 hold`() {
        let local = String(repeating: "a", count: 64)
        #expect(EmailAddress(local + "@example.org") != nil)
        #expect(EmailAddress("a" + local + "@example.org") == nil)
        let domain = String(repeating: "a.", count: 93) + "org"
        #expect(EmailAddress(local + "@" + domain) != nil)
        #expect(EmailAddress(local + "@" + "x" + domain) == nil)
    }

    @Test func `A domain in letters and in Punycode is one, and mail goes to the latter`() throws {
        let letters = try #require(EmailAddress("Owner+x@Société.example"))
        let browser = try #require(EmailAddress("owner+x@xn--socit-esab.example"))
        #expect(letters == browser && letters.key == "owner+x@société.example")
        #expect(letters.deliverable == "Owner+x@xn--socit-esab.example" && letters.keys.last == browser.text)
        #expect(DomainName("例え.jp").ascii == "xn--r8jz45g.jp" && DomainName("xn--r8jz45g.jp").letters == "例え.jp")
        #expect(DomainName("bücher.example").ascii == "xn--bcher-kva.example")
        for text in ["xn--", "xn--a", "xn--999999999999", "xn--a-b-c"] {
            #expect(DomainName(DomainName(text).letters).letters == DomainName(text).letters)
        }
    }

    @Test func `What is no address is told why`() {
        let refusals: [(String, EmailAddressRefusal)] = [
            ("\"a b\"@example.org", .quoted), ("a@[192.0.2.1]", .numericDomain), ("a@b@c", .severalAt),
            ("a", .incomplete),
            ("a@b.example, c@d.example", .sign), ("a@ex..org", .domain), (" ", .empty),
        ]
        for (text, why) in refusals { #expect(throws: why) { try EmailAddress.read(text).get() } }
    }

    @Test func `Case and the way accents are encoded make no difference, to the byte`() throws {
        let one = try #require(EmailAddress("CLAIRE.Dupr\u{E9}@Example.org"))
        let other = try #require(EmailAddress("claire.dupre\u{301}@example.ORG"))
        #expect(one == other && Array(one.key.utf8) == Array(other.key.utf8))
        #expect(one.text == "CLAIRE.Dupr\u{E9}@Example.org")
    }
}

@Suite struct StatementTests {
    @Test(
        "Ways of writing one account number have one key",
        arguments: [
            "MV-204 118", "mv204118", "MV 204.118", "mv/204/118", "ＭＶ２０４１１８", " MV\u{A0}204118 ",
        ])
    func number(text: String) { #expect(Account.key(ofNumber: text) == "MV204118") }

    @Test func `Accents in account numbers count, however they are encoded`() {
        #expect(Account.key(ofNumber: "é-1") == Account.key(ofNumber: "e\u{301}-1"))
        #expect(Account.key(ofNumber: "é-1") != Account.key(ofNumber: "e-1"))
        #expect(Account.key(ofNumber: " -/. ") == "")
    }

    @Test func `An address is read as nothing else`() throws {
        let email = try #require(EmailAddress("c@example.org"))
        #expect(CallerClaim.readings(of: " c@example.org ", plans: [.france]) == [.email(email)])
    }

    @Test func `Digits are read as an account number and as a number of each plan, once each`() throws {
        let french = try #require(PhoneNumber(e164: "+33612345678"))
        let readings = CallerClaim.readings(of: "06 12 34 56 78", plans: [.france, .france])
        #expect(readings == [.accountNumber("0612345678"), .phone(french)])
    }

    @Test func `The brands' plans are all tried`() {
        let readings = CallerClaim.readings(of: "415 555 0132", plans: [.france, .northAmerica])
        #expect(readings.contains { $0 == PhoneNumber(e164: "+14155550132").map(CallerClaim.phone) })
        #expect(readings.count == 2)
    }

    @Test("Nothing is read from nothing", arguments: ["", "  ", "\u{A0}", "…", "@", "--"])
    func nothing(text: String) { #expect(CallerClaim.readings(of: text, plans: [.france]).isEmpty) }
}

@Suite struct BrandsTests {
    let brands = Brands([.test])

    @Test func `A brand is found by its id and by each of its hosts, whatever the case`() {
        #expect(brands["meridian"]?.name == "Meridian Voice")
        #expect(brands.serving(host: "MERIDIAN.localhost")?.host.language == .en)
        #expect(brands.serving(host: "fr.meridian.localhost")?.host.language == .fr)
        #expect(brands.all.count == 1)
    }

    @Test func `A brand is found by nothing else`() {
        #expect(brands["Meridian"] == nil)
        for host in ["", "localhost", "meridian.localhost.", "x.meridian.localhost", "meridian.localhost:8080"] {
            #expect(brands.serving(host: host) == nil)
        }
    }
}
