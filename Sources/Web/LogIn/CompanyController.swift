import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Phrasebook
import SecurityQuestions
import SignedTokens
import SingleSignOn
import SpokenAnswers

/// Log-in and log-out by the company's own provider at the care desk, by the brand's own at the Office Manager.
///
/// What anybody can send, and what each time writes a row, is paced as forms are (``RequestPace``), at the care desk as well.
struct CompanyController: Sendable {
    let services: WebServices
    private let paces = Paces()

    init(services: WebServices) { self.services = services }

    func add(to router: Router<WebContext>) {
        router.get("\(Links.companyLogIn)", use: begin)
        router.get("\(Links.companyAgain)", use: beginAgain)
        router.get("\(Links.companyAnswer)", use: finish)
        router.get("\(Links.companyCode)") { _, _ in Redirect.to(Links.login) }
        router.post("\(Links.companyCode)", use: prove)
        router.post("\(Links.companyLogOut)", use: endSessions)
        router.get("\(Links.companyKeys)", use: keys)
    }

    @Sendable private func begin(_ request: Request, _ context: WebContext) async throws -> Response {
        let (visit, company, back) = (try context.arrived(), try company(context), back(request))
        guard case .visitor = visit.who else { return Redirect.to(back.isEmpty ? Links.home : back) }
        try await paces.hold(request, context)
        return try await send(visit, to: company, isAgain: false, back: back)
    }

    @Sendable private func beginAgain(_ request: Request, _ context: WebContext) async throws -> Response {
        let (visit, company) = (try context.arrived(), try company(context))
        if case .visitor = visit.who { return Redirect.toLogin(from: back(request)) }
        try await paces.hold(request, context)
        return try await send(visit, to: company, isAgain: true, back: back(request))
    }

    /// Of the host that was asked; where there is none, there is no such page.
    private func company(_ context: WebContext) throws -> CompanyLogIn {
        guard let company = try context.foundSite().company else { throw HTTPError(.notFound) }
        return company
    }

    /// To the provider, with what the browser comes back to us by.
    private func send(_ visit: Visit, to company: CompanyLogIn, isAgain: Bool, back: String) async throws -> Response {
        let cookie = CompanyCookie(question: ProviderQuestion(services.world), isAgain: isAgain, back: back)
        let refusal = Refusal(visit: visit, again: cookie.again)
        let address: String
        do {
            address = try await company.provider.address(
                for: cookie.question, isAgain: isAgain, language: visit.text.language.rawValue)
        } catch {
            return try await refuse(error, refusal)
        }
        var response = Redirect.to(address)
        let sealed = try cookie.sealed(
            with: services.ticketKey, browser: visit.browser.hash, at: visit.place, services.world.now())
        response.setCookie(visit.cookies.companyCookie(sealed))
        return response
    }

    @Sendable private func finish(_ request: Request, _ context: WebContext) async throws -> Response {
        let (visit, company) = (try context.arrived(), try company(context))
        try await paces.hold(request, context)
        let text = RequestCookies(request.headers)[visit.cookies.company].map(String.init) ?? ""
        let cookie = CompanyCookie(
            text, key: services.ticketKey, browser: visit.browser.hash, at: visit.place, services.world.now())
        guard let cookie, let answer = ProviderAnswer(request), answer.state == cookie.question.state else {
            // Of two tabs the later one has the cookie, which the earlier one leaves to it.
            return try await refuseOther(Refusal(visit: visit, again: cookie?.again))
        }
        var response = try await take(answer, cookie, request, visit, company)
        response.setCookie(visit.cookies.endedCompanyCookie())
        return response
    }

    private func take(
        _ answer: ProviderAnswer, _ cookie: CompanyCookie, _ request: Request, _ visit: Visit, _ company: CompanyLogIn
    ) async throws -> Response {
        let now = services.world.now()
        let refusal = Refusal(visit: visit, again: cookie.again)
        guard
            try await services.stores.takeOnce(
                .sha256(of: "log-in \(cookie.question.state)"), until: now.addingTimeInterval(CompanyCookie.lifetime))
        else { return try await refuseOther(refusal) }
        let token: IDToken
        do {
            token = try await company.places.with {
                try await company.provider.finish(answer, to: cookie.question, isAgain: cookie.isAgain)
            }
        } catch let failure as ProviderFailure {
            return try await refuse(failure, refusal)
        }
        var response = try await arrive(by: token, cookie, visit, request, company)
        if company.givesHint, response.status.kind != .clientError {
            let sealed = try LogOutHint(token.text)?.sealed(
                with: services.ticketKey, browser: visit.browser.hash, at: visit.place, now)
            response.setCookie(visit.cookies.hintCookie(sealed))
        }
        return response
    }

    private func arrive(
        by token: IDToken, _ cookie: CompanyCookie, _ visit: Visit, _ request: Request, _ company: CompanyLogIn
    ) async throws -> Response {
        if cookie.isAgain { return try await confirm(company.standing(token), cookie, visit, company) }
        if let brand = visit.site.brand {
            return try await logIn(company.arrival(token, brand: brand.id), cookie, visit, request)
        }
        return try await logIn(company.person(token), cookie, visit, request, company)
    }

    /// Somebody of an account, at the Office Manager.
    private func logIn(_ arrival: OwnerArrival, _ cookie: CompanyCookie, _ visit: Visit, _ request: Request)
        async throws -> Response
    {
        let back = cookie.back
        let outcome = try await owners(arrival.brand, of: arrival.person.standing, visit, request).perform(
            arrival, browser: visit.browser.hash, from: visit.address)
        switch outcome {
        case .loggedIn(let token): return visit.loggedIn(token, at: back)
        case .activating(let link): return Redirect.to(Links.activation(link.text))
        case .secondFactorNeeded(let standing, let member):
            let ticket = try CompanyTicket(standing, member: member).sealed(
                with: services.ticketKey, browser: visit.browser.hash, at: visit.place, services.world.now())
            return SecondStepPage(ticket: ticket, back: back, action: Links.companyCode).response(visit)
        case .refused(let why):
            return try await refuse(.owner(why), why.rawValue, Refusal(visit: visit, again: cookie.again))
        }
    }

    private func logIn(
        _ person: CompanyPerson, _ cookie: CompanyCookie, _ visit: Visit, _ request: Request, _ company: CompanyLogIn
    ) async throws -> Response {
        let back = cookie.back
        let outcome = try await useCase(of: person.standing, visit, company, request).perform(
            person, language: visit.text.language, browser: visit.browser.hash, from: visit.address)
        switch outcome {
        case .loggedIn(let token): return visit.loggedIn(token, at: back)
        case .secondFactorNeeded(let standing):
            let ticket = try CompanyTicket(standing).sealed(
                with: services.ticketKey, browser: visit.browser.hash, at: visit.place, services.world.now())
            return SecondStepPage(ticket: ticket, back: back, action: Links.companyCode).response(visit)
        case .refused(let why):
            return try await refuse(
                .arrival(why), why.rawValue, Refusal(visit: visit, again: cookie.again),
                groups: why == .noGroup ? person.groups ?? [] : [])
        }
    }

    private func confirm(
        _ standing: CompanyStanding, _ cookie: CompanyCookie, _ visit: Visit, _ company: CompanyLogIn
    ) async throws -> Response {
        let token: SecretToken?
        switch visit.who {
        case .visitor: return Redirect.toLogin(from: cookie.back)
        case .agent(let session, _):
            token = try await useCase(of: standing, visit, company, nil).confirm(standing, session)
        case .member(let session, _):
            token = try await owners(session.account.brand, of: standing, visit, nil).confirm(standing, session)
        }
        guard let token else {
            return try await refuse(.otherPerson, "otherPerson", Refusal(visit: visit, again: cookie.again))
        }
        return visit.loggedIn(token, at: cookie.back)
    }

    @Sendable private func prove(_ request: Request, _ context: WebContext) async throws -> Response {
        let (visit, company) = (try context.arrived(), try company(context))
        let form = context.form
        let ticket = CompanyTicket(
            form[.ticket], key: services.ticketKey, browser: visit.browser.hash, at: visit.place, services.world.now())
        guard let ticket, (ticket.member == nil) == (visit.site.brand == nil) else { return tooLate(form, visit) }
        var page = SecondStepPage(ticket: form[.ticket], back: form[.back], action: Links.companyCode)
        let code = SecondFactorEntry(form)
        let outcome =
            if let brand = visit.site.brand, let member = ticket.member {
                try await owners(brand.id, of: ticket.standing, visit, request).perform(
                    after: ticket.standing, as: member, code: code, browser: visit.browser.hash,
                    from: visit.address)
            } else {
                try await useCase(of: ticket.standing, visit, company, request).perform(
                    after: ticket.standing, code: code, browser: visit.browser.hash, from: visit.address)
            }
        switch outcome {
        case .loggedIn(let token, let byRecoveryCode):
            return visit.loggedIn(token, at: byRecoveryCode ? "\(Links.secondFactor)?recovered" : form[.back])
        case .tooLate: return tooLate(form, visit)
        case .codeMissing:
            page.codeError = SecondFactorWords.codeMissing
            return page.response(visit)
        case .wrong: return page.refused(code).response(visit)
        case .wait(let until): return page.refused(services.wait(until: until)).response(visit)
        }
    }

    private func tooLate(_ form: Form, _ visit: Visit) -> Response {
        LoginPage(email: "", back: form[.back], notice: SecondFactorWords.tooLate).response(visit)
    }

    private func hashing(_ standing: CompanyStanding, _ visit: Visit) -> any WebServices.Hashing {
        services.hashing(for: .logIn(standing.identity.subject, at: visit.place.login, from: visit.address))
    }

    private func owners(_ brand: Brand.ID, of standing: CompanyStanding, _ visit: Visit, _ request: Request?)
        -> LogInOwnerByCompany
    {
        LogInOwnerByCompany(
            stores: services.stores, keeping: hashing(standing, visit), world: services.world, brand: brand,
            client: request.flatMap { ClientSoftware($0) })
    }

    private func useCase(of standing: CompanyStanding, _ visit: Visit, _ company: CompanyLogIn, _ request: Request?)
        -> LogInByCompany
    {
        LogInByCompany(
            stores: services.stores, keeping: hashing(standing, visit), world: services.world,
            access: company.access, client: request.flatMap { ClientSoftware($0) })
    }

    private func back(_ request: Request) -> String {
        let back = request.uri.queryParameters["back"].map(String.init) ?? ""
        return Links.isLocal(back) ? back : ""
    }

    /// Whom something is refused, and how they try it again.
    private struct Refusal {
        let visit: Visit
        /// Nil where it is not known any more what was tried.
        let again: String?
    }

    private func refuse(_ failure: ProviderFailure, _ refusal: Refusal) async throws -> Response {
        try await refuse(failure.problem, failure.name, refusal)
    }

    /// An answer that belongs to no question. Whoever is logged in by now has given the first of two by going back or clicking twice.
    private func refuseOther(_ refusal: Refusal) async throws -> Response {
        let page = try await refuse(.otherAnswer, refusal)
        if case .visitor = refusal.visit.who { return page }
        return Redirect.to(Links.home)
    }

    private func refuse(_ problem: CompanyProblem, _ word: String, _ refusal: Refusal, groups: [String] = [])
        async throws -> Response
    {
        let visit = refusal.visit
        try await services.stores.recordVisitor(
            .companyLogInRefused, at: visit.place.login,
            by: .visitor(address: visit.address, brand: visit.place.login.brand), detail: word)
        return CompanyProblemPage(
            problem: problem, word: word, again: refusal.again ?? Links.companyLogIn, groups: groups
        ).response(visit)
    }

    /// By the provider's own word, without a browser and so without its token (Back-Channel Logout 1.0 §2.5). Where there is nobody to
    /// log out it was done all the same.
    @Sendable private func endSessions(_ request: Request, _ context: WebContext) async throws -> Response {
        let (address, company, place) = (context.address, try company(context), try context.foundSite().place.login)
        do {
            let ended = try await company.provider.ended(byToken: try await logOutToken(request))
            let outcome = try await CompanyLogOut(stores: services.stores, world: services.world).perform(
                issuer: company.provider.provider.settings.issuer, session: ended.session, subject: ended.subject,
                id: ended.id, at: place, from: address)
            if case .ended = outcome { return Response(status: .ok, headers: [.cacheControl: "no-store"]) }
            try await paces.hold(request, context)
            return try await refuseLogOut("replayed", at: place, address)
        } catch let failure as ProviderFailure {
            // The provider's own word never waits: a thousand log-outs may come at once.
            try await paces.hold(request, context)
            return try await refuseLogOut(failure.name, at: place, address, isOurs: failure.problem == .unreachable)
        }
    }

    /// What the provider knows this server by, where that is a key; it fetches it by itself.
    @Sendable private func keys(_ request: Request, _ context: WebContext) async throws -> Response {
        guard case .key(let key) = try await company(context).provider.provider.settings.credential else {
            throw HTTPError(.notFound)
        }
        return Response(
            status: .ok, headers: [.contentType: "application/jwk-set+json", .cacheControl: "max-age=3600"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: key.publicSet)))
    }

    private func logOutToken(_ request: Request) async throws -> String {
        guard request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true else {
            throw HTTPError(.unsupportedMediaType)
        }
        var request = request
        let form = Form(urlEncoded: String(buffer: try await FormMiddleware.body(of: &request)))
        return form[.logoutToken]
    }

    private func refuseLogOut(_ word: String, at place: LoginPlace, _ address: String, isOurs: Bool = false)
        async throws -> Response
    {
        try await services.stores.recordVisitor(
            .companyLogOutRefused, at: place, by: .visitor(address: address, brand: place.brand), detail: word)
        // The words are the program's own, of letters, digits and blanks.
        let body =
            #"{"error":"\#(isOurs ? "temporarily_unavailable" : "invalid_request")","error_description":"\#(word)"}"#
        return Response(
            status: isOurs ? .serviceUnavailable : .badRequest,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}

extension ProviderAnswer {
    /// Nil where a member comes twice (RFC 6749 §3.1).
    fileprivate init?(_ request: Request) {
        func value(_ name: String) throws(TwoValues) -> String? {
            let values = request.uri.queryParameters.getAll(name)
            guard values.count <= 1 else { throw TwoValues() }
            return values.first.map { String($0) }
        }
        do throws(TwoValues) {
            self.init(
                code: try value("code"), state: try value("state"), issuer: try value("iss"), error: try value("error"))
        } catch {
            return nil
        }
    }

    private struct TwoValues: Error {}
}
