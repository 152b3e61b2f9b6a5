import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import SecurityQuestions
import SpokenAnswers

/// Finds out, for each request, where it arrived, who sent it and in which language to answer; reads a form once and
/// refuses it unless it carries this browser's token.
struct Arrival: RouterMiddleware {
    let services: WebServices
    let door: Door

    /// The listener: the Office Manager's, with a brand for each host, or the care desk's.
    enum Door: Sendable {
        case portal, careDesk
    }

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var request = request
        var context = context
        do {
            context.visit = try await visit(
                of: request, from: context.remoteAddress?.ipAddress.flatMap(NetworkAddress.init))
            if request.method == .post { context.form = try await form(of: &request, visit: context.arrived()) }
            return handOut(try await next(request, context), to: context.visit)
        } catch let needed as LoginNeeded {
            return handOut(Redirect.toLogin(from: needed.path), to: context.visit)
        } catch is SecondFactorNeeded {
            return handOut(Redirect.to(Links.secondFactor), to: context.visit)
        } catch {
            // The page for it belongs to the visit: it speaks its language and wears its brand.
            return handOut(FailurePage.response(to: error, context: context), to: context.visit)
        }
    }

    private func handOut(_ response: Response, to visit: Visit?) -> Response {
        guard let visit, visit.isNewBrowser else { return response }
        var response = response
        response.setCookie(door.browserCookie(visit.browser))
        return response
    }

    private func visit(of request: Request, from peer: NetworkAddress?) async throws -> Visit {
        let place = try place(of: request, peer: peer)
        let cookies = Self.cookies(of: request)
        let known = cookies[door.browserCookieName[...]].flatMap { SecretToken($0) }
        let browser = known ?? SecretToken(services.world)
        let session = cookies[door.sessionCookieName[...]].flatMap { SecretToken($0) }
        let who = try await who(session, at: place)
        let chosen = cookies[door.languageCookieName[...]].flatMap { Language(rawValue: String($0)) }
        return Visit(
            place: place,
            address: services.proxies.client(peer: peer, forwardedFor: request.headers[.forwardedFor])?.description
                ?? "unknown",
            path: request.uri.string,
            assets: services.assets.paths(of: place),
            text: Text(language: language(who, chosen, place, request), zone: zone(of: place)),
            browser: browser, isNewBrowser: known == nil, formToken: browser.formToken, who: who,
            needsSecondFactor: try await needsSecondFactor(who))
    }

    private func needsSecondFactor(_ who: Visit.Who) async throws -> Bool {
        guard services.careSecondFactor == .required, case .agent(let session, _) = who else { return false }
        return try await services.stores.secondFactor(of: .agent(session.agent.id)) == nil
    }

    /// Every cookie in one pass; of two with one name the first counts (RFC 6265 §5.4).
    private static func cookies(of request: Request) -> [Substring: Substring] {
        var cookies: [Substring: Substring] = [:]
        for pair in (request.headers[.cookie] ?? "").split(separator: ";") {
            let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, cookies[parts[0]] == nil { cookies[parts[0]] = parts[1] }
        }
        return cookies
    }

    private func place(of request: Request, peer: NetworkAddress?) throws -> Visit.Place {
        // Plain HTTP beyond this machine is for the proxy in front, for nobody else.
        guard !services.proxies.areTheOnlyWay || services.proxies.isTrusted(peer) else { throw UnknownHost() }
        guard door == .portal else { return .careDesk }
        let forwarded = services.proxies.isTrusted(peer) ? request.headers[.forwardedHost] : nil
        let authority = forwarded ?? request.head.authority ?? ""
        let name = authority.split(separator: ":", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        guard let (brand, host) = services.brands.serving(host: name) else { throw UnknownHost() }
        return .portal(brand, host)
    }

    /// A session of another brand, or of an account that is not open, is nobody's here.
    private func who(_ token: SecretToken?, at place: Visit.Place) async throws -> Visit.Who {
        guard let token else { return .visitor }
        let now = services.world.now()
        switch place {
        case .portal(let brand, _):
            guard let found = try await services.stores.memberSession(token.hash, at: now),
                found.account.brand == brand.id, found.account.status.isOpenToMembers
            else { return .visitor }
            markSeen(found.session, at: now)
            return .member(found, token)
        case .careDesk:
            guard let found = try await services.stores.agentSession(token.hash, at: now) else { return .visitor }
            markSeen(found.session, at: now)
            return .agent(found, token)
        }
    }

    /// A page is not kept waiting for this, and does not fail with it.
    private func markSeen(_ session: Session, at now: Date) {
        guard session.isDueToBeSeen(at: now) else { return }
        let stores = services.stores
        Task { try? await stores.markSeen(session.token, at: now) }
    }

    /// The saved choice, else the cookie, else the host's default, else what the browser asks for.
    private func language(
        _ who: Visit.Who, _ cookie: Language?, _ place: Visit.Place, _ request: Request
    ) -> Language {
        if case .member(let session, _) = who, let saved = session.member.language { return saved }
        if case .agent(let session, _) = who { return session.agent.language }
        if let cookie { return cookie }
        if case .portal(_, let host) = place { return host.language }
        return AcceptLanguage.preferred(request.headers[.acceptLanguage]) ?? .en
    }

    private func zone(of place: Visit.Place) -> TimeZone {
        guard case .portal(let brand, _) = place else { return services.careZone }
        return TimeZone(identifier: brand.timeZone) ?? services.careZone
    }

    /// A form arrives at once; who drips it in is let go of.
    private static func body(of request: inout Request) async throws -> ByteBuffer {
        let arriving = request
        return try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
            group.addTask {
                var arriving = arriving
                return try await collect(&arriving)
            }
            group.addTask {
                try await Task.sleep(for: patience)
                throw HTTPError(.requestTimeout)
            }
            defer { group.cancelAll() }
            return try await group.next() ?? ByteBuffer()
        }
    }

    private static let patience = Duration.seconds(10)

    private static func collect(_ request: inout Request) async throws -> ByteBuffer {
        do {
            return try await request.collectBody(upTo: Form.largest)
        } catch let error as NIOTooManyBytesError {
            throw error
        } catch {
            // Cut short or badly framed by the client.
            throw HTTPError(.badRequest)
        }
    }

    private func form(of request: inout Request, visit: Visit) async throws -> Form {
        guard request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true else {
            throw HTTPError(.unsupportedMediaType)
        }
        if let site = request.headers[.secFetchSite], site == "cross-site" { throw StaleForm() }
        let body = try await Self.body(of: &request)
        let form = Form(urlEncoded: String(buffer: body))
        guard isSame(visit.formToken, form[.token]) else { throw StaleForm() }
        return form
    }
}

/// A form without this browser's token: made up by another site, or from before a log-in ended.
struct StaleForm: Error {}

/// No brand is served at this host name.
struct UnknownHost: Error {}

extension HTTPField.Name {
    static let forwardedFor = Self("X-Forwarded-For")!  // a valid name
    static let forwardedHost = Self("X-Forwarded-Host")!  // a valid name
    static let secFetchSite = Self("Sec-Fetch-Site")!  // a valid name
    static let frameOptions = Self("X-Frame-Options")!  // a valid name
    static let referrerPolicy = Self("Referrer-Policy")!  // a valid name
    static let permissionsPolicy = Self("Permissions-Policy")!  // a valid name
    static let openerPolicy = Self("Cross-Origin-Opener-Policy")!  // a valid name
}
