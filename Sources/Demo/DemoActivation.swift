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
    private var token: TokenHash { customer.invitation.hash }

    func perform() async throws {
        if customer.plan.fate == .pending { return }
        _ = try await seed.stores.confirm(token, at: start, event: event(.accountConfirmed, after: 0))
        let sealed = try await seed.services.keeping.seal(password.secret, of: .member(customer.member.id))
        _ = try await seed.stores.choosePassword(
            token, password: sealed, at: start.addingTimeInterval(60), event: event(.passwordChosen, after: 60))
        let answer = try await answer()
        guard customer.account.status == .pending else {
            // Suspended or closed since: there is no operation for that yet, so it was added that way.
            return try await seed.stores.replace(with: answer, event: event(.questionChosen, after: 120))
        }
        let session = Session(
            token: Invitation(seed.services.world).hash, startedAt: answer.setAt, seenAt: answer.setAt,
            passwordGivenAt: answer.setAt)
        let events = [event(.questionChosen, after: 120), event(.accountActivated, after: 120)]
        guard try await seed.stores.complete(token, answer: answer, session: session, events: events) else {
            throw DemoError.defect("An account of the demo could not be activated")
        }
    }

    private func answer() async throws -> SealedAnswer {
        let plan = customer.plan
        guard let question = Catalogue.question(plan.questionID) else {
            throw DemoError.defect("The demo asks a question that is not in the catalogue")
        }
        let place = AnswerPlace(
            account: customer.account.id, slot: 0, rules: .newest, language: plan.language, kind: question.kind)
        let secret = try await seed.services.keeping.seal(SecretText(plan.answer), at: place)
        return SealedAnswer(
            id: seed.id(), place: place, questionID: question.id, secret: secret,
            setAt: start.addingTimeInterval(120), setBy: customer.member.name)
    }

    private func event(_ kind: AuditEvent.Kind, after seconds: TimeInterval) -> AuditEvent {
        AuditEvent(
            at: start.addingTimeInterval(seconds), kind: kind,
            actor: .member(customer.member.id, name: customer.member.name), account: customer.account.id)
    }
}
