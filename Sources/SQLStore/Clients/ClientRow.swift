import Foundation
import SecurityQuestions

/// A client as a row; the agents, rows of their own, come with it in one column.
struct ClientRow {
    let key: Int64
    let client: Client
    let facts: RowFacts

    /// Of `clients p`.
    static let columns = """
        p.key AS client_key, p.name AS client_name, (SELECT id FROM brands WHERE key = p.brand) AS client_brand,
        p.permissions, p.networks, p.certificates, p.all_agents, p.wrong_allowed, p.disabled AS client_disabled,
        p.secret, p.secret_made_at, p.secret_expires_at, p.secret_used_at,
        p.former_secret, p.former_made_at, p.former_expires_at, p.former_used_at,
        (SELECT group_concat(agent, ' ') FROM client_agents WHERE client = p.key) AS client_agents,
        p.tag_key AS client_tag_key, p.tag AS client_tag
        """

    static let sql = "SELECT \(columns) FROM clients p"

    /// Reads ``columns``. Throws `RecordAltered`.
    init(_ row: SQLRow) throws {
        try self.init(unchecked: row)
        try row.require(facts, tag: "client")
    }

    /// For whoever tags it.
    init(unchecked row: SQLRow) throws {
        key = try row["client_key"]
        let isOfBrand: Bool = try row["all_agents"]
        let named = try row.words("client_agents").compactMap(ID<Agent>.init)
        client = Client(
            id: try row["client_name"], brand: try row["client_brand"],
            permissions: Set(try row.words("permissions").compactMap(Client.Permission.init)),
            agents: isOfBrand ? .ofBrand : .named(Set(named)),
            networks: try row.words("networks").map { try present(CIDRBlock($0)) },
            certificates: Set(try row.words("certificates").map { try present(ClientCertificate.Mark($0)) }),
            wrongAllowed: try row["wrong_allowed"], isDisabled: try row["client_disabled"],
            secrets: [try Self.secret(row, "secret", "secret"), try Self.secret(row, "former_secret", "former")]
                .compactMap(\.self))
        facts = RowFacts(client)
    }

    private static func secret(_ row: SQLRow, _ column: String, _ prefix: String) throws -> ClientSecret? {
        guard let hash: TokenHash = try row[column] else { return nil }
        return ClientSecret(
            hash: hash, madeAt: try row[prefix + "_made_at"], expiresAt: try row[prefix + "_expires_at"],
            usedAt: try row[prefix + "_used_at"])
    }
}

extension RowFacts {
    /// All that a client may do, and by what it is let in.
    init(_ client: Client) {
        // Those of before were tagged without, and are bound to none.
        let certificates = client.certificates.isEmpty ? [] : [Self.text(client.certificates)]
        self.init(
            label: client.certificates.isEmpty ? "client" : "client by certificate",
            RecordAltered(.client, id: client.id, account: nil),
            [
                client.id, client.brand, client.permissions.map(\.rawValue).sorted().joined(separator: " "),
                client.networks.map(\.description).joined(separator: " "), Self.text(client.agents),
                String(client.wrongAllowed), client.isDisabled ? "disabled" : "",
            ] + certificates
                + client.secrets.flatMap { secret in
                    [
                        Base64URL.text(secret.hash.bytes), String(secret.madeAt.milliseconds),
                        secret.expiresAt.map { String($0.milliseconds) } ?? "",
                    ]
                })
    }

    fileprivate static func text(_ marks: Set<ClientCertificate.Mark>) -> String {
        marks.sorted().map(\.text).joined(separator: " ")
    }

    private static func text(_ agents: Client.Agents) -> String {
        switch agents {
        case .ofBrand: "all"
        case .named(let ids): ids.map(\.description).sorted().joined(separator: " ")
        }
    }
}

extension Client {
    /// The columns `permissions, networks, certificates, all_agents, wrong_allowed, disabled`.
    var columns: SQLArguments {
        [
            permissions.map(\.rawValue).sorted().joined(separator: " "),
            networks.map(\.description).joined(separator: " "), RowFacts.text(certificates), agents == .ofBrand,
            wrongAllowed, isDisabled,
        ]
    }

    /// The columns of both secrets.
    var secretColumns: SQLArguments { Self.columns(secrets.first) + Self.columns(secrets.dropFirst().first) }

    private static func columns(_ secret: ClientSecret?) -> SQLArguments {
        [secret?.hash, secret?.madeAt, secret?.expiresAt, secret?.usedAt]
    }
}
