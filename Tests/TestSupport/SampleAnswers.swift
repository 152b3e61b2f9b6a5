import SecurityQuestions
import SpokenAnswers

extension KeyCheckStore {
    /// Makes the key known that the samples name.
    public func registerSampleKey() async throws { try await register(keyID: "k1", check: [1, 2]) }
}

extension AdvancingWorld {
    /// Looks like a sealed secret and opens with no key.
    public func secret(keyID: String = "k1") -> SealedSecret {
        SealedSecret(
            keyID: keyID, nonce: randomBytes(12), salt: randomBytes(16), cost: .owaspMinimum, sealed: randomBytes(80))
    }

    /// An answer that was set now.
    public func answer(
        of account: ID<Account>, questionID: SecurityQuestion.ID = "school-trip-place",
        setBy: String = "Maud Exemple"
    ) -> SealedAnswer {
        SealedAnswer(
            id: id(),
            place: AnswerPlace(account: account, rules: .newest, language: .en, kind: .city),
            questionID: questionID, secret: secret(), setAt: now, setBy: setBy)
    }

    /// A call that opens now.
    public func call(for account: ID<Account>, by agent: ID<Agent>) -> Call {
        Call(id: id(), account: account, agent: agent, openedAt: now)
    }
}

extension CallStore {
    /// Takes an attempt by saying something that can be compared.
    package func take(_ attempt: ID<Attempt>, in call: ID<Call>, by agent: Agent) async throws
        -> TakenAttempt<TakenAnswer>
    {
        let request = AttemptRequest(attempt, in: call, by: agent, from: nil)
        return try await take(request, saying: SecretText("Lyon"), under: .sample)
    }
}

extension CheckFinding {
    /// What a check finds that comes to `result`.
    package static func leading(to result: AttemptResult) -> CheckFinding {
        switch result {
        case .verified: .answer(.strict, under: Brand.Policy())
        case .soundsAlike: .answer(.sound, under: Brand.Policy(soundVerifies: false))
        case .wrong: .answer(.none, under: Brand.Policy())
        case .notChecked: .notChecked
        }
    }
}
