import HTTPTypes
import Hummingbird
import SecurityQuestions
import Synchronization

/// Lets forms of one browser, and of one network, go on no faster than people send them; what comes faster waits its turn here, where
/// it costs nothing, and is refused only where the wait would be long (OWASP ASVS 5.0 2.4.1; the generic cell rate algorithm, ITU-T I.371).
///
/// Before this, every one of five hundred forms sent at once was read and answered at once, and for that long an agent's check stood
/// still. A browser is known by its cookie, which anybody can make up; hence the network too.
struct RequestPace: RouterMiddleware {
    let paces: Paces

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .post, let site = context.site, site.host != nil else {
            return try await next(request, context)
        }
        // What a provider says of log-outs is held up where it is refused, and not before.
        let isByProvider = request.uri.path == Links.companyLogOut && site.company != nil
        if !isByProvider { try await paces.hold(request, context) }
        return try await next(request, context)
    }
}

/// When each browser and network may go on, kept in memory: every node has its own.
final class Paces: Sendable {
    struct Pace {
        /// So many at once, from somebody who has not asked for a while.
        let burst: Int
        /// And so many every second after that.
        let perSecond: Int

        /// Nobody presses sixty buttons at once, nor twenty each second.
        static let ofBrowser = Self(burst: 60, perSecond: 20)
        /// An office or a mobile network's many subscribers stand behind one address.
        static let ofNetwork = Self(burst: 200, perSecond: 100)

        var interval: Duration { .seconds(1) / perSecond }
    }

    /// As long as a browser that is not known may be slowed down at most.
    static let longest = Duration.seconds(5)
    /// More names than that are looked through for those who need not wait any more.
    private static let manyNames = 1_000

    /// When the last one who was let go on would have come, had they come evenly.
    private let due = Mutex<[Name: ContinuousClock.Instant]>([:])

    /// Who counts. A browser is whatever its cookie says, so what one is called is never what a network is called: else anybody could
    /// hold up everybody of a network by naming it in a cookie.
    enum Name: Hashable {
        case browser(String)
        case network(String)

        var isEmpty: Bool {
            switch self {
            case .browser(let name), .network(let name): name.isEmpty
            }
        }
    }

    /// Holds a request up for as long as it has to wait.
    func hold(_ request: Request, _ context: WebContext) async throws {
        let wait = try wait(
            [
                (.browser(Self.browser(request, context.site)), .ofBrowser),
                (.network(NetworkAddress.subscriber(of: context.address)), .ofNetwork),
            ], at: .now)
        if wait > .zero { try await Task.sleep(for: wait) }
    }

    /// Empty where the cookie is none of ours by its form: somebody who made up a long one would have it kept.
    private static func browser(_ request: Request, _ site: Site?) -> String {
        guard let site else { return "" }
        let cookies = RequestCookies(request.headers)
        let found = cookies[site.cookies.browser] ?? site.plainCookies.flatMap { cookies[$0.browser] }
        return found.flatMap { SecretToken($0)?.text } ?? ""
    }

    /// How long somebody has to wait who counts under each of `names`; an empty one does not count.
    ///
    /// Throws ``TooManyForms`` where that would be longer than ``longest``, which counts nowhere.
    func wait(_ names: [(name: Name, pace: Pace)], at now: ContinuousClock.Instant) throws -> Duration {
        try due.withLock { due in
            if due.count > Self.manyNames { due = due.filter { $0.value > now } }
            let named = names.filter { !$0.name.isEmpty }
            let next = named.map { max(due[$0.name] ?? now, now) + $0.pace.interval }
            let waits = zip(named, next).map { $1 - now - $0.pace.interval * $0.pace.burst }
            guard let wait = waits.max() else { return .zero }
            guard wait <= Self.longest else { throw TooManyForms() }
            for (one, moment) in zip(named, next) { due[one.name] = moment }
            return max(wait, .zero)
        }
    }
}

/// More than anybody sends by hand.
struct TooManyForms: Error {}
