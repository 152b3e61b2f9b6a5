import AppConfiguration
import Foundation
import SecurityQuestions

/// A phone call of the demo's past.
struct DemoCall: Sendable {
    let customer: DemoCustomer
    let start: Date
    /// Whether the caller knew the answer, attempt by attempt.
    let answers: [AnswerMatch]

    /// What a customer has phoned about: one call that was verified, or the wrong answers that locked the question.
    static func history(of customer: DemoCustomer, seed: DemoSeed) -> [DemoCall] {
        func call(_ daysAgo: Double, _ answers: [AnswerMatch]) -> DemoCall {
            DemoCall(customer: customer, start: seed.daysAgo(daysAgo), answers: answers)
        }
        return switch customer.plan.fate {
        case .pending, .closed: []
        case .active, .suspended: [call(2, [.strict])]
        // Five in a row yesterday, for an hour; the sixth two hours ago, for a day.
        case .locked: [call(1.2, [.none, .none, .none]), call(1.1, [.none, .none]), call(2.0 / 24, [.none])]
        case .dead:
            [call(15, [.none, .none, .none]), call(14, [.none, .none])]
                + stride(from: 12.0, through: 4, by: -2).map { call($0, [.none]) }
        }
    }

    /// Has `agent` take the call. Calls come in the order of their times: an agent's wrong attempts are counted by the hour.
    func perform(agent: Agent, seed: DemoSeed) async throws {
        seed.go(to: start)
        let openCall = OpenCall(stores: seed.stores)
        let account = customer.account.id
        guard case .opened(let call) = try await openCall.perform(seed.id(), about: account, by: agent, from: nil)
        else {
            throw DemoError.defect("A call of the demo could not be opened")
        }
        for (place, match) in answers.enumerated() {
            seed.go(to: start.addingTimeInterval(Double(place + 1) * 30))
            let attempt: ID<Attempt> = seed.id()
            let request = AttemptRequest(attempt, in: call.id, by: agent, from: nil)
            let said = SecretText(customer.plan.answer)
            _ = try await seed.stores.take(request, saying: said, under: seed.configuration.brands)
            _ = try await seed.stores.settle(attempt, as: .answer(match, under: Brand.Policy()), by: agent, from: nil)
        }
        // The third wrong answer has ended the call.
        if answers.count == Call.attemptsAllowed { return }
        seed.go(to: start.addingTimeInterval(240))
        let endCall = EndCall(stores: seed.stores)
        _ = try await endCall.perform(call.id, as: .ended, by: agent, from: nil)
    }
}
