import HTTPTypes
import Hummingbird
import Logging
import SecurityQuestions
import Telemetry

/// Gives a request a name, that of the client where it has a good one: every answer bears it, and every line of the log.
struct RequestName: RouterMiddleware {
    let proxies: TrustedProxies
    let world: World

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let name = request.headers[.requestID].flatMap { Self.isName($0) ? $0 : nil } ?? ID<Request>(world).description
        var context = context
        context.requestName = name
        context.logger[metadataKey: LogLine.requestKey] = "\(name)"
        var response = try await next(request, context)
        response.headers[.requestID] = name
        return response
    }

    private static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte > 0x40
            }
    }
}

extension HTTPField.Name {
    fileprivate static let requestID = Self("Request-Id")!  // a valid name
}
