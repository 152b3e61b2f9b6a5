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
        let (visit, back) = (context.visit, back(request, context.visit))
        let confirmPassword = ConfirmPassword(
            stores: services.stores, keeping: services.keeping, world: services.world)
        let outcome = try await confirmPassword.perform(
            context.form.secret(.password), of: context.identity, session: context.token.hash, at: visit.place.login,
            from: visit.address)
        switch outcome {
        case .confirmed(let token):
            var response = Redirect.to(back)
            if let token { response.setCookie(visit.site.cookies.sessionCookie(token)) }
            return response
        case .wrong: return PasswordAgainPage(error: LoginWords.againWrong, back: back).response(visit)
        case .wait(let until):
            return PasswordAgainPage(error: services.wait(until: until), back: back).response(visit)
        }
    }

    private func back(_ request: Request, _ visit: Visit) -> String {
        let asked = request.uri.queryParameters["back"].map(String.init) ?? ""
        return Links.isLocal(asked) ? asked : visit.site.afterPassword
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
        back == Links.supportCode ? Links.home : visit.site.wayBack.path
    }
}
