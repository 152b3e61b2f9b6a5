import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

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
        guard visit.companyOfSession == nil else { return PasswordAgainPage(back: back).response(visit) }
        let confirmPassword = ConfirmPassword(
            stores: services.stores, keeping: services.hashing(for: visit.requester), world: services.world)
        let outcome = try await confirmPassword.perform(
            context.form.secret(.password), of: context.identity, session: context.token.hash, at: visit.place.login,
            from: visit.address)
        switch outcome {
        case .confirmed(let token):
            var response = Redirect.to(back)
            if let token { response.setCookie(visit.cookies.sessionCookie(token)) }
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
