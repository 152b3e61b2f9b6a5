import Foundation

/// A link to a support code, mailed in a call to the person whose name the caller gave: the latest of an account
/// (`docs/decisions/0054-a-link-to-a-code.md`).
///
///     mailed ──"I dialled the number"──▶ has shown its code, once
///        ├──10 minutes, the end of the call──▶ over
///        └──"they called me"──▶ over, and so is the call
package struct CodeLink: Sendable {
    package let token: TokenHash
    package let account: ID<Account>
    /// The code is good in this call …
    package let call: ID<Call>
    /// … while this person is the one who is calling.
    package let member: ID<Member>
    package let mailedAt: Date
    package let expiresAt: Date
    /// The code that was got by it. There is one.
    package let code: ID<SupportCode>?

    /// As long as a code: who reads their mail during a call does so at once.
    package static let lifetime: TimeInterval = 10 * 60
    /// No account is mailed a second one before: a mailbox must not be filled by whoever calls often.
    package static let spacing: TimeInterval = 3600
    /// Whoever has taken over an account changes the address first.
    package static let addressAge: TimeInterval = 30 * 24 * 3600

    package init(
        token: TokenHash, account: ID<Account>, call: ID<Call>, member: ID<Member>, mailedAt: Date, expiresAt: Date,
        code: ID<SupportCode>? = nil
    ) {
        (self.token, self.account, self.call, self.member) = (token, account, call, member)
        (self.mailedAt, self.expiresAt, self.code) = (mailedAt, expiresAt, code)
    }

    package var nextAt: Date { mailedAt.addingTimeInterval(Self.spacing) }

    /// Whether it leads to a code in `call`, as that stands now; afterwards, whether the code that was got may still be seen.
    package func leads(in call: Call, at now: Date) -> Bool {
        call.id == self.call && call.isUnderWay(at: now) && call.caller == .known(member)
    }
}

/// Where a code is good that was got by a mailed link. Nil, where the link is gone: nowhere.
package struct CodePlace: Sendable, Hashable {
    package let call: ID<Call>?
    package let member: ID<Member>?

    package init(call: ID<Call>?, member: ID<Member>?) { (self.call, self.member) = (call, member) }

    package func holds(_ call: Call) -> Bool {
        guard let member else { return false }
        return call.id == self.call && call.caller == .known(member)
    }
}
