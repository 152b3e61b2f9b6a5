import Foundation
import Logging
import SQLStore
import SQLiteEngine
import SQLiteTesting
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Vault

@testable import Web

/// An installation of real parts in a folder of its own, with one brand at `localhost`; only its hashes are cheap.
final class Installation: Sendable {
    let world = AdvancingWorld()
    let store: any Stores
    /// What the database is asked for.
    let engine: CountingEngine
    let vault: any WebServices.Keeping
    private let tickets: TicketKey
    private let closeStore: @Sendable () throws -> Void
    private let pool = HashPool(threads: 1)
    let background = BackgroundWork()
    private let folder: TemporaryFolder

    static let host = Brand.Host(name: "localhost", language: .en, carePhone: "+1 415 555 0100")
    static let french = Brand.Host(name: "bureau.localhost", language: .fr, carePhone: "+33 1 99 00 00 00")
    static let brand = Brand(
        id: "northline", name: "Northline", hosts: [host, french], look: Brand.sampleCarrier.look,
        policy: Brand.Policy(), timeZone: "America/New_York", numbering: .northAmerica,
        imprint: Brand.Imprint(privacyURL: "https://northline.example/privacy?a=1&b=2"))

    init() async throws {
        folder = try TemporaryFolder()
        let path = folder.path(of: "database.sqlite")
        try MigratedDatabase.put(at: path)
        let engine = try SQLiteEngine(path: path, use: .server, world: world.world)
        let ring = try await KeyRing.open(
            file: folder.path(of: "key-ring"), world: world.world, for: SQLKeyChecks(engine: engine))
        self.engine = CountingEngine(engine)
        store = SQLStore(
            engine: self.engine, world: world.world, tag: { ring.auditKeys.tag($0) },
            tags: RowTags { ring.rowTag($0, $1) })
        closeStore = { try engine.close() }
        let vault = Vault(worthlessForTestsOnly: ring, pool: pool, world: world.world)
        tickets = TicketKey(vault.ticketKeys)
        self.vault = vault
    }

    /// - Parameter proxies: whose forwarded headers are believed; nobody's, unless they are named.
    func services(
        trusting proxies: [String] = [], setting header: ForwardedHeader = .xForwardedFor,
        areTheOnlyWay: Bool = false,
        careSecondFactor: SecondFactor.Policy = .optional, careNetworks: [String] = [], company: CompanyLogIn? = nil,
        offersPlainCookies: Bool = false
    ) -> WebServices {
        WebServices(
            stores: store, keeping: vault, world: world.world, served: ServedBrands(Brands([Self.brand])),
            proxies: TrustedProxies(
                proxies.compactMap { CIDRBlock($0) }, setting: header, areTheOnlyWay: areTheOnlyWay),
            ticketKey: { [tickets] in tickets }, careZone: .gmt, careSecondFactor: careSecondFactor,
            careNetworks: careNetworks.compactMap { CIDRBlock($0) }, company: company,
            offersPlainCookies: offersPlainCookies,
            verifyLog: { throw NotPartOfThisTest() }, background: background,
            grants: GrantTerms(issuer: { Self.issuer }))
    }

    static let issuer = "https://api.northline.example"

    /// Finishes what is under way and lets go of the database.
    func close() async throws {
        await background.finish()
        await pool.shutDown()
        try closeStore()
    }
}

struct NotPartOfThisTest: Error {}
