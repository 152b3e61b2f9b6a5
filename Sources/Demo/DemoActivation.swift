import Foundation
import SecurityQuestions
import SpokenAnswers
import Web

/// Goes through the activation of one account, as its owner would.
struct DemoActivation: Sendable {
    let customer: DemoCustomer
    let password: DemoPassword
    let seed: DemoSeed

    private var start: Date { seed.daysAgo(20) }
    private var invited: ActivateAccount.Invited {
        ActivateAccount.Invited(
            token: customer.invitation.hash, member: customer.member, account: customer.account)
    }

    func perform() async throws {
        if customer.plan.fate == .pending { return }
        try await activate(after: 0).confirm(invited, from: nil)
        let chosen = try await activate(after: 60).choose(password: password.secret, invited, browser: nil, from: nil)
        let last = activate(after: 120)
        let answer = try await answer()
        guard customer.account.status == .pending else {
            // Suspended or closed since: there is no operation for that yet, so it was added that way.
            return try await ImportAnswer(stores: seed.stores).perform(answer, of: customer.member)
        }
        guard case .chosen = chosen,
            try await last.complete(invited, with: answer, from: nil) != nil
        else { throw DemoError.defect("An account of the demo could not be activated") }
    }

    /// The step that was taken so long after the first.
    private func activate(after seconds: TimeInterval) -> ActivateAccount {
        seed.go(to: start.addingTimeInterval(seconds))
        return ActivateAccount(stores: seed.stores, keeping: seed.services.keeping, world: seed.services.world)
    }

    private func answer() async throws -> SealedAnswer {
        let plan = customer.plan
        guard let question = Catalogue.question(plan.questionID) else {
            throw DemoError.defect("The demo asks a question that is not in the catalogue")
        }
        let place = AnswerPlace(question, of: customer.account.id, language: plan.language)
        let secret = try await seed.services.keeping.seal(SecretText(plan.answer), at: place)
        return SealedAnswer(
            id: seed.id(), place: place, questionID: question.id, secret: secret,
            setAt: start.addingTimeInterval(120), setBy: customer.member.name)
    }
}
