import Encodings
import Foundation
import Logging
import SecurityQuestions
import Yams

/// Reads a configuration from the file and what lies over it.
extension Configuration {
    /// Throws ``ConfigurationRefused`` with everything that is wrong.
    package init(_ file: ConfigurationFile, overlay: Overlay) throws {
        let problems = ConfigurationProblems()
        let settings = WrittenSettings()
        let root = ConfigurationSection(
            try Self.compose(file), path: "", line: 1, file: file, overlay: overlay, problems: problems,
            settings: settings)
        let folder = root.required("data", .path)
        let help = root.value("help", .path)
        let postgres = DatabaseSettings.read(root.section("database"))
        let node = NodeSettings.read(root.section("node"))
        let portal = Self.portal(root.section("portal"))
        let care = Self.care(root.section("care"), problems)
        let (api, apiAddress, clientAuthorities, grantMinutes) = Self.api(root.section("api"))
        let webhooks = root.section("webhooks")
        let webhookNetworks = webhooks.value("networks", .networks) ?? []
        webhooks.close()
        let tls = Self.tls(root.section("tls"))
        let proxy = root.section("proxy")
        let proxies = proxy.value("trusted", .networks) ?? []
        let forwardedHeader = proxy.value("header", .forwardedHeader) ?? .xForwardedFor
        proxy.close()
        let log = root.section("log")
        let logLevel = log.value("level", .logLevel) ?? .info
        let logFormat = log.value("format", .logFormat) ?? .text
        log.close()
        let telemetry = Self.telemetry(root.section("telemetry"))
        let auditStream = AuditStreamReader(problems: problems).stream(root.section("audit"))
        let hashing = Self.hashing(root.section("hashing"))
        let keys = Self.keys(root.section("keys"))
        let mail = MailReader(problems: problems, environment: overlay.environment).mail(root.section("mail"))
        let retention = Self.retention(root.section("retention"))
        var companies: [Brand.ID: CompanyLogInSettings] = [:]
        let brands = BrandReader(problems: problems, needsSender: mail != nil).brands(root, companies: &companies)
        let company = care.company(brands.map(\.id))
        root.close()
        let listeners = [portal.plain, care.plain] + [api].compactMap(\.self)
        if let clientAuthorities, tls == nil {
            problems.add(
                clientAuthorities.origin,
                "api.client-ca needs tls.certificate and tls.key: a client shows its certificate in a TLS hand-shake.")
        }
        if tls == nil, proxies.isEmpty { Self.refusePlainHTTP(listeners, problems) }
        if portal.listen.port != 0, portal.listen == care.care.listen {
            problems.add(
                care.plain.origin, "portal.listen and care.listen are the same address; give each a port of its own.")
        }
        for (setting, taken, _) in [portal.plain, care.plain] where api?.address == taken && taken.port != 0 {
            problems.add(
                api?.origin ?? root.origin,
                "api.listen and \(setting) are the same address; give each a port of its own.")
        }
        for (setting, taken, _) in listeners where telemetry.listen == taken && taken.port != 0 {
            problems.add(
                telemetry.origin, "telemetry.listen and \(setting) are the same address; give each a port of its own.")
        }
        try problems.report()
        self.init(
            data: folder ?? "", postgres: postgres, node: node,
            portal: Portal(listen: portal.listen, publicPort: portal.publicPort),
            care: care.care, companyLogIn: company, api: api?.address, webhookNetworks: webhookNetworks, tls: tls,
            trustedProxies: proxies, forwardedHeader: forwardedHeader,
            logLevel: logLevel, logFormat: logFormat, telemetry: telemetry.listen,
            auditStream: auditStream, hashing: hashing,
            brands: Brands(brands), mail: mail, keyCommand: keys.command,
            keyFile: keys.file,
            retention: retention, help: help,
            fingerprint: Self.fingerprint(file, overlay), settings: settings.texts,
            sharedFingerprint: try Self.sharedFingerprint(file, overlay), warnings: problems.warnings)
        apiPublicAddress = apiAddress
        apiClientAuthorities = clientAuthorities?.path
        brandLogIns = companies
        if let grantMinutes { grantLifetime = TimeInterval(grantMinutes * 60) }
    }

    /// 16 hexadecimal digits of SHA-256. No setting is a secret: passwords stand in files of their own.
    private static func fingerprint(_ file: ConfigurationFile, _ overlay: Overlay) -> String {
        var bytes = HashedBytes("countersign configuration 1")
        bytes.append(file.text)
        for path in Overlay.paths { bytes.append(overlay.written(path).last?.text) }
        return Hexadecimal.text(Array(bytes.digest.prefix(8)))
    }

    /// What may differ from node to node.
    private static let ofNode = [
        "data", "help", "node", "database", "telemetry", "tls", "log", "api", "portal.listen", "care.listen",
    ]

    private static func sharedFingerprint(_ file: ConfigurationFile, _ overlay: Overlay) throws -> String {
        var bytes = HashedBytes("countersign shared configuration 1")
        for (key, value) in try compose(file)?.mapping ?? [:] {
            guard let name = key.scalar?.string, !ofNode.contains(name) else { continue }
            bytes.append(name)
            guard let section = value.mapping else {
                bytes.append(try Yams.serialize(node: value))
                continue
            }
            for (key, value) in section where !ofNode.contains("\(name).\(key.scalar?.string ?? "")") {
                bytes.append(try Yams.serialize(node: key))
                bytes.append(try Yams.serialize(node: value))
            }
        }
        for path in Overlay.paths
        where !ofNode.contains(path) && !ofNode.contains(path.prefix { $0 != "." }.description) {
            bytes.append(overlay.written(path).last?.text)
        }
        return Hexadecimal.text(Array(bytes.digest.prefix(8)))
    }

    private typealias Listener = (setting: String, address: ListenAddress, origin: ConfigurationProblem.Origin)

    private static func compose(_ file: ConfigurationFile) throws -> Node? {
        do {
            return try Yams.compose(yaml: file.text)
        } catch let error as YamlError {
            throw ConfigurationRefused(problems: [YAMLFault(error).problem(in: file)])
        }
    }

    private static func portal(_ section: ConfigurationSection) -> (
        listen: ListenAddress, publicPort: Int?, plain: Listener
    ) {
        let listen = section.value("listen", .listen) ?? .portal
        let publicPort = section.value("public-port", .number(1...65535))
        section.close()
        return (listen, publicPort, ("portal.listen", listen, section.origin(of: "listen")))
    }

    private static func care(_ section: ConfigurationSection, _ problems: ConfigurationProblems) -> (
        care: Care, company: ([Brand.ID]) -> CompanyLogInSettings?, plain: Listener
    ) {
        let listen = section.value("listen", .listen) ?? .care
        let zone = section.value("time-zone", .timeZone).flatMap(TimeZone.init(identifier:)) ?? .gmt
        let secondFactor = section.value("second-factor", .secondFactor) ?? .optional
        let address = section.value("public-url", .webAddress)
        let networks = section.value("networks", .networks) ?? []
        let company = CompanyLogInReader(problems: problems).read(section.section("company-log-in"))
        section.close()
        let care = Care(
            listen: listen, timeZone: zone, secondFactor: secondFactor,
            publicAddress: address.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }, networks: networks)
        return (care, company, ("care.listen", listen, section.origin(of: "listen")))
    }

    private static func api(
        _ section: ConfigurationSection
    ) -> (
        listener: Listener?, publicAddress: String?,
        clientAuthorities: (path: String, origin: ConfigurationProblem.Origin)?, grantMinutes: Int?
    ) {
        let listen = section.value("listen", .listen)
        let authorities = section.value("client-ca", .path)
        let address = section.value("public-url", .webAddress)
        let minutes = section.value("grant-minutes", .number(1...15))
        section.close()
        return (
            listen.map { ("api.listen", $0, section.origin(of: "listen")) },
            address.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 },
            authorities.map { ($0, section.origin(of: "client-ca")) }, minutes
        )
    }

    /// Where it is told beyond this machine, the operator is told to keep it inside: figures say how a business goes.
    private static func telemetry(
        _ section: ConfigurationSection
    ) -> (listen: ListenAddress?, origin: ConfigurationProblem.Origin) {
        let listen = section.value("listen", .listen)
        let origin = section.origin(of: "listen")
        section.close()
        if let listen, !listen.address.isLoopback {
            section.problems.warn(
                origin,
                "telemetry.listen \(listen) tells metrics by plain HTTP to whoever reaches it: keep it inside a network of your "
                    + "own, or listen at 127.0.0.1:\(listen.port).")
        }
        return (listen, origin)
    }

    private static func tls(_ section: ConfigurationSection) -> TLSFiles? {
        let certificate = section.value("certificate", .path)
        let key = section.value("key", .path)
        section.close()
        if (certificate == nil) != (key == nil) {
            section.problems.add(
                section.origin(of: certificate == nil ? "key" : "certificate"),
                "tls.certificate and tls.key belong together; give both or neither.")
        }
        guard let certificate, let key else { return nil }
        return TLSFiles(certificate: certificate, key: key)
    }

    private static func hashing(_ section: ConfigurationSection) -> Hashing {
        let least = HashCost.owaspMinimum
        let memory = section.value("memory-mib", .number(least.memoryMiB...4096)) ?? least.memoryMiB
        let passes = section.value("passes", .number(least.passes...100)) ?? least.passes
        let threads = section.value("threads", .number(1...256)) ?? ProcessInfo.processInfo.activeProcessorCount
        let keepsMemory = section.value("kept-memory", .bool) ?? true
        section.close()
        return Hashing(
            cost: HashCost(memoryMiB: memory, passes: passes), threads: threads, keepsMemory: keepsMemory)
    }

    private static func keys(_ section: ConfigurationSection) -> (command: [String]?, file: String?) {
        let command = section.value("command", .program)
        let file = section.value("file", .path)
        section.close()
        section.requireOne(of: ["command", "file"], "places for the key ring to come from")
        return (command, file)
    }

    private static func retention(_ section: ConfigurationSection) -> Retention {
        let accounts = section.value("closed-accounts", .number(1...36_500))
        let log = section.value("audit-log", .period(atLeast: 30)) ?? Retention.standard.auditLog
        let calls = section.value("calls", .period(atLeast: 30)) ?? Retention.standard.calls
        section.close()
        return Retention(closedAccounts: accounts, auditLog: log, calls: calls)
    }

    /// Passwords and answers never cross a network in clear.
    private static func refusePlainHTTP(_ listeners: [Listener], _ problems: ConfigurationProblems) {
        for (setting, address, origin) in listeners where !address.address.isLoopback {
            problems.add(
                origin,
                "\(setting) \(address) would serve plain HTTP to other machines; allowed is a loopback address such as "
                    + "127.0.0.1:\(address.port), or tls.certificate and tls.key, or the address of a proxy in "
                    + "proxy.trusted.")
        }
    }
}

extension ListenAddress {
    fileprivate static let portal = ListenAddress(.loopback, port: 8080)
    fileprivate static let care = ListenAddress(.loopback, port: 8081)
}
