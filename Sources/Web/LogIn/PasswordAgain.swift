import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

extension LoggedInContext {
    func passwordIsFresh(_ services: WebServices) -> Bool {
        login.passwordIsFresh(at: services.world.now())
    }
}

/// Asks for the password again before something that an open browser alone must not do, and leads on to it.
struct PasswordAgainController<Context: LoggedInContext>: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<Context>) {
        router.get("\(Links.passwordAgain)", use: leadBack)
        router.post("\(Links.passwordAgain)", use: confirm)
    }

    /// Whoever comes here without a form has sent it already, or switched the language: the page asks anew where needed.
    @Sendable private func leadBack(_ request: Request, _ context: Context) async throws -> Response {
        Redirect.to(back(request, context.visit))
    }

    @Sendable private func confirm(_ request: Request, _ context: Context) async throws -> Response {
        let identity = context.identity
        let gate = LoginGate(
            services: services, place: context.visit.place.name, email: identity.email.text, visit: context.visit)
        let back = back(request, context.visit)
        switch try await gate.admit({ try await passwordIsRight(context) ? identity : nil }) {
        case .right: return try await renew(context, to: back)
        case .wrong: return PasswordAgainPage(error: LoginWords.againWrong, back: back).response(context.visit)
        case .wait(let why): return PasswordAgainPage(error: why, back: back).response(context.visit)
        }
    }

    private func back(_ request: Request, _ visit: Visit) -> String {
        let asked = request.uri.queryParameters["back"].map(String.init) ?? ""
        switch visit.place {
        case _ where Links.isLocal(asked): return asked
        case .portal: return Links.question
        case .careDesk: return Links.secondFactor
        }
    }

    private func passwordIsRight(_ context: Context) async throws -> Bool {
        let identity = context.identity
        let known = try await services.known(email: identity.email.text, at: context.visit.place)
        let isRight = try await services.keeping.isRight(
            context.form.secret(.password), with: known?.password, of: identity.passwordOwner)
        if isRight, let known {
            _ = await services.strengthened(known, given: context.form.secret(.password))
        } else {
            let event = identity.event(
                context.visit.place.loginFailed, at: services.world.now(), from: context.visit)
            try await services.stores.record(event)
        }
        return isRight
    }

    /// A new token for the session (OWASP ASVS 5.0 7.2.4), and on.
    private func renew(_ context: Context, to back: String) async throws -> Response {
        let token = SecretToken(services.world)
        let isRenewed = try await services.stores.renew(
            context.token.hash, as: token.hash, passwordGivenAt: services.world.now())
        var response = Redirect.to(back)
        if isRenewed { response.setCookie(context.visit.place.door.sessionCookie(token)) }
        return response
    }
}

/// Asks for the password again.
struct PasswordAgainPage {
    var error: Phrase?
    /// Where it leads.
    let back: String
    /// A banner that belongs to what follows.
    var banner: HTML = .none

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let field = Field(
            name: .password, label: text(Words.password), error: error.map(text.callAsFunction), isFocused: true)
        return visit.page(
            text.errorTitle(LoginWords.againTitle, isWrong: error != nil),
            """
            \(banner)
            <section class="card narrow">
            <h1>\(text(LoginWords.againTitle))</h1>
            <p>\(text(LoginWords.againWhy))</p>
            <form method="post" action="\(Links.passwordAgain(backTo: back))" novalidate>
            \(visit.tokenField)
            \(field.input(.currentPassword))
            <p class="buttons"><button class="primary">\(text(Words.next))</button>
            <a class="button" href="\(cancel(visit))">\(text(Words.cancel))</a></p>
            </form>
            </section>
            """, tab: .account, status: error == nil ? .ok : .unprocessableContent, isAt: back)
    }

    private func cancel(_ visit: Visit) -> String {
        switch visit.place {
        case .portal: back == Links.supportCode ? Links.home : Links.settings
        case .careDesk: Links.home
        }
    }
}
