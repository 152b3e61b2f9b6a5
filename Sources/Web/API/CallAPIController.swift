import Encodings
import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// A call of a client: opened with what a look-up found and with nothing else, read, and ended.
struct CallAPIController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<ClientContext>) {
        router.post("\(Links.apiCalls)", use: open)
        router.get("\(Links.apiCall)", use: show)
        router.post("\(Links.apiEnding)", use: end)
    }

    @Sendable private func open(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeCalls)
        let fields = try await RequestFields(
            of: request,
            known: [.agent, .lookup, .externalID, .language, .callerNumber, .callerVerstat, .callerAttest])
        let written = try fields.required(.lookup)
        let metadata = try metadata(fields, context.client)
        let agent = try await services.agent(fields.required(.agent), for: context.client)
        let once = RequestOnce(services: services)
        let services = services
        return try await once.perform(
            request, context, under: Links.apiCalls,
            saying: [agent.id.description, Base64URL.text(TokenHash.sha256(of: written).bytes)]
                + metadata.facts
        ) { subject in
            let id = ID<Call>(subject)
            guard let token = SecretToken(written),
                let account = try await services.stores.take(token.hash, for: id, by: agent)
            else { throw Problem(.lookUpOver) }
            let call = try await Self.opened(id, account, agent, metadata, context, services)
            return .init(
                try await services.told(call.id, of: agent), status: call.id == id ? 201 : 200, of: call.id)
        }
    }

    /// What the client says of the call, but for whose it is.
    private func metadata(_ fields: RequestFields, _ client: Client) throws -> CallMetadata {
        let externalID = fields.optional(.externalID)
        if let externalID, !CallMetadata.isExternalID(externalID) {
            throw RequestFields.unusable(.externalID, FaultWords.noExternalID)
        }
        return CallMetadata(
            externalID: externalID, language: try fields.language(), from: try callingNumber(fields, client))
    }

    private func callingNumber(_ fields: RequestFields, _ client: Client) throws -> CallingNumber? {
        guard fields.hasObject(of: .callerNumber) else { return nil }
        guard let brand = services.brands[client.brand] else { throw Problem.notFound }
        guard let number = PhoneNumber(sent: try fields.required(.callerNumber), plan: brand.numbering) else {
            throw RequestFields.unusable(.callerNumber, FaultWords.noPhone)
        }
        return CallingNumber(
            number, verification: try fields.choice(.callerVerstat, ifSaidOf: CallingNumber.Verification.self),
            attestation: try fields.choice(.callerAttest, ifSaidOf: CallingNumber.Attestation.self))
    }

    private static func opened(
        _ id: ID<Call>, _ account: ID<Account>, _ agent: Agent, _ metadata: CallMetadata, _ context: ClientContext,
        _ services: WebServices
    ) async throws -> Call {
        let openCall = OpenCall(stores: services.stores)
        let outcome = try await openCall.perform(id, about: account, by: agent, from: context.address, saying: metadata)
        switch outcome {
        case .opened(let call): return call
        case .accountNotOpen: throw Problem(.accountClosed)
        case .notAllowed: throw Problem(.callElsewhere)
        case .lookUpsPaused(let end): throw Problem(.lookUpsPaused, until: end, from: services.world.now())
        }
    }

    @Sendable private func show(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.readCalls)
        return JSONResponse.of(try services.told(try await services.view(context.call(), for: context.client)))
    }

    private enum Outcome: String, CaseIterable {
        case ended
        case couldNotAnswer = "could_not_answer"
    }

    @Sendable private func end(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeCalls)
        let fields = try await RequestFields(of: request, known: [.outcome])
        let outcome = try fields.choice(.outcome, of: Outcome.self)
        let call = try context.call()
        let agent = try await services.agent(of: call, for: context.client)
        let (services, endCall) = (services, EndCall(stores: services.stores))
        let ending = outcome == .couldNotAnswer ? Call.Ending.couldNotAnswer : .ended
        return try await RequestOnce(services: services).perform(
            request, context, saying: [outcome.rawValue],
            together: { kept, _ in
                let named = NamedRequest<Call>(kept) { _, view in
                    (try? services.told(view)).map { .init(status: 200, body: JSONWriter.text($0)) }
                }
                let ended = try await endCall.perform(
                    call, as: ending, by: agent, from: context.address, named: named)
                guard let ended else { throw Problem.notFound }
                guard let view = ended.view else {
                    return .init(try await services.told(call, of: agent), status: 200, of: call)
                }
                var done = RequestOnce.Done(try services.told(view), status: 200, of: call)
                done.isKept = true
                return done
            },
            apart: { _ in
                let ended = try await endCall.perform(call, as: ending, by: agent, from: context.address)
                guard case .ended = ended else { throw Problem.notFound }
                return .init(try await services.told(call, of: agent), status: 200, of: call)
            })
    }
}

extension CallMetadata {
    /// By which requests are told apart; none where nothing is said.
    fileprivate var facts: [String] {
        let said = [
            ("external_id", externalID), ("language", language?.rawValue), ("number", from?.number.e164),
            ("verstat", from?.verification?.rawValue), ("attest", from?.attestation?.rawValue),
        ]
        return said.compactMap { name, value in value.map { "\(name) \($0)" } }
    }
}
