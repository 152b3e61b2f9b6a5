import Hummingbird
import Phrasebook
import SecurityQuestions

/// Activation by link: confirm the account, choose a password, choose question and answer. The link opens whichever
/// step comes next, so it can be left and resumed; a step sent twice counts once.
struct ActivationController: Sendable {
    let services: WebServices

    func add(to router: Router<WebContext>) {
        router.get("\(Links.activation)", use: show)
        router.post("\(Links.activationRenewal)", use: renew)
        router.post("\(Links.activationConfirmation)", use: confirm)
        router.post("\(Links.activationPassword)", use: choosePassword)
        router.post("\(Links.activationQuestion)", use: chooseQuestion)
        for path in [
            Links.activationRenewal, Links.activationConfirmation, Links.activationPassword, Links.activationQuestion,
        ] {
            router.get("\(path)") { _, context in Redirect.to(Links.activation(try context.parameters.require("token")))
            }
        }
    }

    private func activate(by link: SecretToken, _ visit: Visit) -> ActivateAccount {
        ActivateAccount(
            stores: services.stores, keeping: services.hashing(for: .link(link.hash, from: visit.address)),
            world: services.world)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        switch try await invitation(context) {
        case .waiting(_, let invited) where invited.isByCompanyOnly: byCompany(invited)
        case .waiting(let step, let invited) where invited.isJoining(at: step): join(invited)
        case .waiting(.question, let invited): question(QuestionKept(request), invited)
        case .waiting(let step, let invited): ActivationPage(invited: invited, step: step).response()
        case .over(let page): page
        }
    }

    /// By the brand's own log-in: in this browser it was not, or there are no passwords to choose.
    private func byCompany(_ invited: Invited) -> Response {
        let words = invited.visit.site.companyWords
        return PlainPage(
            title: OwnerLogInWords.activateTitle, words: [OwnerLogInWords.activate],
            way: (Links.companyLogIn, words.logIn)
        ).response(invited.visit)
    }

    private func join(_ invited: Invited) -> Response {
        let token = invited.token.text
        return JoinPage(
            invited: invited.member, account: invited.account, action: Links.activationPassword(token),
            back: Links.activation(token)
        ).response(invited.visit)
    }

    /// A link that has expired still shows who is to have another one: whoever the account's address of record is.
    @Sendable private func renew(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        let (brand, host) = try context.office()
        guard let token = SecretToken(inLink: try context.parameters.require("token")) else { return back(context) }
        let renew = RenewInvitation(stores: services.stores, keeping: services.keeping, world: services.world)
        let outcome = try await renew.perform(expired: token.hash, brand: brand.id, from: visit.address)
        guard case .mailed = outcome else { return back(context) }
        return ActivationEnd.renewed(host).response(visit)
    }

    @Sendable private func confirm(_ request: Request, _ context: WebContext) async throws -> Response {
        if case .waiting(.confirm, let invited) = try await invitation(context) {
            try await activate(by: invited.token, invited.visit).confirm(
                invited.activation, from: invited.visit.address)
        }
        return back(context)
    }

    @Sendable private func choosePassword(_ request: Request, _ context: WebContext) async throws -> Response {
        guard case .waiting(.password, let invited) = try await invitation(context), !invited.isByCompanyOnly else {
            return back(context)
        }
        let activate = activate(by: invited.token, invited.visit)
        if invited.isByLogIn {
            if let login = invited.login {
                try await activate.accept(
                    invited.activation, by: login, browser: invited.visit.browser.hash, from: invited.visit.address)
            }
            return back(context)
        }
        let outcome = try await activate.choose(
            password: context.form.secret(.password), invited.activation, browser: invited.visit.browser.hash,
            from: invited.visit.address)
        if case .refused(let refusal) = outcome {
            return ActivationPage(invited: invited, step: .password, refusal: refusal).response()
        }
        return back(context)
    }

    @Sendable private func chooseQuestion(_ request: Request, _ context: WebContext) async throws -> Response {
        guard case .waiting(.question, let invited) = try await invitation(context), !invited.isByCompanyOnly else {
            return back(context)
        }
        let visit = invited.visit
        if !context.form[.pick].isEmpty { return question(QuestionKept(context.form), invited) }
        let chosen = ChosenAnswer(context.form, language: visit.text.language)
        func page(_ remark: QuestionFields.Remark?, password error: Phrase? = nil) -> Response {
            ActivationQuestionPage(
                invited: invited, remark: remark, chosen: chosen.questionID, passwordError: error
            ).response()
        }
        let outcome = try await activate(by: invited.token, visit).choose(
            answer: chosen, password: context.form.secret(.password), invited.activation, as: invited.login,
            of: invited.brand, browser: visit.browser.hash, from: visit.address)
        switch outcome {
        case .refused(let refusal): return page(.refused(refusal))
        case .heard(let heard): return page(.heard(heard))
        case .passwordWrong: return page(nil, password: ActivationWords.passwordWrong)
        case .wait(let until): return page(nil, password: services.wait(until: until))
        case .outOfTurn: return back(context)
        case .activated(let token):
            var response = back(context)
            response.setCookie(visit.cookies.sessionCookie(token))
            response.setCookie(visit.cookies.browserCookie(visit.browser))
            return response
        }
    }

    private func question(_ kept: QuestionKept, _ invited: Invited) -> Response {
        ActivationQuestionPage(invited: invited, remark: kept.remark, chosen: kept.question ?? "").response()
    }

    private enum Invitation {
        case waiting(Activation.Step, Invited)
        /// Used, expired or unknown: a page says so.
        case over(Response)
    }

    private func invitation(_ context: WebContext) async throws -> Invitation {
        let visit = try context.arrived()
        let (brand, host) = try context.office()
        guard let token = SecretToken(inLink: try context.parameters.require("token")) else {
            return .over(ActivationEnd.unknown(host).response(visit))
        }
        let activate = activate(by: token, visit)
        switch try await activate.invitation(token.hash, brand: brand.id) {
        case .waiting(let step, let activation):
            let isByLogIn = step == .confirm ? false : try await activate.isByLogIn(activation)
            return .waiting(
                step,
                Invited(
                    visit: visit, brand: brand, host: host, token: token, activation: activation, isByLogIn: isByLogIn))
        case .used(let member):
            if case .member(let session, _) = visit.who, session.member.id == member.id {
                return .over(ActivationEnd.done(session.member.email, host).response(visit))
            }
            return .over(ActivationEnd.used.response(visit))
        case .expired: return .over(ActivationEnd.expired(host, token).response(visit))
        case .unknown: return .over(ActivationEnd.unknown(host).response(visit))
        }
    }

    private func back(_ context: WebContext) -> Response {
        Redirect.to(context.parameters.get("token").map(Links.activation) ?? Links.home)
    }
}
