import SpokenAnswers

/// Turns a chosen answer into a sealed one, or tells why not.
struct AnswerSealing: Sendable {
    let stores: any MemberStore
    let keeping: any AnswerSealer
    let world: World

    enum Reading: Sendable {
        case readable(AnswerForms, to: SecurityQuestion)
        case refused(AnswerRefusal)
        /// Nothing is to be kept: the owner wanted to know how it would be heard.
        case heard(HeardAnswer)
    }

    /// Hashes nothing.
    func read(_ chosen: ChosenAnswer, for account: Account, of brand: Brand) async throws -> Reading {
        guard let question = Catalogue.question(chosen.questionID), question.status == .offered else {
            return .refused(.noQuestion)
        }
        let place = AnswerPlace(question, of: account.id, language: chosen.language)
        let personal = PersonalFacts(
            account: account, members: try await stores.members(of: account.id), brand: brand)
        switch AnswerRules.read(chosen.answer, to: question, at: place, personal: personal) {
        case .failure(let refusal): return .refused(refusal)
        case .success where chosen.isPreview:
            return .heard(
                AnswerRules.heard(chosen.answer, to: question, language: chosen.language) ?? HeardAnswer(words: ""))
        case .success(let forms): return .readable(forms, to: question)
        }
    }

    /// Hashes once.
    func seal(
        _ forms: AnswerForms, to question: SecurityQuestion, as id: ID<SealedAnswer>, by member: Member
    ) async throws -> SealedAnswer {
        SealedAnswer(
            id: id, place: forms.place, questionID: question.id, secret: try await keeping.seal(forms),
            setAt: world.now(), setBy: member.name)
    }

    /// Whether `kept` is this answer to this question; hashes once more where the question is the same.
    func isSame(
        _ forms: AnswerForms, _ answer: SecretText, to question: SecurityQuestion, as kept: SealedAnswer?
    ) async throws -> Bool {
        guard let kept, kept.questionID == question.id else { return false }
        return try await isSame(forms, answer, as: kept)
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
