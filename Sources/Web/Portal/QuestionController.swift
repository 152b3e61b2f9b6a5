import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// Edit the security question: the password again, then a question and a new answer.
struct QuestionController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.question)", use: edit)
        router.post("\(Links.question)", use: save)
    }

    @Sendable private func edit(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard context.session.member.role.mayEditSecurityQuestion else { throw NotAllowed() }
        let kept = try await services.stores.answer(of: context.session.account.id, slot: 0)
        let banner = kept?.budget.isStopped == true ? Banner.warning(context.visit.text(QuestionWords.stopped)) : .none
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: context.visit.path, banner: banner).response(context.visit)
        }
        let chosen = request.uri.queryParameters["question"].map(String.init) ?? kept?.answer.questionID
        return EditPage(chosen: chosen ?? "", key: ID(services.world), banner: banner).response(context.visit)
    }

    @Sendable private func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let member = context.session.member
        guard member.role.mayEditSecurityQuestion else { throw NotAllowed() }
        guard context.passwordIsFresh(services) else {
            let chosen = Catalogue.question(context.form[.question])?.id
            return PasswordAgainPage(back: chosen.map(Links.question(choosing:)) ?? Links.question).response(
                context.visit)
        }
        guard let key = ID<SealedAnswer>(context.form[.key]) else { throw HTTPError(.badRequest) }
        let kept = try await services.stores.answer(of: member.account, slot: 0)?.answer
        if let kept, kept.id == key { return sentAgain(context, kept) }
        let setting = AnswerSetting(
            services: services, account: context.session.account, brand: context.brand, by: member,
            language: context.visit.text.language)
        switch try await setting.outcome(of: context.form, replacing: kept, id: key) {
        case .refused(let refusal):
            return EditPage(chosen: context.form[.question], key: key, remark: .refused(refusal)).response(
                context.visit)
        case .heard(let words):
            return EditPage(chosen: context.form[.question], key: key, remark: .heard(words)).response(context.visit)
        case .sealed(let answer):
            try await services.stores.replace(
                with: answer,
                event: AuditEvent(
                    at: answer.setAt, kind: .questionChanged, actor: context.actor, account: member.account,
                    address: context.visit.address))
            return saved
        }
    }

    /// A form whose key has set an answer already. A double click comes at once; later it is the page that the back
    /// button brought back, perhaps with another answer. Comparing the two would let guesses be tried here.
    private func sentAgain(_ context: MemberContext, _ kept: SealedAnswer) -> Response {
        let isDoubleClick = services.world.now().timeIntervalSince(kept.setAt) < 15
        if isDoubleClick, kept.questionID == context.form[.question] { return saved }
        return EditPage(chosen: context.form[.question], key: ID(services.world), remark: .usedUp).response(
            context.visit)
    }

    private var saved: Response { Redirect.to("\(Links.settings)?saved") }
}
