import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Phrasebook
import SecurityQuestions
import SignedTokens
import SingleSignOn
import SpokenAnswers

/// Log-in and log-out at the care desk by the company's own provider.
struct CompanyController: Sendable {
    let services: WebServices
    let company: CompanyLogIn

    func add(to router: Router<WebContext>) {
        router.get("\(Links.companyLogIn)", use: begin)
        router.get("\(Links.companyAgain)", use: beginAgain)
        router.get("\(Links.companyAnswer)", use: finish)
        router.get("\(Links.companyCode)") { _, _ in Redirect.to(Links.login) }
        router.post("\(Links.companyCode)", use: prove)
        router.post("\(Links.companyLogOut)", use: endSessions)
    }

    @Sendable private func begin(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        let back = back(request)
        guard case .visitor = visit.who else { return Redirect.to(back.isEmpty ? Links.home : back) }
        return try await send(visit, isAgain: false, back: back)
    }

    @Sendable private func beginAgain(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        guard case .agent = visit.who else { return Redirect.toLogin(from: back(request)) }
        return try await send(visit, isAgain: true, back: back(request))
    }

    /// To the provider, with what the browser comes back to us by.
    private func send(_ visit: Visit, isAgain: Bool, back: String) async throws -> Response {
        let cookie = CompanyCookie(question: ProviderQuestion(services.world), isAgain: isAgain, back: back)
        let address: String
        do {
            address = try await company.provider.address(
                for: cookie.question, isAgain: isAgain, language: visit.text.language.rawValue)
        } catch {
            return try await refuse(error, visit)
        }
        var response = Redirect.to(address)
        let sealed = try cookie.sealed(
            with: services.ticketKey, browser: visit.browser.hash, at: services.world.now())
        response.setCookie(visit.cookies.companyCookie(sealed))
        return response
    }

    @Sendable private func finish(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        var response = try await answer(request, visit)
        response.setCookie(visit.cookies.endedCompanyCookie())
        return response
    }

    private func answer(_ request: Request, _ visit: Visit) async throws -> Response {
        let now = services.world.now()
        let text = RequestCookies(request.headers)[visit.cookies.company].map(String.init) ?? ""
        guard
            let cookie = CompanyCookie(text, key: services.ticketKey, browser: visit.browser.hash, at: now),
            let answer = ProviderAnswer(request), answer.state == cookie.question.state,
            try await services.stores.takeOnce(
                .sha256(of: "log-in \(cookie.question.state)"), until: now.addingTimeInterval(CompanyCookie.lifetime))
        else { return try await refuse(.otherAnswer, visit) }
        let token: IDToken
        do {
            token = try await company.places.with {
                try await company.provider.finish(answer, to: cookie.question, isAgain: cookie.isAgain)
            }
        } catch let failure as ProviderFailure {
            return try await refuse(failure, visit)
        }
        return cookie.isAgain
            ? try await confirm(company.standing(token), visit, back: cookie.back)
            : try await logIn(company.person(token), visit, request, back: cookie.back)
    }

    private func logIn(_ person: CompanyPerson, _ visit: Visit, _ request: Request, back: String) async throws
        -> Response
    {
        let outcome = try await useCase(of: person.standing, visit, request).perform(
            person, language: visit.text.language, browser: visit.browser.hash, from: visit.address)
        switch outcome {
        case .loggedIn(let token): return visit.loggedIn(token, at: back)
        case .secondFactorNeeded(let standing):
            let ticket = try CompanyTicket(standing).sealed(
                with: services.ticketKey, browser: visit.browser.hash, at: services.world.now())
            return SecondStepPage(ticket: ticket, back: back, action: Links.companyCode).response(visit)
        case .refused(let refusal):
            return try await refuse(
                .arrival(refusal), refusal.rawValue, visit, groups: refusal == .noGroup ? person.groups ?? [] : [])
        }
    }

    private func confirm(_ standing: CompanyStanding, _ visit: Visit, back: String) async throws -> Response {
        guard case .agent(let session, _) = visit.who else { return Redirect.toLogin(from: back) }
        guard let token = try await useCase(of: standing, visit, nil).confirm(standing, session) else {
            return try await refuse(.otherPerson, "otherPerson", visit)
        }
        return visit.loggedIn(token, at: back)
    }

    @Sendable private func prove(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        let form = context.form
        let ticket = CompanyTicket(
            form[.ticket], key: services.ticketKey, browser: visit.browser.hash, at: services.world.now())
        guard let ticket else { return tooLate(form, visit) }
        var page = SecondStepPage(ticket: form[.ticket], back: form[.back], action: Links.companyCode)
        let code = SecondFactorEntry(form)
        let outcome = try await useCase(of: ticket.standing, visit, request).perform(
            after: ticket.standing, code: code, browser: visit.browser.hash, from: visit.address)
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

    private func useCase(of standing: CompanyStanding, _ visit: Visit, _ request: Request?) -> LogInByCompany {
        let requester = HashRequester.logIn(standing.identity.subject, at: visit.place.login, from: visit.address)
        return LogInByCompany(
            stores: services.stores, keeping: services.hashing(for: requester), world: services.world,
            access: company.access, client: request.flatMap { ClientSoftware($0) })
    }

    private func back(_ request: Request) -> String {
        let back = request.uri.queryParameters["back"].map(String.init) ?? ""
        return Links.isLocal(back) ? back : ""
    }

    private func refuse(_ failure: ProviderFailure, _ visit: Visit) async throws -> Response {
        try await refuse(failure.problem, failure.name, visit)
    }

    private func refuse(_ problem: CompanyProblem, _ word: String, _ visit: Visit, groups: [String] = []) async throws
        -> Response
    {
        try await services.stores.recordVisitor(
            .companyLogInRefused, at: .careDesk, by: .visitor(address: visit.address, brand: nil), detail: word)
        return CompanyProblemPage(problem: problem, word: word, groups: groups).response(visit)
    }

    /// By the provider's own word, without a browser and so without its token (Back-Channel Logout 1.0 §2.5). Where there is nobody to
    /// log out it was done all the same.
    @Sendable private func endSessions(_ request: Request, _ context: WebContext) async throws -> Response {
        let address = context.address
        do {
            let ended = try await company.provider.ended(byToken: try await logOutToken(request))
            let outcome = try await CompanyLogOut(stores: services.stores, world: services.world).perform(
                issuer: company.provider.provider.settings.issuer, session: ended.session, subject: ended.subject,
                id: ended.id, from: address)
            guard case .ended = outcome else { return try await refuseLogOut("replayed", address) }
            return Response(status: .ok, headers: [.cacheControl: "no-store"])
        } catch let failure as ProviderFailure {
            return try await refuseLogOut(failure.name, address, isOurs: failure.problem == .unreachable)
        }
    }

    private func logOutToken(_ request: Request) async throws -> String {
        guard request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true else {
            throw HTTPError(.unsupportedMediaType)
        }
        var request = request
        let form = Form(urlEncoded: String(buffer: try await FormMiddleware.body(of: &request)))
        return form[.logoutToken]
    }

    private func refuseLogOut(_ word: String, _ address: String, isOurs: Bool = false) async throws -> Response {
        try await services.stores.recordVisitor(
            .companyLogOutRefused, at: .careDesk, by: .visitor(address: address, brand: nil), detail: word)
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
