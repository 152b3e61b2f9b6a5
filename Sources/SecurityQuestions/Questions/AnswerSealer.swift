/// Seals answers and tells whether a spoken one is the same. Each call costs one slow hash, whatever comes out.
public protocol AnswerSealer: Sendable {
    /// Throws ``KeepingFailure``, or `UnusableAnswer` for forms of which nothing is left.
    func seal(_ answer: AnswerForms) async throws -> SealedSecret

    /// Compares `answer` with what is sealed at its place; works as long where `secret` is nil, and then never matches.
    ///
    /// Throws ``KeepingFailure``. An answer of which nothing is left does not match.
    func match(_ answer: AnswerForms, with secret: SealedSecret?) async throws -> AnswerMatch

    /// Whether `secret` was sealed at a lower cost than what is sealed now.
    func isCheap(_ secret: SealedSecret) -> Bool
}

extension AnswerSealer {
    /// Throws ``KeepingFailure`` or `UnusableAnswer`.
    public func seal(_ answer: SecretText, at place: AnswerPlace) async throws -> SealedSecret {
        try await seal(AnswerForms(answer, at: place))
    }

    /// Throws ``KeepingFailure``.
    public func match(
        _ answer: SecretText, with secret: SealedSecret?, at place: AnswerPlace
    ) async throws -> AnswerMatch {
        try await match((try? AnswerForms(answer, at: place)) ?? .nothing(at: place), with: secret)
    }
}
