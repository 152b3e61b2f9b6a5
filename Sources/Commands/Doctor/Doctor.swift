import AppConfiguration
import DurableFiles
import Foundation
import SecurityQuestions
import Vault

/// Looks at everything that must be right before the server can start, and changes nothing it does not have to.
struct Doctor: Sendable {
    let configuration: Configuration
    let environment: any CommandEnvironment

    enum Check: String, CaseIterable, Sendable {
        case configuration
        case colours
        case folder = "data folder"
        case keyRing = "key ring"
        case database
        case hashing
        case portal = "Office Manager port"
        case care = "care desk port"
        case api = "API port"
        case telemetry = "metrics port"
        case tls = "TLS"
        case company = "company log-in"
        case mail
        case stream = "audit stream"
        case help
    }

    func findings() async -> [Finding] {
        var findings: [Finding] = []
        for check in Check.allCases {
            findings.append(await Finding.of(check.rawValue) { try await look(check) })
        }
        return findings
    }

    private var brands: String {
        let count = configuration.brands.all.count
        return count == 1 ? "1 brand" : "\(count) brands"
    }

    private func look(_ check: Check) async throws -> Finding.Outcome {
        switch check {
        case .configuration: .ok("\(brands)\(relays)")
        case .colours: ColourCheck(brands: configuration.brands.all).look()
        case .folder: .ok(try FolderCheck(path: configuration.data).look())
        case .keyRing: try await keyRing()
        case .database: try await database()
        case .hashing: .ok(HashingCheck(hashing: configuration.hashing).look())
        case .portal: .ok(try await port(configuration.portal.listen))
        case .care: .ok(try await port(configuration.care.listen))
        case .api: .ok(try await port(configuration.api))
        case .telemetry: .ok(try await port(configuration.telemetry))
        case .mail: try await MailCheck(configuration: configuration, environment: environment).look()
        case .stream:
            try await configuration.auditStream.map(StreamCheck.init)?.look() ?? .ok("not used here")
        case .company:
            try await CompanyLogInCheck.look(configuration, world: environment.world)
        case .help: try HelpCheck(configuration: configuration).look()
        case .tls:
            try configuration.tls.map {
                try TLSCheck(
                    files: $0, clientAuthorities: configuration.apiClientAuthorities, now: environment.world.now()
                ).look()
            } ?? .ok("not used here")
        }
    }

    /// Who is believed about where requests come from, in which header; the other one is anybody's.
    private var relays: String {
        guard !configuration.trustedProxies.isEmpty else { return "" }
        let header = configuration.forwardedHeader
        let names = configuration.trustedProxies.map(\.description).joined(separator: ", ")
        return "; believes \(header.rawValue) of \(names), and ignores \(header.other.rawValue)"
    }

    private func port(_ address: ListenAddress?) async throws -> String {
        guard let address else { return "not used here" }
        return try await PortCheck(address: address, server: server).look()
    }

    private var server: RunningServer { RunningServer(database: configuration.database) }

    private func keyRing() async throws -> Finding.Outcome {
        let source = KeySources.source(of: configuration)
        if source is FileKeySource, !FileContent.isThere(configuration.keyRing), await !hasKeys {
            return .ok("none yet; made at the first start")
        }
        let count = try await source.read().keys.count
        let keys = "\(count) \(count == 1 ? "key" : "keys") from \(source.description)"
        guard source is MountedKeySource, let file = configuration.keyFile else { return .ok(keys) }
        let ownership = try FileOwnership(ofFileAt: file)
        return ownership.isPrivate
            ? .ok(keys)
            : .warning([
                "\(keys). It is user \(ownership.owner)’s, and group \(ownership.group) can read it: see to it that nobody but the server is "
                    + "of that group, or mount it so that only its user can."
            ])
    }

    /// Whether the database knows a key.
    private var hasKeys: Bool {
        get async {
            guard configuration.postgres != nil else { return configuration.hasDatabase }
            let known = try? await environment.inspect(configuration, keys: nil).keyChecks()
            return known?.isEmpty == false
        }
    }

    private func database() async throws -> Finding.Outcome {
        guard configuration.hasDatabase else { return .ok("none yet; made at the first start") }
        try DataFiles(configuration).requirePrivate()
        var server = try await self.server(of: configuration.postgres)
        let store = try await environment.inspect(configuration, keys: await environment.keyRingAtHand(configuration))
        let nodes = server != nil ? try await store.nodes() : []
        server?.nodes = nodes
        let known = try await store.keyChecks()
        if !known.isEmpty { try await fit(known) }
        let damage = server == nil ? try environment.damage(configuration) : []
        guard damage.isEmpty else { throw StoreFailure.damaged(path: configuration.database) }
        let areRowsTagged = store.missingMigrations.isEmpty ? try await store.areRowsTagged() : false
        if areRowsTagged { try RecordAltered.requireNone(of: try await store.alteredRows()) }
        var count = 0
        for brand in configuration.brands.all { count += try await store.count(ofBrand: brand.id) }
        if try await store.isClockDoubted() {
            throw CommandError(
                .badData,
                "The clock has jumped, so nothing is erased by it: look at the date; where it is right, run “countersign clock "
                    + "confirm”.")
        }
        let version =
            if !store.missingMigrations.isEmpty {
                "of an earlier version, brought up to date at the next start"
            } else if !areRowsTagged {
                "of this version but for the tags of its rows, which come with the next start: start the server once"
            } else {
                "of this version"
            }
        let said =
            (server.map { $0.said + ", " } ?? "sound, ") + "\(version), fits the key ring, \(count) accounts"
        let stops = store.missingMigrations.isEmpty ? try await store.brandStops().keys.sorted() : []
        let warnings = server?.warnings ?? []
        guard !stops.isEmpty || !warnings.isEmpty else { return .ok(said) }
        return .warning(
            [said] + warnings
                + stops.map {
                    "Every check of \($0) is stopped: “countersign panic --brand \($0) --end” lets them go on."
                })
    }

    /// Nil where the database is the file. Throws a ``CommandError`` where it cannot be used.
    private func server(of database: DatabaseSettings?) async throws -> DatabaseServerCheck? {
        guard let database else { return nil }
        let check = DatabaseServerCheck(
            database: database, facts: try await environment.facts(of: database), node: configuration.node.name)
        try check.require()
        let missing = try await environment.upgrade(of: database).missing.map(\.name)
        guard missing.isEmpty else {
            throw CommandError(
                .configuration,
                "The database lacks \(missing.joined(separator: ", ")): run “countersign database migrate” by the role that owns it."
            )
        }
        return check
    }

    /// Throws a `KeyRingFailure` where the ring is not that of the database.
    private func fit(_ known: [String: [UInt8]]) async throws {
        let ring = try await KeySources.source(of: configuration).read()
        for (id, check) in known.sorted(by: { $0.key < $1.key }) {
            guard let own = ring.check(for: id) else { throw KeyRingFailure.keyMissing(id: id) }
            guard own == check else { throw KeyRingFailure.keyDiffers(id: id) }
        }
    }
}
