import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Does what a client names by `Idempotency-Key` once, however often it is sent: twins find what came of the first.
struct RequestOnce {
    let services: WebServices

    /// What came of it, and the call that it tells of, where it tells of one.
    struct Done: Sendable {
        let status: Int
        let body: String
        let call: ID<Call>?
        /// What is answered now, where that holds something which is shown once and kept nowhere.
        let shown: String

        init(_ value: some Encodable, status: Int, of call: ID<Call>? = nil) throws {
            try self.init(value, status: status, of: call, showing: value)
        }

        init(_ value: some Encodable, status: Int, of call: ID<Call>? = nil, showing shown: some Encodable) throws {
            (self.status, body, self.call) = (status, try JSONResponse.string(value), call)
            self.shown = try JSONResponse.string(shown)
        }
    }

    /// - Parameters:
    ///   - base: where what is made is found by its id, for `Location`; nil where nothing is.
    ///   - facts: what the request is told apart by. Never an answer or a code.
    ///   - work: is given the id of the call or attempt that comes of it. A ``Problem`` of its says that nothing was spent.
    func perform(
        _ request: Request, _ context: ClientContext, under base: String? = nil, saying facts: [String],
        _ work: @escaping @Sendable (UUID) async throws -> Done
    ) async throws -> Response {
        let kept = KeptRequest(
            of: context.client.id, named: try Self.name(request),
            saying: [request.method.rawValue, request.uri.path] + facts)
        let stores = services.stores
        switch try await stores.claim(kept, new: ID<Request>(services.world).uuid) {
        case .otherRequest: throw Problem(.idempotencyKeyReused)
        case .underWay: throw Problem(.idempotencyInProgress, retryAfter: 1)
        case .answered(let answer):
            var response = Self.response(answer, under: base)
            response.headers[.replayed] = "true"
            return response
        case .new(let subject):
            // What was begun is written down even where nobody waits for it any more.
            let done = try await Task {
                do {
                    let done = try await work(subject)
                    try await stores.keep(.init(status: done.status, body: done.body), of: kept, about: done.call)
                    return done
                } catch {
                    // After any other error something may have been spent: the same id finds it.
                    if error is Problem || error is KeepingFailure { try await stores.release(kept) }
                    throw error
                }
            }.value
            return Self.response(.init(status: done.status, body: done.shown), under: base)
        }
    }

    private static func response(_ answer: KeptRequest.Answer, under base: String?) -> Response {
        var response = JSONResponse.text(answer.body, status: .init(code: answer.status))
        if let base, let made = try? JSONDecoder().decode(Made.self, from: Data(answer.body.utf8)) {
            response.headers[.location] = "\(base)/\(made.id)"
        }
        return response
    }

    private struct Made: Decodable { let id: String }

    private static func name(_ request: Request) throws -> String {
        let given = request.headers[values: .idempotencyKey]
        guard given.count == 1, let name = given.first, (1...255).contains(name.utf8.count),
            name.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw Problem(.idempotencyKeyMissing) }
        return name
    }
}

extension HTTPField.Name {
    static let idempotencyKey = Self("Idempotency-Key")!  // a valid name
    static let replayed = Self("Idempotency-Replayed")!  // a valid name
}
