import Foundation
import SecurityQuestions
import SpokenAnswers

/// Turns a chosen question and a typed answer into a sealed one, or says why not. Used by Edit and by activation.
struct AnswerSetting {
    let services: WebServices
    let account: Account
    let brand: Brand
    let by: Member
    let language: Language

    enum Refusal {
        case noQuestion
        case answer(AnswerRules.Refusal)
    }

    enum Outcome {
        case refused(Refusal)
        /// Nothing was kept: the owner wanted to know how it would be heard.
        case heard(String)
        case sealed(SealedAnswer)
    }

    func outcome(of form: Form, replacing kept: SealedAnswer?, id: ID<SealedAnswer>) async throws -> Outcome {
        guard let question = Catalogue.question(form[.question]), question.status == .offered else {
            return .refused(.noQuestion)
        }
        let answer = form.secret(.answer)
        let members = try await services.stores.members(of: account.id)
        let personal = AnswerRules.Personal(account: account, members: members, brand: brand)
        if let refusal = AnswerRules.refusal(of: answer, to: question, language: language, personal: personal) {
            return .refused(.answer(refusal))
        }
        if !form[.preview].isEmpty {
            return .heard(AnswerRules.heard(answer, to: question, language: language) ?? "")
        }
        if let kept, kept.questionID == question.id,
            try await services.keeping.match(answer, with: kept.secret, at: kept.place) == .strict
        {
            return .refused(.answer(.sameAsBefore))
        }
        let place = AnswerPlace(
            account: account.id, slot: 0, rules: .newest, language: language, kind: question.kind)
        let secret = try await services.keeping.seal(answer, at: place)
        return .sealed(
            SealedAnswer(
                id: id, place: place, questionID: question.id, secret: secret, setAt: services.world.now(),
                setBy: by.name))
    }
}
