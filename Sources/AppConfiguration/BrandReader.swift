import SecurityQuestions
import SpokenAnswers

/// Reads the list of brands; ids and host names are unique in it.
struct BrandReader {
    let problems: ConfigurationProblems
    /// Whether mail goes out: then every brand has a sender.
    let needsSender: Bool

    /// The built-in marks.
    static let marks = ["wave", "door", "key"]

    /// - Parameter companies: gets the brands' own providers of log-ins.
    func brands(_ root: ConfigurationSection, companies: inout [Brand.ID: CompanyLogInSettings]) -> [Brand] {
        let sections = root.sections("brands")
        if sections.isEmpty, problems.isEmpty || root.origin(of: "brands") == root.origin {
            problems.add(root.origin(of: "brands"), "brands is missing or empty; describe at least one brand.")
        }
        var ids: Set<String> = []
        var hosts: Set<String> = []
        return sections.compactMap { section in
            let (brand, company) = brand(section, hosts: &hosts)
            if let brand, let company { companies[brand.id] = company }
            if let id = brand?.id, !ids.insert(id).inserted {
                problems.add(
                    section.origin(of: "id"), "\(section.path).id \(id) is another brand’s; give each its own.")
            }
            return brand
        }
    }

    private func brand(_ section: ConfigurationSection, hosts: inout Set<String>) -> (Brand?, CompanyLogInSettings?) {
        let id = section.required("id", .brandID)
        let name = section.required("name", .name(upTo: 60))
        let zone = section.required("time-zone", .timeZone)
        let country = section.required("country", .country)
        let look = look(section.section("look"))
        let policy = policy(section.section("policy"))
        let mail = sender(section)
        let imprint = Brand.Imprint(
            privacyURL: section.value("privacy-url", .webAddress), legalURL: section.value("legal-url", .webAddress))
        let company = CompanyLogInReader(problems: problems).read(ofBrand: section.section("company-log-in"))
        let own = section.sections("hosts")
        if own.isEmpty {
            problems.add(section.origin(of: "hosts"), "\(section.path).hosts is missing or empty; describe one.")
        }
        let read = own.compactMap { host($0, taken: &hosts) }
        section.close()
        guard let id, let name, let zone, let country, let look else { return (nil, nil) }
        let brand = Brand(
            id: id, name: name, hosts: read, look: look, policy: policy, timeZone: zone, numbering: country, mail: mail,
            imprint: imprint)
        return (brand, company)
    }

    private func look(_ section: ConfigurationSection) -> Brand.Look? {
        let accent = section.required("accent", .colour)
        let onDark = section.required("accent-on-dark", .colour)
        let mark = section.required("mark", .oneOf(Self.marks))
        let logo = section.value("logo", .logo)
        section.close()
        guard let accent, let onDark, let mark else { return nil }
        var look = Brand.Look(accent: accent, accentOnDark: onDark, mark: mark)
        look.logo = logo
        return look
    }

    private func policy(_ section: ConfigurationSection) -> Brand.Policy {
        let usual = Brand.Policy()
        section.retire(.questionsPerAccount)
        let sound = section.value("sound-verifies", .bool)
        let change = section.value("recent-change", .recentChange)
        let managing = section.value("supervisors-manage-agents", .bool)
        let mailing = section.value("mail-code-links", .bool)
        let scopes = section.sections("scopes").compactMap(scope)
        section.close()
        return Brand.Policy(
            soundVerifies: sound ?? usual.soundVerifies, scopes: scopes.isEmpty ? usual.scopes : scopes,
            recentChangeNeedsCode: change ?? usual.recentChangeNeedsCode,
            supervisorsManageAgents: managing ?? usual.supervisorsManageAgents,
            mailsCodeLinks: mailing ?? usual.mailsCodeLinks)
    }

    private func scope(_ section: ConfigurationSection) -> Scope? {
        let name = section.section("name")
        let english = name.required("en", .name(upTo: 100))
        let french = name.required("fr", .name(upTo: 100))
        name.close()
        let id = section.value("id", .scopeID)
        let needs = section.required("needs", .method)
        section.close()
        guard let english, let french, let needs else { return nil }
        return Scope(id: id, name: Phrase(en: english, fr: french), needs: needs)
    }

    private func sender(_ brand: ConfigurationSection) -> MailSender? {
        let section = brand.section("mail")
        let from = section.value("from", .senderAddress)
        let name = section.value("name", .name(upTo: 60))
        let replyTo = section.value("reply-to", .senderAddress)
        if from == nil, needsSender || name != nil || replyTo != nil, !section.says("from") {
            problems.add(
                section.origin,
                "\(section.path).from is missing: with mail set up, every brand has a sender; allowed is "
                    + "\(SettingKind<EmailAddress>.senderAddress.allowed).")
        }
        section.close()
        return from.map { MailSender(address: $0, name: name, replyTo: replyTo) }
    }

    private func host(_ section: ConfigurationSection, taken: inout Set<String>) -> Brand.Host? {
        let name = section.required("name", .hostName)
        let language = section.required("language", .language)
        let phone = section.required("care-phone", .phone)
        section.close()
        if let name, !taken.insert(name).inserted {
            problems.add(
                section.origin(of: "name"), "\(section.path).name \(name) is served already; name each host once.")
        }
        guard let name, let language, let phone else { return nil }
        return Brand.Host(name: name, language: language, carePhone: phone)
    }
}

extension SettingKind<Bool> {
    /// Whether a support code is asked for after a recent change.
    fileprivate static var recentChange: Self {
        SettingKind("tell or code") { ["tell": false, "code": true][$0] }
    }
}

extension SettingKind<VerificationMethod> {
    fileprivate static var method: Self {
        SettingKind("question or code") { ["question": .securityQuestion, "code": .supportCode][$0] }
    }
}
