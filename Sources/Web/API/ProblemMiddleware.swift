import Encodings
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Phrasebook
import SecurityQuestions
import SpokenAnswers
import Telemetry

/// Whatever goes wrong becomes a problem that a program reads and a person understands.
struct ProblemMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.language = AcceptLanguage.preferred(request.headers[.acceptLanguage]) ?? .en
        do {
            return try await next(request, context)
        } catch {
            let problem = Self.problem(error, request)
            if problem.kind.status >= 500 {
                context.logger.tell(
                    Failure.event(of: error), "request failed", ["error": "\(String(reflecting: error))"])
            }
            return try problem.response(in: context.language, instance: context.requestName)
        }
    }

    /// A path that is there for another method is told so, whoever asks.
    private static func problem(_ error: any Error, _ request: Request) -> Problem {
        let methods = ClientAPI.methods(at: request.uri.path)
        let isThere = methods.contains(request.method) || request.method == .head && methods.contains(.get)
        return methods.isEmpty || isThere ? Problem(error) : .methodNotAllowed(methods)
    }
}

extension Problem {
    /// As it is written (RFC 9457 §3).
    private struct Told: Encodable {
        let type, title, detail, instance: String
        let status: Int
        let members: Members
        let errors: [ToldFault]

        struct ToldFault: Encodable {
            let pointer, detail: String
        }

        func encode(to encoder: any Encoder) throws {
            try members.encode(to: encoder)
            var told = encoder.container(keyedBy: Key.self)
            try told.encode(type, forKey: .type)
            try told.encode(title, forKey: .title)
            try told.encode(status, forKey: .status)
            try told.encode(detail, forKey: .detail)
            try told.encode(instance, forKey: .instance)
            if !errors.isEmpty { try told.encode(errors, forKey: .errors) }
        }

        private enum Key: String, CodingKey { case type, title, status, detail, instance, errors }
    }

    func response(in language: Language, instance: String) throws -> Response {
        let words = ProblemWords(kind)
        let told = Told(
            type: kind.path, title: words.title[language], detail: words.advice[language], instance: instance,
            status: kind.status, members: members,
            errors: faults.map { .init(pointer: $0.pointer, detail: $0.detail[language]) })
        var response = try JSONResponse.of(told, status: .init(code: kind.status), type: "application/problem+json")
        response.headers[.contentLanguage] = language.rawValue
        for field in headers { response.headers[field.name] = field.value }
        return response
    }
}

/// JSON as the interface writes it: members with underlines, never kept by anybody on the way.
enum JSONResponse {
    static func of(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json"
    ) throws -> Response {
        text(try string(value), status: status, type: type)
    }

    static func of(_ value: some JSONWritable, status: HTTPResponse.Status = .ok) -> Response {
        text(JSONWriter.text(value), status: status)
    }

    static func text(_ text: String, status: HTTPResponse.Status, type: String = "application/json") -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    static func string(_ value: some Encodable) throws -> String { try JSONText.compactInSnakeCase(value) }
}
