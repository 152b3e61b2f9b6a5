import Foundation
import SecurityQuestions

/// A client as the command line tells it.
struct ClientReport: Encodable, Sendable {
    let id: String
    let brand: String
    let scopes: [String]
    /// Their addresses; nil for everybody of the brand.
    let agents: [String]?
    let networks: [String]
    /// Which it has to show one of; by the secret alone where there is none.
    let certificates: [String]
    let wrongAnHour: Int
    let isDisabled: Bool
    let secrets: [Secret]
    /// Only where it has just been made.
    let secret: String?

    struct Secret: Encodable, Sendable {
        let madeAt: Date
        let expiresAt: Date?
        let usedAt: Date?
    }

    init(_ client: Client, agents known: [Agent] = [], secret: String? = nil) {
        (id, brand, self.secret) = (client.id, client.brand, secret)
        scopes = client.permissions.map(\.rawValue).sorted()
        agents =
            switch client.agents {
            case .ofBrand: nil
            case .named(let ids): known.filter { ids.contains($0.id) }.map(\.email.text)
            }
        networks = client.networks.map(\.description)
        certificates = client.certificates.sorted().map(\.text)
        wrongAnHour = client.wrongAllowed
        isDisabled = client.isDisabled
        secrets = client.secrets.map { Secret(madeAt: $0.madeAt, expiresAt: $0.expiresAt, usedAt: $0.usedAt) }
    }

    /// With the secret, where there is one: this is the one time that it is shown.
    func tell(asJSON: Bool) throws {
        if asJSON { return try Terminal.write(json: self) }
        if let secret {
            Terminal.tell("The secret of client “\(id)”. It is shown this once:")
            try Terminal.writeLine(secret)
        }
    }

    /// In one line.
    var line: String {
        let whom = agents.map { $0.isEmpty ? "nobody yet" : $0.joined(separator: ", ") } ?? "every agent of the brand"
        let used = secrets.compactMap(\.usedAt).max().map { "last used \($0.formatted(.iso8601))" } ?? "never used"
        let ends = secrets.compactMap(\.expiresAt).max().map { ", a secret ends \($0.formatted(.iso8601))" } ?? ""
        let shown = certificates.isEmpty ? "" : "  with \(certificates.joined(separator: " or "))"
        let from = networks.isEmpty ? "anywhere" : networks.joined(separator: ", ")
        return
            "\(id)  \(brand)  \(isDisabled ? "disabled" : "enabled")  \(scopes.joined(separator: " "))  for \(whom)  from \(from)\(shown)"
            + "  \(wrongAnHour) wrong an hour  \(used)\(ends)"
    }
}
