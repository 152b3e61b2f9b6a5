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

    private func setAnswer(_ context: MemberContext) -> SetAnswer {
        SetAnswer(
            stores: services.stores, keeping: services.hashing(for: context.visit.requester), world: services.world)
    }

    @Sendable private func edit(_ request: Request, _ context: MemberContext) async throws -> Response {
        let denial = setAnswer(context).denial(in: context.session)
        guard denial != .notAllowed else { throw NotAllowed() }
        let kept = try await services.stores.answer(of: context.session.account.id)
        let banner: HTML =
            if kept?.budget.isReported == true {
                CheckBanner(trouble: CheckTrouble(.stopped, since: nil)).content(context.visit.text)
            } else {
                .none
            }
        guard denial == nil else {
            return PasswordAgainPage(back: context.visit.path, banner: banner).response(context.visit)
        }
        let before = QuestionKept(request)
        return EditPage(
            chosen: before.question ?? kept?.answer.questionID ?? "", key: ID(services.world), remark: before.remark,
            banner: banner
        ).response(context.visit)
    }

    @Sendable private func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let key = ID<SealedAnswer>(context.form[.key]) else { throw HTTPError(.badRequest) }
        let chosen = ChosenAnswer(context.form, language: context.visit.text.language)
        func page(_ remark: QuestionFields.Remark, key: ID<SealedAnswer>) -> Response {
            EditPage(chosen: chosen.questionID, key: key, remark: remark).response(context.visit)
        }
        let kept = QuestionKept(context.form)
        if !context.form[.pick].isEmpty, setAnswer(context).denial(in: context.session) == nil {
            return EditPage(chosen: kept.question ?? "", key: key, remark: kept.remark).response(context.visit)
        }
        let outcome = try await setAnswer(context).perform(
            chosen, key: key, in: context.session, of: context.brand, from: context.visit.address)
        switch outcome {
        case .saved: return Redirect.to("\(Links.settings)?saved")
        case .refused(let refusal): return page(.refused(refusal), key: key)
        case .heard(let heard): return page(.heard(heard), key: key)
        case .wait(let until): return page(.wait(services.changeWait(until: until)), key: key)
        case .keyUsedUp: return page(.usedUp, key: ID(services.world))
        case .denied(let denial): return try answer(to: denial, context)
        }
    }

    /// After the password, back to the question that was chosen.
    private func answer(to denial: AccessRefusal, _ context: MemberContext) throws -> Response {
        switch denial {
        case .notAllowed: throw NotAllowed()
        case .passwordNeeded:
            let back = QuestionKept(context.form).path(Links.question)
            return PasswordAgainPage(back: back).response(context.visit)
        }
    }
}

extension ChosenAnswer {
    /// What stands in the fields of ``QuestionFields``.
    init(_ form: Form, language: Language) {
        self.init(
            questionID: form[.question], answer: form.secret(.answer), language: language,
            isPreview: !form[.preview].isEmpty)
    }
}
