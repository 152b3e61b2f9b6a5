import AppConfiguration
import Foundation
import Logging
import NIOPosix
import SecurityQuestions
import ServiceLifecycle
import Synchronization
import Telemetry
import UnixSignals
import Vault
import Web

/// The addresses that are served, as they were bound.
struct Addresses: Sendable {
    let portal: String
    let care: String
    /// Nil where programs are not served.
    let api: String?
    /// Of each brand.
    let brands: BrandAddresses
}

/// Serves the Office Manager and the care desk until it is told to stop (SIGTERM, SIGINT): requests under way are
/// finished, then the database is let go.
///
/// - Parameter reread: reads the configuration anew, on SIGHUP; nil where it is only read at start.
func serve(
    _ configuration: Configuration, in environment: any CommandEnvironment,
    rereading reread: (@Sendable () throws -> Configuration)? = nil,
    ready: @escaping @Sendable (Addresses) -> Void
) async throws {
    let log = LogWriting(configuration, environment.world)
    // Before it is opened: SQLite makes the files beside it with the mode of the database.
    let early = log.logger(counting: Telemetry.off.lines)
    try DataFiles(configuration).takeFromOthers(early)
    let supervision = Supervision(logger: early)
    defer { supervision.finish() }
    let wait = DatabaseWait(logger: early, world: environment.world)
    try await environment.with(configuration, use: .server, waiting: wait) { context in
        let logger = log.logger(counting: context.telemetry.lines)
        let served = ServedBrands(configuration.brands)
        let standing = ServerStanding()
        let leases = Leases(isShared: configuration.postgres != nil)
        let node = configuration.postgres.map { _ in
            NodeService(
                context, name: configuration.node.name, configuration: configuration.sharedFingerprint, leases: leases,
                standing: standing, logger: logger)
        }
        await node?.beat()
        if let tls = configuration.tls, TLSCheck.isOpenToAll(key: tls.key) {
            logger.tell(.certificateKeyOpen, "everybody can read the TLS key: run “countersign doctor”")
        }
        let help = HelpLibrary.atStart(configuration, logger)
        let desk = OwnEventLoops(count: max(1, ProcessInfo.processInfo.activeProcessorCount / 2))
        let bound = Bound(configuration) { addresses in
            supervision.begin(hashing: context.vault, loops: [MultiThreadedEventLoopGroup.singleton, desk.group])
            ready(addresses)
        }
        let company = try configuration.companyLogIn.map {
            try $0.logIn(at: configuration.careOrigin, world: context.world)
        }
        let owners = try configuration.brandLogIns.mapValues { try $0.logIn(at: "", world: context.world) }
        let background = BackgroundWork()
        let openFiles = OpenFiles.raiseLimit()
        let sockets = try ListenSockets(ProcessInfo.processInfo.environment)
        let limits = ConnectionLimits(openFiles: openFiles)
        let certificate = try configuration.tls.map {
            try ServerCertificate(reading: Listener.TLSFiles(certificate: $0.certificate, key: $0.key))
        }
        let apiCertificate = try configuration.tls.flatMap { tls in
            try configuration.apiClientAuthorities.map {
                try ServerCertificate(
                    reading: Listener.TLSFiles(certificate: tls.certificate, key: tls.key, clientAuthorities: $0))
            }
        }
        // A demo ends with its terminal, as it always did.
        let isReloaded = !configuration.isDemo || context.keys.source is CommandKeySource
        let hangUps = isReloaded ? await UnixSignalsSequence(trapping: .sighup) : nil
        let portal = try Portal.application(
            services(
                context, configuration, served, standing, help, background, owners: owners,
                at: configuration.portal.listen),
            at: listener(
                configuration.portal.listen, certificate, limits, logger,
                inherited: sockets.descriptor(of: .portal, at: configuration.portal.listen)
            ) { bound.portalIsReady(port: $0) })
        let care = try CareDesk.application(
            services(
                context, configuration, served, standing, help, background, company, at: configuration.care.listen),
            at: listener(
                configuration.care.listen, certificate, limits, logger, desk,
                inherited: sockets.descriptor(of: .care, at: configuration.care.listen)
            ) { bound.careIsReady(port: $0) })
        let api = try configuration.api.map { address in
            try ClientAPI.application(
                services(context, configuration, served, standing, help, background, at: address) {
                    configuration.apiPublicAddress ?? bound.apiAddress ?? ""
                },
                at: listener(
                    address, apiCertificate ?? certificate, limits, logger,
                    inherited: sockets.descriptor(of: .api, at: address)
                ) { bound.apiIsReady(port: $0) })
        }
        if configuration.api == nil { try sockets.refuse(.api) }
        try await ServerRun(stores: context.stores).begin(
            configuration: node == nil ? configuration.fingerprint : configuration.sharedFingerprint)
        if let hold = try await context.stores.mailHold() { logger.tell(.mailHeld, "\(hold.advice)") }
        for (brand, since) in try await context.stores.brandStops() {
            logger.tell(
                .brandStopped,
                "every check of a brand is stopped: “countersign panic --brand \(brand) --end” lets them go on",
                ["brand": "\(brand)", "since": "\(since.formatted(.iso8601))"])
        }
        let checkpoints = CheckpointService(
            witness: CheckpointFile(path: configuration.auditWitness), leases: leases, keeper: context.auditKeeper,
            keys: context.keys, world: context.world, telemetry: context.telemetry, logger: logger)
        await checkpoints.sign()
        let sweep = Sweep(
            stores: context.stores, leases: leases, world: context.world, logger: logger, jobs: context.telemetry.jobs,
            retention: RetentionSweep(
                stores: context.stores, file: context.file, world: context.world,
                retention: configuration.retention, logger: logger))
        let keys = KeyWatch(keeper: context.keys, logger: logger)
        let certificates = [certificate, apiCertificate].compactMap { shown in
            shown.map { CertificateWatch(certificate: $0, logger: logger) }
        }
        var watches: [any Service] = certificates
        let brands = reread.map {
            BrandReload(of: configuration, reading: $0, served: served, context, logger)
        }
        if let hangUps {
            let looks: [@Sendable () async -> Void] = [
                { for certificate in certificates { await certificate.look() } }, { await keys.look() },
                { await brands?.look() },
            ]
            watches.append(ReloadSignal(signals: hangUps, looks: looks, supervision: supervision))
        }
        let living: any Service =
            if let node { node } else {
                WritingWatch(stores: context.stores, standing: standing, logger: logger)
            }
        let all: [any Service] =
            [
                living, portal, desk.running(care), sweep, keys, checkpoints,
                OpenFilesWatch(limit: openFiles, logger: logger),
            ]
            + (try auditStream(context, configuration, leases, logger))
            + (api.map { [$0, WebhookService(context, configuration, logger)] } ?? [])
            + (try post(context, configuration, served, leases, logger).map { [$0] } ?? [])
            + watches
            + (try metricsListener(context, configuration, served, certificate, limits, openFiles, standing, logger))
            + drain(configuration, standing)
        var group = ServiceGroupConfiguration(
            services: all.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // Longer than any request may take. What hangs even then, ``StopDeadline`` ends.
        group.maximumGracefulShutdownDuration = .seconds(20)
        do {
            try await supervision.run(ServiceGroup(configuration: group))
        } catch {
            await background.finish()
            await stop(context, checkpoints, node)
            throw error
        }
        await background.finish()
        await stop(context, checkpoints, node)
    }
}

/// The last thing that is recorded, and signed.
private func stop(_ context: AppContext, _ checkpoints: CheckpointService, _ node: NodeService?) async {
    try? await ServerRun(stores: context.stores).end()
    await checkpoints.sign()
    await node?.leave()
}

/// Nothing where nobody else could serve meanwhile, unless it is asked for.
private func drain(_ configuration: Configuration, _ standing: ServerStanding) -> [any Service] {
    let usual = configuration.postgres == nil || configuration.isDemo ? 0 : 5
    return [Drain(seconds: configuration.node.drain ?? usual, standing: standing)]
}

/// Nil where mail is not set up: messages wait.
private func post(
    _ context: AppContext, _ configuration: Configuration, _ served: ServedBrands, _ leases: Leases, _ logger: Logger
) throws -> OutboxService? {
    guard let mail = configuration.mail else {
        logger.tell(
            .mailNotSetUp,
            "mail is not set up: notices and links wait in the outbox; describe “mail” in the configuration")
        return nil
    }
    return OutboxService(
        sender: try mail.sender(context, configuration, served, logger), leases: leases, logger: logger)
}

private func services(
    _ context: AppContext, _ configuration: Configuration, _ served: ServedBrands, _ standing: ServerStanding,
    _ help: HelpLibrary?, _ background: BackgroundWork, _ company: CompanyLogIn? = nil,
    owners: [Brand.ID: CompanyLogIn] = [:], at address: ListenAddress,
    issuer: @escaping @Sendable () -> String = { "" }
) -> WebServices {
    WebServices(
        stores: context.stores, keeping: context.vault, world: context.world, served: served,
        proxies: TrustedProxies(
            configuration.trustedProxies, setting: configuration.forwardedHeader,
            areTheOnlyWay: configuration.tls == nil && !address.address.isLoopback),
        ticketKey: { [vault = context.vault] in TicketKey(vault.ticketKeys) }, standing: standing,
        careZone: configuration.care.timeZone, careSecondFactor: configuration.care.secondFactor,
        careNetworks: configuration.care.networks, company: company, owners: owners,
        ownersOrigin: { [address = configuration.publicAddress] in address.origin(host: $0) },
        receivers: ReceiverRule(inside: configuration.webhookNetworks),
        offersPlainCookies: configuration.isDemo && configuration.tls == nil && address.address.isLoopback,
        verifyLog: { try await context.verifyAudit(configuration) }, background: background, help: help,
        telemetry: context.telemetry, grants: GrantTerms(issuer: issuer, lifetime: configuration.grantLifetime))
}

func listener(
    _ address: ListenAddress, _ certificate: ServerCertificate?, _ limits: ConnectionLimits, _ logger: Logger,
    _ loops: OwnEventLoops? = nil, inherited: Int32? = nil, onReady: @escaping @Sendable (Int) -> Void
) -> Listener {
    Listener(
        host: address.host, port: address.port, tls: certificate, limits: limits, logger: logger,
        loops: loops, inherited: inherited, onReady: { onReady($0) })
}

/// Waits until all listeners are bound, then says where.
private final class Bound: Sendable {
    private let ports = Mutex<(portal: Int?, care: Int?, api: Int?)>((nil, nil, nil))
    private let configuration: Configuration
    private let ready: @Sendable (Addresses) -> Void

    init(_ configuration: Configuration, ready: @escaping @Sendable (Addresses) -> Void) {
        self.configuration = configuration
        self.ready = ready
    }

    func portalIsReady(port: Int) { note { $0.portal = port } }
    func careIsReady(port: Int) { note { $0.care = port } }
    func apiIsReady(port: Int) { note { $0.api = port } }

    /// Of the interface for programs, as it was bound; nil before.
    var apiAddress: String? { address(ofAPI: ports.withLock { $0.api }) }

    private func address(ofAPI port: Int?) -> String? {
        guard let listen = configuration.api, let port else { return nil }
        return "\(configuration.tls == nil ? "http" : "https")://\(ListenAddress(listen.address, port: port))"
    }

    private func note(_ change: (inout (portal: Int?, care: Int?, api: Int?)) -> Void) {
        let all = ports.withLock { [isServed = configuration.api != nil] ports -> (Int, Int, Int?)? in
            change(&ports)
            guard let portal = ports.portal, let care = ports.care, ports.api != nil || !isServed else { return nil }
            return (portal, care, ports.api)
        }
        guard let (portal, care, api) = all else { return }
        let asked = configuration.publicAddress
        let reached = PublicAddress(scheme: asked.scheme, port: asked.port == 0 ? portal : asked.port)
        let scheme = configuration.tls == nil ? "http" : "https"
        ready(
            Addresses(
                portal: "\(scheme)://\(ListenAddress(configuration.portal.listen.address, port: portal))",
                care: "\(scheme)://\(ListenAddress(configuration.care.listen.address, port: care))",
                api: address(ofAPI: api),
                brands: BrandAddresses(configuration.brands, at: reached)))
    }
}

/// Looks at the clock, closes calls whose time is up, takes addresses that have waited long enough and forgets sessions that are over,
/// every half minute; and what is kept no longer, every hour.
private struct Sweep: Service {
    let stores: any Stores
    let leases: Leases
    let world: World
    let logger: Logger
    let jobs: JobMetrics
    let retention: RetentionSweep

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            for count in 0... {
                if await leases.perform(.sweep, { await sweep(oldAsWell: count.isMultiple(of: 120)) }) == nil,
                    leases.isElsewhere(.sweep)
                {
                    // It is done, if not here: no alert.
                    for job in [MetricLabel.Job.sweep, .retention] {
                        jobs.done(job, at: world.now().timeIntervalSince1970, since: .now)
                    }
                }
                try await Task.sleep(for: .seconds(30))
            }
        }
    }

    private func sweep(oldAsWell: Bool) async {
        let start = ContinuousClock.now
        do {
            try await retention.watchClock()
            try await stores.closeExpiredCalls()
            try await stores.takeDueEmailChanges()
            try await stores.forgetSessions()
            try await stores.forgetCompanyLogIns()
            try await stores.recordVisitors()
            try await stores.forgetClientRequests()
            try await stores.forgetDeliveries()
            jobs.done(.sweep, at: world.now().timeIntervalSince1970, since: start)
            guard oldAsWell else { return }
            try await retention.perform()
            jobs.done(.retention, at: world.now().timeIntervalSince1970, since: start)
        } catch is CancellationError {
            // The server stops; the next one begins with a sweep.
        } catch {
            logger.tell(.sweepFailed, "sweep failed", ["error": "\(CommandError.words(of: error))"])
        }
    }
}
