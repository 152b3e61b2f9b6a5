import Encodings
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
        /// Whether the answer was kept where it was made.
        var isKept = false
        /// As they stand after it. Who sends it again is told of none: they are others by then.
        var limits: [ServiceLimit] = []

        init(_ value: some Encodable, status: Int) throws { try self.init(value, status: status, showing: value) }

        init(_ value: some Encodable, status: Int, showing shown: some Encodable) throws {
            self.init(
                try JSONResponse.string(value), status: status, of: nil, showing: try JSONResponse.string(shown))
        }

        init(_ told: some JSONWritable, status: Int, of call: ID<Call>) {
            let text = JSONWriter.text(told)
            self.init(text, status: status, of: call, showing: text)
        }

        init(_ body: String, status: Int, of call: ID<Call>?, showing shown: String) {
            (self.status, self.body, self.call, self.shown) = (status, body, call, shown)
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
        let kept = try self.kept(request, context, facts)
        return try await answering(under: base) { try await claimed(kept, work) }
    }

    /// Likewise of what claims the name and keeps the answer itself, in the transactions in which it is done.
    ///
    /// - Parameters:
    ///   - together: is given an id of its own. Where it throws a ``Problem``, the name is claimed no more.
    ///   - apart: does it where a stop of the server has left the name claimed.
    func perform(
        _ request: Request, _ context: ClientContext, saying facts: [String],
        together: @escaping @Sendable (KeptRequest, UUID) async throws -> Done,
        apart: @escaping @Sendable (UUID) async throws -> Done
    ) async throws -> Response {
        let (kept, new) = (try self.kept(request, context, facts), ID<Request>(services.world).uuid)
        let stores = services.stores
        return try await answering {
            do {
                return try await Task {
                    do {
                        let done = try await together(kept, new)
                        if !done.isKept { try await Self.keep(done, of: kept, in: stores) }
                        return done
                    } catch let failure as KeepingFailure {
                        // It was given back.
                        try await stores.release(kept)
                        throw failure
                    }
                }.value
            } catch KeptRequest.Repeated.left {
                return try await claimed(kept, apart)
            }
        }
    }

    /// What was done is answered, and so is whoever asks for it again.
    private func answering(under base: String? = nil, _ work: () async throws -> Done) async throws -> Response {
        do {
            let done = try await work()
            var response = Self.response(.init(status: done.status, body: done.shown), under: base)
            response.headers.tell(done.limits)
            return response
        } catch let repeated as KeptRequest.Repeated {
            switch repeated {
            case .otherRequest: throw Problem(.idempotencyKeyReused)
            case .underWay, .left: throw Problem(.idempotencyInProgress, retryAfter: 1)
            case .answered(let answer):
                var response = Self.response(answer, under: base)
                response.headers[.replayed] = "true"
                return response
            }
        }
    }

    /// Does it once the name is claimed.
    private func claimed(_ kept: KeptRequest, _ work: @escaping @Sendable (UUID) async throws -> Done) async throws
        -> Done
    {
        let stores = services.stores
        let subject = try await stores.claim(kept, new: ID<Request>(services.world).uuid)
        // What was begun is written down even where nobody waits for it any more.
        return try await Task {
            do {
                let done = try await work(subject)
                try await Self.keep(done, of: kept, in: stores)
                return done
            } catch {
                // After any other error something may have been spent: the same id finds it.
                if error is Problem || error is KeepingFailure { try await stores.release(kept) }
                throw error
            }
        }.value
    }

    private static func keep(_ done: Done, of kept: KeptRequest, in stores: any ClientStore) async throws {
        try await stores.keep(.init(status: done.status, body: done.body), of: kept, about: done.call)
    }

    private func kept(_ request: Request, _ context: ClientContext, _ facts: [String]) throws -> KeptRequest {
        KeptRequest(
            of: context.client.id, named: try Self.name(request),
            saying: [request.method.rawValue, request.uri.path] + facts, marking: services.keeping)
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
