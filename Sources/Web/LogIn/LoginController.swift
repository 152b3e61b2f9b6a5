import Foundation
import Hummingbird
import Logging
import Phrasebook
import SecurityQuestions
import SingleSignOn
import Telemetry

/// Log-in and log-out at either door: the password, then, for whoever has one, the second factor.
struct LoginController: Sendable {
    let services: WebServices

    func add(to router: Router<WebContext>) {
        router.get("\(Links.login)", use: show)
        router.post("\(Links.login)", use: logIn)
        router.get("\(Links.secondStep)") { _, _ in Redirect.to(Links.login) }
        router.post("\(Links.secondStep)", use: prove)
        router.get("\(Links.accountChoice)") { _, _ in Redirect.to(Links.login) }
        router.post("\(Links.accountChoice)", use: choose)
        router.post("\(Links.logout)", use: logOut)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        let back = request.uri.queryParameters["back"].map(String.init) ?? ""
        guard case .visitor = visit.who else { return Redirect.to(Links.isLocal(back) ? back : Links.home) }
        return LoginPage(email: "", back: back, notice: notice(request.uri.query, back: back, visit))
            .response(visit)
    }

    private func notice(_ query: String?, back: String, _ visit: Visit) -> Phrase? {
        switch query {
        case "out": LoginWords.loggedOut
        case "reset": PasswordWords.resetDone
        case "address": AddressWords.changedLogIn
        case "notices": AddressWords.changed
        case "left": PeopleWords.left
        default: back.isEmpty ? nil : visit.hadLogin ? LoginWords.over : LoginWords.ended
        }
    }

    private func login(of email: String, _ visit: Visit, _ request: Request) -> LogIn {
        let requester = HashRequester.logIn(email, at: visit.place.login, from: visit.address)
        return LogIn(
            stores: services.stores, keeping: services.hashing(for: requester), world: services.world,
            client: ClientSoftware(request))
    }

    @Sendable private func logIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        if let refusal = try await passwordsOff(visit) { return refusal }
        let form = context.form
        let page = LoginPage(email: form[.email], back: form[.back], notice: nil)
        if let missing = page.missing(password: form[.password]) { return missing.response(visit) }
        let even = EvenAnswer()
        let outcome = try await login(of: form[.email], visit, request).perform(
            email: form[.email], password: form.secret(.password), browser: visit.browser.hash, at: visit.place.login,
            from: visit.address, hold: { try await hold($0, at: visit.place, context.logger) })
        switch outcome {
        case .loggedIn(let token): return visit.loggedIn(token, at: form[.back])
        case .secondFactorNeeded(let step):
            let ticket = try LoginTicket(step, visit: visit).sealed(
                with: services.ticketKey, at: services.world.now())
            return SecondStepPage(ticket: ticket, back: form[.back]).response(visit)
        case .notActivated:
            return page.refused(LoginWords.notActivated).response(visit, status: .unprocessableContent)
        case .choiceNeeded(let step, let opened): return try choice(step, opened, back: form[.back], visit)
        case .wrong:
            try await even.wait(in: services.world)
            return page.refused(LoginWords.wrong).response(visit, status: .unprocessableContent)
        case .wait(let until):
            try await even.wait(in: services.world)
            let duration = services.duration(until: until)
            let canReset = visit.site.login.forgottenLink != nil
            return page.refused(canReset ? LoginWords.waitOrReset(duration) : LoginWords.wait(duration))
                .response(visit, status: .tooManyRequests)
        }
    }

    /// Where only the company's provider lets anybody in; nothing that was typed is looked at.
    private func passwordsOff(_ visit: Visit) async throws -> Response? {
        guard let page = PlainPage.passwordsOff(visit) else { return nil }
        try await services.stores.recordVisitor(
            visit.site.brand == nil ? .agentLoginFailed : .memberLoginFailed, at: visit.place.login,
            by: .visitor(address: visit.address, brand: visit.place.login.brand), detail: "passwordsOff")
        return page.response(visit)
    }

    /// Many names are being tried at this door.
    private func hold(_ delay: LoginDelay, at place: Visit.Place, _ logger: Logger) async throws {
        if let failures = delay.alarm {
            logger.tell(
                .loginsSprayed, "many log-ins fail: passwords may be being tried for many names",
                ["door": "\(place.name)", "failures within ten minutes": "\(failures)"])
        }
        if delay.seconds > 0 { try await Task.sleep(for: .seconds(delay.seconds)) }
    }

    @Sendable private func prove(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        let form = context.form
        let now = services.world.now()
        guard let ticket = LoginTicket(form[.ticket], key: services.ticketKey, visit: visit, at: now) else {
            return tooLate(form, visit)
        }
        var page = SecondStepPage(ticket: form[.ticket], back: form[.back])
        let code = SecondFactorEntry(form)
        let outcome = try await login(of: ticket.step.email, visit, request).perform(
            after: ticket.step, code: code, browser: visit.browser.hash, at: visit.place.login, from: visit.address)
        switch outcome {
        case .loggedIn(let token, let byRecoveryCode):
            // Whoever used a recovery code is told how many are left.
            return visit.loggedIn(token, at: byRecoveryCode ? "\(Links.secondFactor)?recovered" : form[.back])
        case .choiceNeeded(let step, let opened, let byRecoveryCode):
            let back = byRecoveryCode ? "\(Links.secondFactor)?recovered" : form[.back]
            return try choice(step, opened, back: back, visit)
        case .tooLate: return tooLate(form, visit)
        case .codeMissing:
            page.codeError = SecondFactorWords.codeMissing
            return page.response(visit)
        case .wrong: return page.refused(code).response(visit)
        case .wait(let until): return page.refused(services.wait(until: until)).response(visit)
        }
    }

    private func choice(_ step: PasswordStep, _ opened: [Opened], back: String, _ visit: Visit) throws -> Response {
        let ticket = try LoginTicket(step, .all, visit: visit).sealed(
            with: services.ticketKey, at: services.world.now())
        return AccountChoicePage(ticket: ticket, back: back, opened: opened).response(visit)
    }

    @Sendable private func choose(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        let form = context.form
        let now = services.world.now()
        guard let ticket = LoginTicket(form[.ticket], .all, key: services.ticketKey, visit: visit, at: now),
            let account = ID<Account>(form[.account])
        else { return choiceTooLate(form, visit) }
        let outcome = try await login(of: ticket.step.email, visit, request).perform(
            after: ticket.step, choosing: account, browser: visit.browser.hash, at: visit.place.login,
            from: visit.address)
        switch outcome {
        case .loggedIn(let token): return visit.loggedIn(token, at: form[.back])
        case .tooLate: return choiceTooLate(form, visit)
        }
    }

    private func choiceTooLate(_ form: Form, _ visit: Visit) -> Response {
        LoginPage(email: "", back: form[.back], notice: SeveralWords.tooLate).response(visit)
    }

    private func tooLate(_ form: Form, _ visit: Visit) -> Response {
        LoginPage(email: "", back: form[.back], notice: SecondFactorWords.tooLate).response(visit)
    }

    /// Where the provider that let them in ends its own log-in.
    private func endThere(_ visit: Visit, _ request: Request) async -> String? {
        guard let company = visit.companyOfSession else { return nil }
        let hint = RequestCookies(request.headers)[visit.cookies.hint].flatMap {
            LogOutHint(
                String($0), key: services.ticketKey, browser: visit.browser.hash, at: visit.place, services.world.now())
        }
        return await company.provider.endAddress(
            backTo: "\(company.origin)\(Links.login)?out", hint: company.givesHint ? hint?.token : nil)
    }

    @Sendable private func logOut(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        let logOut = LogOut(stores: services.stores)
        var there: String?
        switch visit.who {
        case .visitor: break
        case .member(let session, let token):
            try await logOut.perform(Identity(session.member), session: token.hash, from: visit.address)
            there = await endThere(visit, request)
        case .agent(let session, let token):
            try await logOut.perform(Identity(session.agent), session: token.hash, from: visit.address)
            there = await endThere(visit, request)
        }
        var response = there.map { LoggedOutPage(there: $0).response(visit) } ?? Redirect.to("\(Links.login)?out")
        response.setCookie(visit.cookies.endedSessionCookie())
        if RequestCookies(request.headers)[visit.cookies.hint] != nil {
            response.setCookie(visit.cookies.hintCookie(nil))
        }
        return response
    }
}

extension SecondFactorEntry {
    init?(_ form: Form) { self.init(code: form[.code], recoveryCode: form[.recovery]) }
}

extension Visit {
    /// Logged in with this browser from now on, and at a local path; at home where `back` is none.
    func loggedIn(_ token: SecretToken, at back: String = "") -> Response {
        var response = Redirect.to(Links.isLocal(back) ? back : Links.home)
        response.setCookie(cookies.sessionCookie(token))
        response.setCookie(cookies.browserCookie(browser))
        return response
    }
}
