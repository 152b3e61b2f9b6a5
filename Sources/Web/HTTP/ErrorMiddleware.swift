import Hummingbird
import Logging
import SecurityQuestions
import Telemetry

/// Whatever goes wrong becomes an answer that says what to do. It stands outermost, for what goes wrong before anything is
/// known of the visitor, and again where the visit is known: then the answer speaks its language and wears its brand.
struct ErrorMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let needed as LoginNeeded {
            return Redirect.toLogin(from: needed.path)
        } catch is SecondFactorNeeded {
            return Redirect.to(Links.secondFactor)
        } catch {
            return try answer(to: error, request, context)
        }
    }

    private func answer(to error: any Error, _ request: Request, _ context: WebContext) throws -> Response {
        let failure = Failure(error)
        if failure.status.kind == .serverError {
            var facts: Logger.Metadata = ["error": "\(String(reflecting: error))"]
            if let brand = context.site?.brand { facts[LogLine.brandKey] = "\(brand.id)" }
            context.logger.tell(Failure.event(of: error), "request failed", facts)
        }
        var response =
            request.asksForJSON
            ? try ProblemDetails(failure, context).response
            : FailurePage(failure: failure).response(context)
        if let seconds = failure.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
        return response
    }
}
