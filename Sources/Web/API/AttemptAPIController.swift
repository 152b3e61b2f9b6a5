import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions
import Telemetry

/// Checks what a caller says, as an answer or as a code, in a call of a client. A wrong one is a result, not an error.
struct AttemptAPIController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<ClientContext>) { router.post("\(Links.apiAttempts)", use: check) }

    private struct Told: Encodable {
        let id: String
        let proof: ProofTold
        let result: Result
        let attemptsLeft: Int
        let call: CallTold
        /// Of a right one, signed.
        let grant: GrantTold?
    }

    /// Closed: whatever else happens is a problem.
    private enum Result: String, Encodable {
        case match
        case noMatch = "no_match"
        /// Sounds right, and the brand wants it spelled.
        case spellIt = "spell_it"
        /// Could not be compared in the end: the owner has set another meanwhile, say.
        case notChecked = "not_checked"

        init(_ result: AttemptResult) {
            self =
                switch result {
                case .verified: .match
                case .wrong: .noMatch
                case .soundsAlike: .spellIt
                case .notChecked: .notChecked
                }
        }
    }

    @Sendable private func check(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeCalls)
        let fields = try await RequestFields(of: request, known: [.proof, .spoken, .code])
        let proof = try fields.choice(.proof, of: ProofTold.self)
        try fields.refuse(proof == .answer ? .code : .spoken)
        let said = try fields.secret(proof == .answer ? .spoken : .code)
        let typed = proof == .code ? try fields.required(.code) : ""
        let call = try context.call()
        let agent = try await services.agent(of: call, for: context.client)
        let (services, checks) = (services, self)
        // Neither what was said nor a code is among what the request is told apart by.
        var response = try await RequestOnce(services: services).perform(
            request, context, saying: [proof.rawValue]
        ) { subject in
            let attempt = ID<Attempt>(subject)
            let result =
                proof == .answer
                ? try await checks.answer(said, attempt, call, agent, context)
                : try await checks.code(typed, attempt, call, agent, context)
            let view = try await services.view(call, of: agent)
            let told = try services.told(view)
            let grant = result == .match && told.grant != nil ? view.grant : nil
            func tell(_ grant: GrantTold?) -> Told {
                Told(
                    id: attempt.description, proof: proof, result: result, attemptsLeft: told.attemptsLeft, call: told,
                    grant: grant)
            }
            let signed = try grant.map { try services.signed($0, for: context.client, at: view.now) }
            // A signed grant is good to whoever has it, and kept nowhere.
            return try .init(tell(grant == nil ? nil : told.grant), status: 201, of: call, showing: tell(signed))
        }
        response.headers[.rateLimitPolicy] = Self.policy
        return response
    }

    /// What attempts are taken from, beside the client's own minute.
    private static let policy =
        "\"call\";q=\(Call.attemptsAllowed), \"account\";q=\(GuessBudget.lockAfter);w=\(Int(GuessBudget.firstLock)), "
        + "\"agent\";q=\(AgentBudget.wrongAllowed);w=\(Int(AgentBudget.window))"

    private func answer(
        _ said: SecretText, _ attempt: ID<Attempt>, _ call: ID<Call>, _ agent: Agent, _ context: ClientContext
    ) async throws -> Result {
        let start = ContinuousClock.now
        let checkAnswer = CheckAnswer(
            stores: services.stores,
            keeping: services.hashing(for: .check(by: agent.id, through: context.client.id)),
            resealing: services.hashing(for: .agent(agent.id, through: context.client.id)), brands: services.brands,
            background: services.background)
        let outcome = try await checkAnswer.perform(said, attempt: attempt, in: call, by: agent, from: context.address)
        if case .checked = outcome { services.telemetry.checks.checked(.answer, since: start) }
        return try result(of: outcome)
    }

    private func code(
        _ typed: String, _ attempt: ID<Attempt>, _ call: ID<Call>, _ agent: Agent, _ context: ClientContext
    ) async throws -> Result {
        let start = ContinuousClock.now
        let checkCode = CheckCode(
            stores: services.stores,
            keeping: services.hashing(for: .check(by: agent.id, through: context.client.id)), world: services.world)
        let outcome = try await checkCode.perform(typed, attempt: attempt, in: call, by: agent, from: context.address)
        if case .checked = outcome { services.telemetry.checks.checked(.code, since: start) }
        return try result(of: outcome)
    }

    private func result(of outcome: CheckOutcome) throws -> Result {
        switch outcome {
        case .checked(let result): Result(result)
        // Taken before the server stopped, and never settled: it counts as wrong.
        case .underWay: .notChecked
        case .unreadable, .looksLikeCode: throw Problem(.unreadable)
        case .refused(let refusal): throw Problem(refusal, at: services.world.now())
        }
    }
}
