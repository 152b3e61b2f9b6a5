import Foundation

/// The one-time, expiring invitation with which the first member confirms the account, sets a password and chooses the
/// security question. It can be left after any step and is resumed by the same link.
///
///     confirm ──▶ password ──▶ question ──▶ done
public struct Activation: Sendable {
    public let account: ID<Account>
    public let member: ID<Member>
    public let expiresAt: Date
    public let confirmedAt: Date?
    public let passwordChosenAt: Date?
    public let completedAt: Date?
    /// The browser in which the password was chosen: in another one it is asked for.
    package let browser: TokenHash?
    /// It goes on in a log-in by the brand's own provider: there is no password.
    package let isByCompany: Bool

    public static let lifetime: TimeInterval = 14 * 24 * 3600

    /// When an invitation ends that is made at `now`: with the mailed link, where there is one.
    package static func expiry(of link: MailedLink?, at now: Date) -> Date {
        link?.expiresAt ?? now.addingTimeInterval(lifetime)
    }

    public enum Step: String, Sendable, CaseIterable {
        case confirm, password, question
    }

    public enum State: Sendable, Hashable {
        case waiting(Step)
        case used
        case expired
    }

    public init(
        account: ID<Account>, member: ID<Member>, expiresAt: Date, confirmedAt: Date?, passwordChosenAt: Date?,
        completedAt: Date?
    ) {
        self.account = account
        self.member = member
        self.expiresAt = expiresAt
        self.confirmedAt = confirmedAt
        self.passwordChosenAt = passwordChosenAt
        self.completedAt = completedAt
        browser = nil
        isByCompany = false
    }

    package init(_ activation: Activation, passwordChosenIn browser: TokenHash?, isByCompany: Bool) {
        self.isByCompany = isByCompany
        account = activation.account
        member = activation.member
        expiresAt = activation.expiresAt
        confirmedAt = activation.confirmedAt
        passwordChosenAt = activation.passwordChosenAt
        completedAt = activation.completedAt
        self.browser = browser
    }

    public func state(at now: Date) -> State {
        if completedAt != nil { return .used }
        if now >= expiresAt { return .expired }
        if confirmedAt == nil { return .waiting(.confirm) }
        return .waiting(passwordChosenAt == nil ? .password : .question)
    }

    /// Once the owner has confirmed the account; nil unless that is the next step.
    package func confirming(at now: Date) -> Activation? { taking(.confirm, at: now) }

    /// Once they have chosen a password.
    package func choosingPassword(in browser: TokenHash?, at now: Date) -> Activation? {
        taking(.password, at: now).map { Activation($0, passwordChosenIn: browser, isByCompany: isByCompany) }
    }

    /// Once they have chosen a question: the invitation is used.
    package func completing(at now: Date) -> Activation? { taking(.question, at: now) }

    private func taking(_ step: Step, at now: Date) -> Activation? {
        guard state(at: now) == .waiting(step) else { return nil }
        let taken = Activation(
            account: account, member: member, expiresAt: expiresAt, confirmedAt: confirmedAt ?? now,
            passwordChosenAt: step == .confirm ? nil : passwordChosenAt ?? now,
            completedAt: step == .question ? now : nil)
        return Activation(taken, passwordChosenIn: browser, isByCompany: isByCompany)
    }
}
