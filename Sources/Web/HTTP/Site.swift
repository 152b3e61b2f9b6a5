import Foundation
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// Where a request arrived: at the Office Manager of a brand, in one of its markets, or at the care desk. In what they
/// differ is said here, once, and nowhere asked again.
///
/// One for each host name is made at start; requests share them.
final class Site: Sendable {
    let place: Visit.Place
    let cookies: SiteCookies
    /// What a browser is offered besides that has none yet, and goes on with where it keeps no other. Nil but for a demo on its own
    /// machine.
    let plainCookies: SiteCookies?
    /// As people read it.
    let name: Phrase
    let look: Look
    let login: LoginWording
    let help: Help
    /// Where one comes from on the pages of one's own log-in.
    let wayBack: (path: String, words: Phrase)
    /// Where the password is asked for again when nothing else is said: what comes after it.
    let afterPassword: String
    let zone: TimeZone
    /// What a visitor meets first; nil where their browser decides.
    let language: Language?
    /// What is under every page, the same for all of them; none where no customers come.
    let footers: [Language: HTML]
    /// From where it is reached; anywhere where none is named.
    let networks: [CIDRBlock]
    /// The company's own provider of log-ins; nil where there is none.
    let company: CompanyLogIn?
    /// The brands whose supervisors manage agents.
    let delegating: Set<Brand.ID>
    /// Whose session a token is, and whether it may be used here.
    let session: @Sendable (_ token: SecretToken) async throws -> Visit.Who

    struct Look: Sendable {
        let mark: String
        let bodyClass: String
        let assets: AssetPaths
    }

    struct LoginWording: Sendable {
        let title: Phrase
        let forgotten: Phrase
        /// Nil where nobody can help themselves.
        let forgottenLink: String?
    }

    struct Help: Sendable {
        let title: Phrase
        let audience: HelpArticle.Audience
        /// Whether it is for those only who have logged in.
        let needsLogin: Bool
    }

    /// The Office Manager of `brand` at `host`.
    init(_ brand: Brand, at host: Brand.Host, _ services: WebServices) {
        place = .portal(brand, host)
        cookies = .portal
        plainCookies = services.offersPlainCookies ? .plainPortal : nil
        name = Phrase(en: brand.name, fr: brand.name)
        look = Look(mark: brand.look.mark, bodyClass: "portal", assets: services.assets.paths(of: brand))
        login = LoginWording(
            title: LoginWords.title, forgotten: LoginWords.forgotten, forgottenLink: Links.passwordForgotten)
        help = Help(title: Words.help, audience: .owners, needsLogin: false)
        wayBack = (Links.settings, AddressWords.toSettings)
        afterPassword = Links.question
        zone = TimeZone(identifier: brand.timeZone) ?? services.careZone
        language = host.language
        let footer = SiteFooter(brand: brand, host: host)
        footers = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, footer.content(in: $0)) })
        delegating = []
        networks = []
        company = services.owners[brand.id]?.at(services.ownersOrigin(host.name))
        let (stores, brand) = (services.stores, brand.id)
        session = { token in
            // A session of another brand, or of an account that is not open, is nobody's here.
            guard let found = try await stores.memberSession(token.hash), found.account.brand == brand,
                found.account.status.isOpenToMembers
            else { return .visitor }
            return .member(found, token)
        }
    }

    /// The care desk, which serves several brands and wears none of their looks.
    init(careDesk services: WebServices) {
        place = .careDesk
        cookies = .careDesk
        plainCookies = services.offersPlainCookies ? .plainCareDesk : nil
        name = Words.careDesk
        look = Look(mark: AssetLibrary.careLook.mark, bodyClass: "care", assets: services.assets.care)
        login = LoginWording(title: CareWords.loginTitle, forgotten: CareWords.forgotten, forgottenLink: nil)
        help = Help(title: HelpWords.careTitle, audience: .agents, needsLogin: true)
        wayBack = (Links.home, Words.next)
        afterPassword = Links.secondFactor
        zone = services.careZone
        language = nil
        footers = [:]
        networks = services.careNetworks
        company = services.company
        delegating = Set(services.brands.all.filter(\.policy.supervisorsManageAgents).map(\.id))
        let stores = services.stores
        session = { token in
            try await stores.agentSession(token.hash).map { .agent($0, token) } ?? .visitor
        }
    }

    /// The brand whose customers come here; nil where agents work for all of them.
    var brand: Brand? { if case .portal(let brand, _) = place { brand } else { nil } }
    var takesPasswords: Bool { company?.takesPasswords ?? true }
    var host: Brand.Host? { if case .portal(_, let host) = place { host } else { nil } }

    /// Whether somebody at `client` may come at all: nobody whose address cannot be told, where networks are named.
    func isOpen(to client: NetworkAddress?) -> Bool {
        networks.isEmpty || client.map { client in networks.contains { $0.contains(client) } } ?? false
    }

    func isHelpOpen(to who: Visit.Who) -> Bool {
        guard help.needsLogin, case .visitor = who else { return true }
        return false
    }
}
