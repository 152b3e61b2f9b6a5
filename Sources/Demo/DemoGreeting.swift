import SecurityQuestions
import SpokenAnswers

/// What the demo prints once it serves: where everything is and how to log in.
package struct DemoGreeting: Sendable {
    let file: DemoFile
    let path: String
    let brands: Brands
    let portal: PublicAddress
    /// Where the care desk listens, as it was bound.
    let care: String
    /// Where programs are served; nil where they are not.
    let api: String?
    /// Where mails go; nil where they wait.
    let mail: String?

    package init(
        file: DemoFile, path: String, brands: Brands, portal: PublicAddress, care: String, api: String? = nil,
        mail: String?
    ) {
        self.file = file
        self.path = path
        self.brands = brands
        self.portal = portal
        self.care = care
        self.api = api
        self.mail = mail
    }

    package var text: String {
        (["Countersign serves its demo. Both brands and all their people are fictional.", ""]
            + file.brands.flatMap(lines) + careLines + apiLines + mailLines + [
                "Everything is in \(path). Stop with Ctrl-C."
            ])
            .joined(separator: "\n")
    }

    private func lines(_ entry: DemoFile.BrandEntry) -> [String] {
        guard let brand = brands[entry.id] else { return [] }
        let accounts = DemoBrand.all.first { $0.id == entry.id }?.accounts ?? []
        let (owners, colleagues) = (Set(accounts.map(\.email)), accounts.compactMap(\.colleague))
        let others = accounts.filter { $0.role != .owner }
        return [brand.name]
            + brand.hosts.map { "  \(portal.origin(host: $0.name))/  (\($0.language.rawValue))" }
            + [
                "  owner          \(entry.owner.email)  \(entry.owner.password)",
                "                 account \(entry.owner.account), \(entry.owner.phone), answer “\(entry.owner.answer)”",
            ]
            + colleagues.filter { !owners.contains($0.email) }.map {
                "  \($0.role.rawValue.padded(to: 13))  \($0.email)  of the same account, same password"
            }
            + colleagues.filter { owners.contains($0.email) }.map {
                "  \("two accounts".padded(to: 13))  \($0.email)  with the same password"
            }
            + others.map { "  \($0.role.rawValue.padded(to: 13))  \($0.email)  with the same password" }
            + ["  invitation     \(entry.activation.url)", ""]
    }

    private var mailLines: [String] { mail.map { ["Mails", "  \($0)", ""] } ?? [] }

    private var apiLines: [String] {
        guard let client = file.client, let api else { return [] }
        return ["API", "  \(api)", "  client         \(client.id)  \(client.secret)", ""]
    }

    private var careLines: [String] {
        guard let entry = file.brands.first else { return [] }
        return [
            "Customer Care",
            "  \(care)/",
            "  agent          \(entry.agent.email)  \(entry.agent.password)",
            "  supervisor     \(entry.supervisor.email)  \(entry.supervisor.password)", "",
        ]
    }
}

extension String {
    /// With spaces after it, for columns.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
