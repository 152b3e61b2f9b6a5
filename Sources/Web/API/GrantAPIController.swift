import Encodings
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Phrasebook
import SecurityQuestions
import SignedTokens
import SpokenAnswers

/// The proof that a call was verified: signed for who checks it elsewhere, told to who asks, used once, revoked.
struct GrantAPIController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<ClientContext>) {
        router.get("\(Links.apiGrantOfCall)", use: sign)
        router.post("\(Links.apiIntrospection)", use: introspect)
        router.post("\(Links.apiGrantUse)", use: consume)
        router.post("\(Links.apiTokenUse)", use: consumeToken)
        router.delete("\(Links.apiGrant)", use: revoke)
    }

    /// Anew, whoever has verified the call: its agent at the care desk as well, whose own calls are told to who may introspect their grants.
    @Sendable private func sign(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.readCalls)
        let (call, now) = (try context.call(), services.world.now())
        guard let grant = try await services.stores.grant(of: call, for: context.client) else {
            // Of a call of the client's own that is not verified.
            _ = try await services.agent(of: call, for: context.client)
            throw Problem(.grantOver)
        }
        if grant.client == nil { try context.require(.readGrants) }
        guard grant.state(at: now) == .good else { throw Problem(.grantOver) }
        return JSONResponse.of(try services.signed(grant, for: context.client, at: now))
    }

    /// RFC 7662 §2.2. Of what is not active nothing is told, not even whether it ever was.
    @Sendable private func introspect(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.readGrants)
        let token = try await IntrospectionForm(of: request).token
        guard let id = id(in: token, context.client),
            let grant = try await services.stores.grant(id, for: context.client),
            grant.state(at: services.world.now()) == .good, let claims = claims(of: grant, for: context.client)
        else { return JSONResponse.of(Introspection(active: false)) }
        return JSONResponse.of(Introspection(active: true, claims: claims))
    }

    @Sendable private func consume(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeGrants)
        return try await consume(try context.grant(), request, context, saying: [])
    }

    /// By the signed one, for who does not take it apart: its signature is checked here.
    @Sendable private func consumeToken(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeGrants)
        let token = try await IntrospectionForm(of: request).token
        let id = id(in: token, context.client)
        return try await consume(id, request, context, saying: [id?.description ?? ""])
    }

    /// - Parameters:
    ///   - id: nil where the client has no such grant.
    ///   - facts: what tells the request apart beside its path.
    private func consume(_ id: ID<Grant>?, _ request: Request, _ context: ClientContext, saying facts: [String])
        async throws -> Response
    {
        let scopes = try neededScopes(request, context.client)
        let (services, controller) = (services, self)
        let saying = facts + scopes.map(\.id)
        return try await RequestOnce(services: services).perform(request, context, saying: saying) { _ in
            guard let id else { throw Problem.notFound }
            if !scopes.isEmpty, let grant = try await services.stores.grant(id, for: context.client),
                grant.state(at: services.world.now()) == .good,
                scopes.contains(where: { $0.needs > grant.method })
            {
                throw Problem.moreProofNeeded
            }
            switch try await services.stores.use(id, by: context.client, from: context.address) {
            case .used(let grant):
                guard let claims = controller.claims(of: grant, for: context.client) else { throw Problem(.grantOver) }
                return .init(claims, status: 200, of: grant.call)
            case .usedBefore: throw Problem(.grantUsed)
            case .over: throw Problem(.grantOver)
            case .unknown: throw Problem.notFound
            }
        }
    }

    /// What the grant is to serve, by `scope`: ids of the brand's scopes with spaces between them. Where it is not said, its client looks itself.
    private func neededScopes(_ request: Request, _ client: Client) throws -> [Scope] {
        let said = request.uri.queryParameters.filter { $0.key == "scope" }.map(\.value)
        guard let text = said.first else { return [] }
        let known = services.brands[client.brand]?.policy.scopes ?? []
        let scopes = text.replacing("+", with: " ").split(separator: " ", omittingEmptySubsequences: false).map { id in
            known.first { $0.id == id }
        }
        guard said.count == 1, !scopes.contains(where: { $0 == nil }) else {
            throw Problem.invalid([.init(pointer: "/scope", detail: FaultWords.noScopes)])
        }
        return scopes.compactMap(\.self)
    }

    @Sendable private func revoke(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeGrants)
        guard
            try await services.stores.revoke(
                try context.grant(), by: context.client, from: context.address)
        else { throw Problem.notFound }
        return Response(status: .noContent, headers: [.cacheControl: "no-store"])
    }

    /// Of a signed grant, or of its id: what an agent copies from the care desk.
    private func id(in text: String, _ client: Client) -> ID<Grant>? {
        guard text.contains(".") else { return ID<Grant>(text) }
        guard let token = try? SignedToken(text), let set = try? services.grantKeySet(),
            let keys = VerificationKeys(json: set.utf8, for: .es256)
        else { return nil }
        let check = GrantTokenCheck(issuer: services.grants.issuer(), client: client.id)
        return (try? check.perform(token, keys: keys, at: services.world.now())).flatMap { ID<Grant>($0) }
    }

    private func claims(of grant: KeptGrant, for client: Client) -> GrantClaims? {
        services.brands[grant.brand].map {
            GrantClaims(grant, for: client.id, from: services.grants.issuer(), under: $0.policy, since: grant.grantedAt)
        }
    }

    private struct Introspection: JSONWritable {
        let active: Bool
        var claims: GrantClaims?

        func write(to json: inout JSONWriter) {
            json.member("active", active)
            claims?.write(to: &json)
        }
    }
}

/// The one parameter of an introspection that counts (RFC 7662 §2.1). None may come twice (RFC 6749 §3.1).
private struct IntrospectionForm {
    let token: String

    init(of request: Request) async throws {
        let text = String(
            buffer: try await request.body(of: "application/x-www-form-urlencoded", orElse: .notForm))
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map { $0.replacing("+", with: " ").removingPercentEncoding }
            guard parts.count == 2, let name = parts[0], let value = parts[1] else { throw Problem(.malformed) }
            guard ["token", "token_type_hint"].contains(name) else {
                throw Problem.invalid([.init(pointer: "/\(name.prefix(40))", detail: FaultWords.notKnown)])
            }
            guard fields.updateValue(value, forKey: name) == nil else {
                throw Problem.invalid([.init(pointer: "/\(name)", detail: FaultWords.twice)])
            }
        }
        guard let token = fields["token"], !token.isEmpty else {
            throw Problem.invalid([.init(pointer: "/token", detail: FaultWords.missing)])
        }
        self.token = token
    }
}
