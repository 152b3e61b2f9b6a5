import Hummingbird
import NIOCore
import SecurityQuestions
import SpokenAnswers

/// What a request carries through the routes; each middleware adds what it finds out.
struct WebContext: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    /// The peer: the client, or a proxy in front.
    var remoteAddress: SocketAddress? { didSet { peer = Self.address(of: remoteAddress) } }
    /// Its network address, made once: it is asked for again and again.
    private(set) var peer: NetworkAddress?
    /// The connection, or HTTP/2's stream in it.
    let channel: any Channel
    /// ``SiteMiddleware``: where the request arrived.
    var site: Site?
    /// ``SiteMiddleware``: the network address it came from, believed only from the peer or a trusted proxy.
    var address = Self.unknownAddress
    /// ``SessionMiddleware``: that, which browser, who has logged in with it, and the language to answer in.
    var visit: Visit?
    /// ``FormMiddleware``: the fields of a form that was sent, its token checked already.
    var form = Form()

    /// ``RequestName``: what this request is called, in its answer and in every line about it.
    var requestName = ""
    /// ``ProblemMiddleware``: what a program is answered in.
    var language = Language.en
    /// ``ClientMiddleware``: who asks by the interface for programs.
    var client: Client?

    static let unknownAddress = "unknown"

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
        remoteAddress = channel.remoteAddress
        peer = Self.address(of: remoteAddress)
    }

    private static func address(of socket: SocketAddress?) -> NetworkAddress? {
        socket?.ipAddress.flatMap { NetworkAddress($0) }
    }

    /// The site; it is there behind ``SiteMiddleware``.
    func foundSite() throws -> Site {
        guard let site else { throw HTTPError(.internalServerError) }
        return site
    }

    /// The visit; it is there for every route.
    func arrived() throws -> Visit {
        guard let visit else { throw HTTPError(.internalServerError) }
        return visit
    }
}
