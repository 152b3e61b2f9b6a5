import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Lets a client in, by HTTP Basic (RFC 7617) and from where it may come, and no more often than its rate.
struct ClientMiddleware: RouterMiddleware {
    private let services: WebServices
    private let rates: RequestRates
    private let failures: RequestRates

    init(services: WebServices, rates: ClientRates) {
        (self.services, self.rates, failures) = (services, rates.requests, rates.failures)
    }

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        // Plain HTTP beyond this machine is for the proxy in front, for nobody else.
        guard services.proxies.isTrusted(context.peer) || !services.proxies.areTheOnlyWay else { throw UnknownHost() }
        let origin = try services.proxies.origin(peer: context.peer, request.headers)
        var context = context
        context.address = origin.client?.description ?? WebContext.unknownAddress
        let now = services.world.now()
        let client = try await client(request, in: context, from: origin.client, at: now)
        let rate = rates.take(of: client.id, RequestRates.ofClient, at: now)
        guard rate.isWithin else {
            var problem = Problem(.clientRate, retryAfter: rate.secondsLeft)
            problem.tell(rate)
            throw problem
        }
        context.client = client
        do {
            var response = try await next(request, context)
            response.headers.tell(rate)
            return response
        } catch {
            var problem = Problem(error)
            if problem.kind == .broken { throw error }
            problem.tell(rate)
            throw problem
        }
    }

    /// Who has failed too often is told to wait, and the log no more; a right secret is never refused for what others behind the same
    /// address have sent: 256 random bits are not found by trying.
    private func client(
        _ request: Request, in context: WebContext, from address: NetworkAddress?, at now: Date
    ) async throws -> Client {
        let place = address?.subscriber ?? WebContext.unknownAddress
        let tried = failures.look(at: place, RequestRates.ofFailures, at: now)
        let admit = AdmitClient(stores: services.stores, world: services.world)
        if let given = BasicCredentials(request.headers[.authorization]),
            let client = try await admit.perform(
                given.name, secret: given.secret, from: address, records: tried.isWithin)
        {
            guard try await hasShownItself(client, to: context, at: now) else {
                if tried.isWithin { try await admit.recordMissingCertificate(of: client, from: address) }
                _ = failures.take(of: place, RequestRates.ofFailures, at: now)
                throw Problem.certificateNeeded
            }
            return client
        }
        guard tried.isWithin else { throw Problem(.clientRate, retryAfter: tried.secondsLeft) }
        _ = failures.take(of: place, RequestRates.ofFailures, at: now)
        throw Problem.unauthorized
    }

    /// Only of who is bound to a certificate the connection is asked for one.
    private func hasShownItself(_ client: Client, to context: WebContext, at now: Date) async throws -> Bool {
        guard !client.certificates.isEmpty else { return true }
        return client.isShown(by: try await ClientCertificate.shown(on: context.channel), at: now)
    }
}
