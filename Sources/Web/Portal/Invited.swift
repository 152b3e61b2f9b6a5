import SecurityQuestions

/// Who follows a working invitation, and where.
struct Invited: Sendable {
    let visit: Visit
    let brand: Brand
    let host: Brand.Host
    let token: SecretToken
    let activation: ActivateAccount.Invited
    /// Their log-in opens other accounts: they log in instead of choosing a password.
    let isByLogIn: Bool

    var member: Member { activation.member }
    var account: Account { activation.account }
    /// Who is logged in, where it is by the log-in of the invited.
    var login: Member? {
        guard case .member(let session, _) = visit.who, session.member.logIn == member.logIn else { return nil }
        return session.member
    }

    /// Nothing goes on here before a log-in by the brand's own provider: none of this browser's has brought it so far, or it is the only
    /// way in.
    var isByCompanyOnly: Bool {
        if activation.isByCompany { return activation.needsPassword(in: visit.browser.hash) }
        return !visit.site.takesPasswords
    }

    /// The step waits for the log-in, or for a word.
    func isJoining(at step: Activation.Step) -> Bool { isByLogIn && (step == .password || login == nil) }
}
