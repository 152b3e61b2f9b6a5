import HTTPTypes
import Hummingbird

/// On every answer: nothing from elsewhere, no inline code, no frames, no sniffing, no referrer (OWASP Secure Headers). A page may have a
/// policy of its own for what it holds.
struct SecurityHeaders: RouterMiddleware {
    private static let headers: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
                + "frame-ancestors 'none'; base-uri 'none'"
        ),
        (.strictTransportSecurity, "max-age=31536000"),
        (.xContentTypeOptions, "nosniff"),
        (.frameOptions, "DENY"),
        (.referrerPolicy, "no-referrer"),
        (.permissionsPolicy, "camera=(), microphone=(), geolocation=()"),
        (.openerPolicy, "same-origin"),
    ]

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.headers where response.headers[name] == nil { response.headers[name] = value }
        return response
    }
}

extension HTTPField.Name {
    fileprivate static let frameOptions = Self("X-Frame-Options")!  // a valid name
    fileprivate static let referrerPolicy = Self("Referrer-Policy")!  // a valid name
    fileprivate static let permissionsPolicy = Self("Permissions-Policy")!  // a valid name
    fileprivate static let openerPolicy = Self("Cross-Origin-Opener-Policy")!  // a valid name
}
