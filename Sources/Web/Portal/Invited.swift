import SecurityQuestions

/// Who follows a working invitation, and where.
struct Invited: Sendable {
    let visit: Visit
    let brand: Brand
    let host: Brand.Host
    let token: SecretToken
    let activation: ActivateAccount.Invited

    var member: Member { activation.member }
    var account: Account { activation.account }
}
