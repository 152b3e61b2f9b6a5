/// A member's new password, sealed, or why it cannot be one.
struct NewPassword: Sendable {
    let stores: any MemberStore
    let keeping: any PasswordSealer

    enum Outcome: Sendable {
        /// It takes the place of `present`, which it was compared with.
        case sealed(SealedSecret, present: SealedSecret?)
        case refused(PasswordRules.Refusal)
    }

    /// Both are hashed before anything is told: where there is no time for one, nobody learns of the other.
    func seal(_ password: SecretText, for member: Member) async throws -> Outcome {
        let present = try await stores.password(of: member.id)
        let sealed = try await keeping.seal(password, of: .member(member.logIn))
        let isSame = try await keeping.isRight(password, with: present, of: .member(member.logIn))
        return isSame ? .refused(.sameAsBefore) : .sealed(sealed, present: present)
    }
}

extension Member {
    /// What a stranger would try first for a password.
    package func personal(in account: Account) -> [String] {
        [name, email.text, account.company, account.number, account.brand]
    }
}
