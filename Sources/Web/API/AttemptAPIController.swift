import Encodings
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

    private struct Told: JSONWritable {
        let id: ID<Attempt>
        let proof: ProofTold
        let result: Result
        let attemptsLeft: Int
        let call: CallTold
        /// Of a right one; signed in the first answer, and kept unsigned: a signed one is good to whoever has it.
        var grant: GrantTold?

        init(_ id: ID<Attempt>, by proof: ProofTold, _ result: Result, in call: CallTold) {
            (self.id, self.proof, self.result, self.call) = (id, proof, result, call)
            (attemptsLeft, grant) = (call.attemptsLeft, result == .match ? call.grant : nil)
        }

        func write(to json: inout JSONWriter) {
            json.member("attempts_left", attemptsLeft)
            json.member("call", call)
            json.member("grant", grant)
            json.member("id", id.description)
            json.member("proof", proof.rawValue)
            json.member("result", result.rawValue)
        }
    }

    /// Closed: whatever else happens is a problem.
    private enum Result: String {
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

    /// What attempts are taken from is told with whatever is answered.
    @Sendable private func check(_ request: Request, _ context: ClientContext) async throws -> Response {
        do {
            var response = try await checked(request, context)
            response.headers[.rateLimitPolicy] = ServiceLimit.ofAttempts
            return response
        } catch {
            var problem = Problem(error)
            if problem.kind == .broken { throw error }
            problem.headers[.rateLimitPolicy] = ServiceLimit.ofAttempts
            throw problem
        }
    }

    private func checked(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeCalls)
        let fields = try await RequestFields(of: request, known: [.proof, .spoken, .code])
        let proof = try fields.choice(.proof, of: ProofTold.self)
        try fields.refuse(proof == .answer ? .code : .spoken)
        let said = try fields.secret(proof == .answer ? .spoken : .code)
        let (call, client) = (try context.call(), context.client)
        let agent = try await services.agent(of: call, for: client)
        let check = Check(
            services: services, proof: proof, said: said, typed: proof == .code ? try fields.required(.code) : "",
            call: call, agent: agent, context: context)
        // Neither what was said nor a code is among what the request is told apart by.
        let once = RequestOnce(services: services)
        guard check.isReadable else {
            // What was named before is found, whatever is said now.
            return try await once.perform(request, context, saying: [proof.rawValue], check.apart)
        }
        return try await once.perform(
            request, context, saying: [proof.rawValue], together: check.named, apart: check.apart)
    }

    /// One attempt.
    private struct Check: Sendable {
        let services: WebServices
        let proof: ProofTold
        let said: SecretText
        /// A code as it was typed.
        let typed: String
        let call: ID<Call>
        let agent: Agent
        let context: ClientContext

        /// A code of other than six digits takes nothing. Whether an answer can be compared, its place tells.
        var isReadable: Bool { proof == .answer || SupportCode.read(typed) != nil }

        /// In two transactions: the name is claimed where the attempt is taken, and its answer kept where it is settled.
        @Sendable func named(_ kept: KeptRequest, _ subject: UUID) async throws -> RequestOnce.Done {
            let (services, proof, id) = (services, proof, ID<Attempt>(subject))
            let named = NamedRequest<CheckOutcome>(kept) { outcome, view in
                guard let result = try? Self.result(of: outcome, at: view.now), let told = try? services.told(view)
                else { return nil }
                return .init(status: 201, body: JSONWriter.text(Told(id, by: proof, result, in: told)))
            }
            let checked = try await checked(id, named)
            let result = try Self.result(of: checked.outcome, at: services.world.now())
            guard let view = checked.view else { return try await done(id, result) }
            var done = try done(id, result, view)
            done.isKept = true
            return done
        }

        /// By a name that is claimed already.
        @Sendable func apart(_ subject: UUID) async throws -> RequestOnce.Done {
            let id = ID<Attempt>(subject)
            return try await done(id, try Self.result(of: checked(id, nil).outcome, at: services.world.now()))
        }

        private func checked(_ id: ID<Attempt>, _ named: NamedRequest<CheckOutcome>?) async throws
            -> ToldOutcome<CheckOutcome>
        {
            let start = ContinuousClock.now
            let told =
                switch proof {
                case .answer:
                    try await checkAnswer.perform(
                        said, attempt: id, in: call, by: agent, from: context.address, named: named)
                case .code:
                    try await checkCode.perform(
                        typed, attempt: id, in: call, by: agent, from: context.address, named: named)
                }
            if case .checked = told.outcome {
                services.telemetry.checks.checked(proof == .answer ? .answer : .code, since: start)
            }
            return told
        }

        private func done(_ id: ID<Attempt>, _ result: Result) async throws -> RequestOnce.Done {
            try done(id, result, try await services.view(call, of: agent))
        }

        private func done(_ id: ID<Attempt>, _ result: Result, _ view: CallView) throws -> RequestOnce.Done {
            var told = Told(id, by: proof, result, in: try services.told(view))
            let body = JSONWriter.text(told)
            var shown = body
            if told.grant != nil, let grant = view.grant {
                told.grant = try services.signed(grant, for: context.client, at: view.now)
                shown = JSONWriter.text(told)
            }
            var done = RequestOnce.Done(body, status: 201, of: call, showing: shown)
            done.limits = view.limits
            return done
        }

        private var hashing: any WebServices.Hashing {
            services.hashing(for: .check(by: agent.id, through: context.client.id))
        }

        private var checkAnswer: CheckAnswer {
            CheckAnswer(
                stores: services.stores, keeping: hashing,
                resealing: services.hashing(for: .agent(agent.id, through: context.client.id)), brands: services.brands,
                background: services.background)
        }

        private var checkCode: CheckCode {
            CheckCode(stores: services.stores, keeping: hashing, world: services.world)
        }

        private static func result(of outcome: CheckOutcome, at now: Date) throws -> Result {
            switch outcome {
            case .checked(let result): Result(result)
            // Taken before the server stopped, and never settled: it counts as wrong.
            case .underWay: .notChecked
            case .unreadable, .looksLikeCode: throw Problem(.unreadable)
            case .refused(let refusal): throw Problem(refusal, at: now)
            }
        }
    }
}
