import SpokenAnswers

/// Turns a chosen answer into a sealed one, or tells why not.
struct AnswerSealing: Sendable {
    let stores: any MemberStore
    let keeping: any AnswerSealer
    let world: World

    enum Outcome: Sendable {
        case sealed(SealedAnswer)
        case refused(AnswerRefusal)
        /// Nothing was kept: the owner wanted to know how it would be heard.
        case heard(String)
    }

    /// Hashes what is taken; and once more, to compare it with `kept`, where the question is the same.
    func perform(
        _ chosen: ChosenAnswer, as id: ID<SealedAnswer>, for account: Account, of brand: Brand, by member: Member,
        replacing kept: SealedAnswer?
    ) async throws -> Outcome {
        guard let question = Catalogue.question(chosen.questionID), question.status == .offered else {
            return .refused(.noQuestion)
        }
        let place = AnswerPlace(question, of: account.id, language: chosen.language)
        let personal = AnswerRules.Personal(
            account: account, members: try await stores.members(of: account.id), brand: brand)
        switch AnswerRules.read(chosen.answer, to: question, at: place, personal: personal) {
        case .failure(let refusal): return .refused(refusal)
        case .success where chosen.isPreview:
            return .heard(AnswerRules.heard(chosen.answer, to: question, language: chosen.language) ?? "")
        case .success(let forms):
            if let kept, kept.questionID == question.id, try await isSame(forms, chosen.answer, as: kept) {
                return .refused(.sameAsBefore)
            }
            return .sealed(
                SealedAnswer(
                    id: id, place: place, questionID: question.id, secret: try await keeping.seal(forms),
                    setAt: world.now(), setBy: member.name))
        }
    }

    /// What is kept may have been set in another language, or under earlier rules.
    private func isSame(_ forms: AnswerForms, _ answer: SecretText, as kept: SealedAnswer) async throws -> Bool {
        let match =
            forms.place == kept.place
            ? try await keeping.match(forms, with: kept.secret)
            : try await keeping.match(answer, with: kept.secret, at: kept.place)
        return match == .strict
    }
}
