import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

@testable import Web

/// An installation with an account whose question has an answer, an agent, and a client that may act for them.
struct APIDesk: Sendable {
    let installation: Installation
    let account: Account
    let agent: Agent
    let client: APIClient

    static let answer = "Saint-Étienne Rotonde"
    static let wrong = "Ruritania Harbour"

    /// A client with its secret, as it asks.
    struct APIClient: Sendable {
        let id: String
        let secret: String

        var authorization: String { "Basic " + Data("\(id):\(secret)".utf8).base64EncodedString() }
    }

    static func test(
        from peer: String = "192.0.2.1", wrongAllowed: Int = ClientBudget.wrongAllowed,
        _ test: @escaping @Sendable (APIDesk, any TestClientProtocol) async throws -> Void
    ) async throws {
        let installation = try await Installation()
        let world = installation.world
        let account = world.account(brand: Installation.brand.id, number: "NL-100482")
        _ = try await installation.memberToken(of: account)
        try await answer(account, in: installation)
        let agent = world.agent(brands: [Installation.brand.id])
        _ = try await installation.token(of: agent)
        let client = try await addClient("crm", for: [agent], wrongAllowed: wrongAllowed, to: installation)
        let desk = APIDesk(installation: installation, account: account, agent: agent, client: client)
        try await ClientAPI.router(installation.services()).test(from: peer) { try await test(desk, $0) }
        try await installation.close()
    }

    static func answer(_ account: Account, in installation: Installation) async throws {
        let place = AnswerPlace(account: account.id, rules: .newest, language: .fr, kind: .city)
        let sealed = SealedAnswer(
            id: installation.world.id(), place: place, questionID: "first-wedding-town",
            secret: try await installation.vault.seal(SecretText(answer), at: place), setAt: installation.world.now,
            setBy: "Maud Exemple")
        try await installation.store.replace(with: sealed, on: .change, by: .system)
    }

    static func addClient(
        _ name: String, for agents: [Agent], permissions: [Client.Permission] = Client.Permission.allCases,
        networks: [String] = [], wrongAllowed: Int = ClientBudget.wrongAllowed, to installation: Installation
    ) async throws -> APIClient {
        let secret = ClientSecret.text(installation.world.world)
        let hash = try #require(ClientSecret.hash(of: secret))
        let client = Client(
            id: name, brand: Installation.brand.id, permissions: Set(permissions),
            agents: .named(Set(agents.map(\.id))), networks: networks.compactMap(CIDRBlock.init),
            wrongAllowed: wrongAllowed,
            secrets: [ClientSecret(hash: hash, madeAt: installation.world.now, expiresAt: nil)])
        #expect(try await installation.store.add(client, by: .host))
        return APIClient(id: name, secret: secret)
    }
}

/// What a client gets.
struct APIAnswer: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    /// A member of the answer, or of an object in it: `call.state`.
    subscript(path: String) -> String? {
        var value: Any? = try? JSONSerialization.jsonObject(with: Data(text.utf8))
        for name in path.split(separator: ".") { value = (value as? [String: Any])?[String(name)] }
        return value.map { "\($0)" }
    }

    /// Of a refused body, each place with what is wrong there.
    var faults: [[String: String]] {
        let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return value?["errors"] as? [[String: String]] ?? []
    }

    /// What sort of problem it is; nil where it is none.
    var problem: String? {
        guard headers[.contentType] == "application/problem+json" else { return nil }
        return self["type"]?.split(separator: "/").last.map(String.init)
    }
}

extension TestClientProtocol {
    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ body: [String: String]? = nil, raw: String? = nil,
        as client: APIDesk.APIClient?, key: String? = nil, more: HTTPFields = [:]
    ) async throws -> APIAnswer {
        var headers: HTTPFields = [.contentType: "application/json"]
        headers[.authorization] = client?.authorization
        headers[.idempotencyKey] = key
        for field in more { headers[field.name] = field.value }
        let written = try raw ?? body.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        return try await execute(
            uri: path, method: method, headers: headers, body: written.map { ByteBuffer(string: $0) }
        ) { APIAnswer(status: $0.status.code, headers: $0.headers, text: String(buffer: $0.body)) }
    }

    /// The token of a look-up that found the account.
    func lookUp(_ desk: APIDesk, agent: Agent? = nil, as client: APIDesk.APIClient? = nil) async throws -> String {
        let found = try await ask(
            .post, "/v1/lookups", ["agent": (agent ?? desk.agent).email.text, "stated": desk.account.number],
            as: client ?? desk.client)
        return try #require(found["lookup"], "\(found.text)")
    }

    /// The id of a call that was opened.
    func openCall(_ desk: APIDesk, agent: Agent? = nil, as client: APIDesk.APIClient? = nil) async throws -> String {
        let token = try await lookUp(desk, agent: agent, as: client)
        let opened = try await ask(
            .post, "/v1/calls", ["agent": (agent ?? desk.agent).email.text, "lookup": token],
            as: client ?? desk.client, key: UUID().uuidString)
        return try #require(opened["id"], "\(opened.text)")
    }

    func check(
        _ said: String, in call: String, _ desk: APIDesk, as client: APIDesk.APIClient? = nil,
        key: String = UUID().uuidString
    ) async throws -> APIAnswer {
        try await ask(
            .post, "/v1/calls/\(call)/attempts", ["proof": "answer", "spoken": said], as: client ?? desk.client,
            key: key)
    }
}
