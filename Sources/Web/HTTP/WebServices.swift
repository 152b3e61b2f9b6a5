import Foundation
import Phrasebook
import SecurityQuestions
import Telemetry

/// What the pages need from outside, put together in one place at start.
package struct WebServices: Sendable {
    package typealias Hashing = AnswerSealer & PasswordSealer & SecondFactorVerifier & SupportCodeCopier
    package typealias Keeping = Hashing & LinkSigner & GrantSigner & RequestMarker & WebhookSigner & SharedHashing

    let stores: any Stores
    /// What needs no slow hash.
    let keeping: any LinkSigner & GrantSigner & RequestMarker & SecondFactorVerifier & SupportCodeCopier & WebhookSigner
    private let sharedKeeping: any Keeping
    let world: World
    private(set) var brands: Brands
    /// Tells when they change.
    let served: ServedBrands
    let proxies: TrustedProxies
    /// Seals what leaves the server and comes back: tickets of look-ups and of log-ins.
    var ticketKey: TicketKey { makeTicketKey() }
    private let makeTicketKey: @Sendable () -> TicketKey
    /// Whether it should be asked at all.
    let standing: ServerStanding
    /// The time zone of the care desk.
    let careZone: TimeZone
    /// Whether who works the care desk needs a second factor.
    let careSecondFactor: SecondFactor.Policy
    /// From where the care desk is reached; anywhere where none is named.
    let careNetworks: [CIDRBlock]
    /// Where webhooks may be.
    let receivers: ReceiverRule
    /// The company's own provider of log-ins at the care desk; nil where there is none.
    let company: CompanyLogIn?
    /// The brands' own, at the Office Manager.
    let owners: [Brand.ID: CompanyLogIn]
    /// Scheme, name and port that customers reach a host of the Office Manager by.
    let ownersOrigin: @Sendable (_ host: String) -> String
    /// Whether browsers that keep no `Secure` cookie over plain HTTP can be used as well: a demo on its own machine.
    let offersPlainCookies: Bool
    /// Reads the whole audit log; throws an `AuditFault` where it is not as it was recorded.
    let verifyLog: @Sendable () async throws -> AuditVerification.Result
    /// Nil where the help site is not installed.
    let help: HelpLibrary?
    private(set) var assets: AssetLibrary
    /// What is done beside requests.
    let background: BackgroundWork
    /// Where requests and checks are counted.
    let telemetry: Telemetry
    /// Who gives grants.
    let grants: GrantTerms

    package init(
        stores: any Stores, keeping: any Keeping, world: World, served: ServedBrands, proxies: TrustedProxies,
        ticketKey: @escaping @Sendable () -> TicketKey, standing: ServerStanding = ServerStanding(), careZone: TimeZone,
        careSecondFactor: SecondFactor.Policy,
        careNetworks: [CIDRBlock] = [], company: CompanyLogIn? = nil,
        owners: [Brand.ID: CompanyLogIn] = [:],
        ownersOrigin: @escaping @Sendable (_ host: String) -> String = { "https://\($0)" },
        receivers: ReceiverRule = ReceiverRule(inside: []), offersPlainCookies: Bool = false,
        verifyLog: @escaping @Sendable () async throws -> AuditVerification.Result, background: BackgroundWork,
        help: HelpLibrary? = nil, telemetry: Telemetry = .off,
        grants: GrantTerms = GrantTerms(issuer: { "" })
    ) {
        self.stores = stores
        self.keeping = keeping
        sharedKeeping = keeping
        self.world = world
        self.served = served
        brands = served.now
        self.proxies = proxies
        makeTicketKey = ticketKey
        self.standing = standing
        self.careZone = careZone
        self.careSecondFactor = careSecondFactor
        self.careNetworks = careNetworks
        self.receivers = receivers
        self.company = company
        (self.owners, self.ownersOrigin) = (owners, ownersOrigin)
        self.offersPlainCookies = offersPlainCookies
        self.verifyLog = verifyLog
        self.background = background
        self.help = help
        self.telemetry = telemetry
        self.grants = grants
        self.assets = AssetLibrary(brands: brands)
    }

    /// The same over other brands. What pages of before name of their looks can still be had.
    func serving(_ brands: Brands) -> WebServices {
        var services = self
        services.brands = brands
        services.assets = AssetLibrary(brands: brands, before: assets)
        return services
    }
}

extension WebServices {
    /// What hashes, for no more than `requester` may ask for.
    func hashing(for requester: HashRequester) -> any Hashing { sharedKeeping.asked(by: requester) }

    /// Whether nobody else may wait for a hash in that lane.
    func isHashingFull(_ lane: HashRequester.Lane) -> Bool { sharedKeeping.isFull(lane) }

    /// How long somebody has to wait who has tried too often.
    func wait(until date: Date) -> Phrase { LoginWords.wait(duration(until: date)) }

    /// How long before an answer or a password can be changed.
    func changeWait(until date: Date) -> Phrase { LoginWords.changeWait(duration(until: date)) }

    func duration(until date: Date) -> Phrase { Durations.words(seconds: date.timeIntervalSince(world.now())) }
}
