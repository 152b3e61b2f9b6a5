import HTTPTypes
import Hummingbird

/// See Other (RFC 9110 §15.4.4): after a form, the page that shows what came of it; reloading it sends nothing again.
enum Redirect {
    static func to(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }

    static func toLogin(from path: String) -> Response {
        to(Links.login(backTo: path))
    }
}
