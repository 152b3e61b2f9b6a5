/// Seals answers and tells whether a spoken one is the same. Each call costs one slow hash, whatever comes out.
public protocol AnswerKeeping: Sendable {
    /// Throws ``KeepingFailure``, or `UnusableAnswer` for forms of which nothing is left.
    func seal(_ answer: AnswerForms) async throws -> SealedSecret

    /// Compares `answer` with what is sealed at its place; works as long where `secret` is nil, and then never matches.
    ///
    /// Throws ``KeepingFailure``. An answer of which nothing is left does not match.
    func match(_ answer: AnswerForms, with secret: SealedSecret?) async throws -> AnswerMatch

    /// Whether `secret` was sealed at a lower cost than what is sealed now.
    func isCheap(_ secret: SealedSecret) -> Bool
}

extension AnswerKeeping {
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

/// Seals passwords. Each call costs one slow hash, whatever comes out.
public protocol PasswordKeeping: Sendable {
    /// Throws ``KeepingFailure``.
    func seal(_ password: SecretText, of owner: PasswordOwner) async throws -> SealedSecret
    /// Works as long where `secret` is nil, and is then false. Throws ``KeepingFailure``.
    func isRight(_ password: SecretText, with secret: SealedSecret?, of owner: PasswordOwner) async throws -> Bool
    /// Whether `secret` was sealed at a lower cost than what is sealed now.
    func isCheap(_ secret: SealedSecret) -> Bool
}

/// Whose password it is: the seal is bound to it.
public enum PasswordOwner: Sendable, Hashable {
    case member(ID<Member>)
    case agent(ID<Agent>)
    /// A support code goes the way of a password.
    case supportCode(ID<SupportCode>, of: ID<Account>)
}

public enum AnswerMatch: String, Sendable {
    case strict, sound, none
}

public enum KeepingFailure: Error, Sendable, Hashable {
    /// Every hashing thread is busy and the queue is full: try again shortly.
    case busy
    /// The key it is sealed with is not in the key ring.
    case keyMissing(String)
    /// It was altered, or moved from another place.
    case brokenSeal
}
