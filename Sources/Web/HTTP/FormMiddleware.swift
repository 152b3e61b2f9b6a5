import HTTPTypes
import Hummingbird
import NIOCore
import SecurityQuestions

/// Reads a form once, and refuses it unless it is one and carries this browser's token: no route can forget to (CSRF). The one that no
/// browser sends is let through unread: the company's provider tells of a log-out by a signed token.
struct FormMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let isByProvider = try request.uri.path == Links.companyLogOut && context.foundSite().company != nil
        guard request.method == .post, !isByProvider else { return try await next(request, context) }
        var (request, context) = (request, context)
        context.form = try await form(of: &request, on: context.arrived())
        return try await next(request, context)
    }

    private func form(of request: inout Request, on visit: Visit) async throws -> Form {
        guard request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true else {
            throw HTTPError(.unsupportedMediaType)
        }
        if let site = request.headers[.secFetchSite], site == "cross-site" { throw StaleForm() }
        let body = try await Self.body(of: &request)
        let form = Form(urlEncoded: String(buffer: body))
        guard isSame(visit.formToken.browser, FormToken(form[.token]).browser) || isOfFirstVisit(visit, request) else {
            throw StaleForm()
        }
        return form
    }

    /// Two tabs that are opened at once get a token each, and the browser keeps the later cookie. Before anybody has logged in
    /// the browser's own word is enough that a page of ours sends the form; older ones do not give it.
    private func isOfFirstVisit(_ visit: Visit, _ request: Request) -> Bool {
        guard case .visitor = visit.who else { return false }
        return request.headers[.secFetchSite] == "same-origin"
    }

    static func body(of request: inout Request) async throws -> ByteBuffer {
        do {
            return try await request.collectBody(upTo: Form.largest)
        } catch let error as NIOTooManyBytesError {
            throw error
        } catch is LateBody {
            throw HTTPError(.requestTimeout)
        } catch {
            // Cut short or badly framed by the client.
            throw HTTPError(.badRequest)
        }
    }
}

/// A form without this browser's token: made up by another site, or from before a log-in ended.
struct StaleForm: Error {}

extension HTTPField.Name {
    static let secFetchSite = Self("Sec-Fetch-Site")!  // a valid name
}
