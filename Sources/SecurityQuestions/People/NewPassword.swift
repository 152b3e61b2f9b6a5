/// Why a password cannot be a member's new one.
struct NewPassword: Sendable {
    let stores: any MemberStore
    let keeping: any PasswordSealer

    /// Nil when it can. What was chosen before is compared last: that costs a hash.
    func refusal(of password: SecretText, for member: Member, in account: Account) async throws
        -> PasswordRules.Refusal?
    {
        if let refusal = PasswordRules.refusal(of: password, personal: member.personal(in: account)) { return refusal }
        let present = try await stores.password(of: member.id)
        return try await keeping.isRight(password, with: present, of: .member(member.id)) ? .sameAsBefore : nil
    }
}

extension Member {
    /// What a stranger would try first for a password.
    package func personal(in account: Account) -> [String] {
        [name, email.text, account.company, account.number, account.brand]
    }
}
