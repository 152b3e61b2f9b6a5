import Encodings
import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// Finds one account by exactly what the caller states, for an agent. There is no list, and every look-up is recorded and counted.
struct LookUpAPIController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<ClientContext>) { router.post("\(Links.apiLookUps)", use: find) }

    private struct Told: JSONWritable {
        let result: Result
        var lookup: String?
        var expiresAt: Date?
        var account: Found?

        enum Result: String { case found, unknown, several }

        struct Found: JSONWritable {
            let company: String
            let language: String
            let status: String

            func write(to json: inout JSONWriter) {
                json.member("company", company)
                json.member("language", language)
                json.member("status", status)
            }
        }

        func write(to json: inout JSONWriter) {
            json.member("account", account)
            json.member("expires_at", expiresAt)
            json.member("lookup", lookup)
            json.member("result", result.rawValue)
        }
    }

    @Sendable private func find(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeCalls)
        let fields = try await RequestFields(of: request, known: [.agent, .stated, .second])
        let stated = try fields.required(.stated)
        let agent = try await services.agent(fields.required(.agent), for: context.client)
        let findCaller = FindCaller(stores: services.stores, brands: services.brands)
        let outcome = try await findCaller.perform(
            stating: stated, and: fields.optional(.second) ?? "", by: agent, from: context.address)
        switch outcome {
        case .found(let account): return JSONResponse.of(try await found(account, agent, context))
        case .unknown, .nothingStated: return JSONResponse.of(Told(result: .unknown))
        case .needsSecondStatement: return JSONResponse.of(Told(result: .several))
        case .paused(let end): throw Problem(.lookUpsPaused, until: end, from: services.world.now())
        }
    }

    private func found(_ account: Account, _ agent: Agent, _ context: ClientContext) async throws -> Told {
        let token = SecretToken(services.world)
        try await services.stores.keep(
            ClientLookUp(token: token.hash, account: account.id, agent: agent.id, client: context.client.id))
        return Told(
            result: .found, lookup: token.text,
            expiresAt: services.world.now().addingTimeInterval(ClientLookUp.lifetime),
            account: .init(
                company: account.company, language: account.language.rawValue, status: account.status.rawValue))
    }
}
