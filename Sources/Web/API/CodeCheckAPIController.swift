import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions
import Telemetry

/// Checks a support code that a caller has keyed into a telephone menu. Answers to questions are not for machines: a recording of one would be
/// a copy of it.
struct CodeCheckAPIController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<ClientContext>) { router.post("\(Links.apiCodeChecks)", use: check) }

    private struct Told: Encodable {
        let id: String
        let result: Result
        let checkedAt: Date

        enum Result: String, Encodable {
            case match
            case noMatch = "no_match"
            case notChecked = "not_checked"

            init(_ result: KeyedCode.Result) {
                self =
                    switch result {
                    case .verified: .match
                    case .wrong: .noMatch
                    case .notChecked: .notChecked
                    }
            }
        }
    }

    @Sendable private func check(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.checkCodes)
        let fields = try await RequestFields(of: request, known: [.number, .code, .proof, .spoken])
        guard fields.optional(.spoken) == nil, fields.optional(.proof) != ProofTold.answer.rawValue else {
            throw Problem(.answersByPeople)
        }
        let (number, typed) = (try fields.required(.number), try fields.required(.code))
        let services = services
        // The code is not among what the request is told apart by.
        return try await RequestOnce(services: services).perform(
            request, context, saying: [Account.key(ofNumber: number)]
        ) {
            subject in
            let start = ContinuousClock.now
            let keyed = KeyedCode(
                id: ID<KeyedCode>(subject), number: Account.key(ofNumber: number), client: context.client,
                address: context.address)
            let check = CheckKeyedCode(
                stores: services.stores, keeping: services.hashing(for: .check(through: context.client.id)),
                world: services.world)
            switch try await check.perform(typed, as: keyed) {
            case .checked(let result):
                services.telemetry.checks.checked(.code, since: start)
                return try .init(
                    Told(id: keyed.id.description, result: .init(result), checkedAt: services.world.now()), status: 201)
            case .unreadable: throw Problem(.unreadable)
            case .paused(let end): throw Problem(.clientBudgetSpent, until: end, from: services.world.now())
            }
        }
    }
}
