import Foundation

/// Erasing an account: everything about it goes, and its values from the audit log.
package struct AccountErasing: Sendable {
    /// First of all: which entries are concerned is told by the rows that go.
    package let audit: AuditErasureScope
    /// Failed log-ins that were counted under its people's names.
    package let throttles: [LoginThrottle.Subject]

    package enum Decision: Sendable {
        case erase(AccountErasing)
        case refused(ErasureOutcome)
    }

    /// An account in use has to be closed first, unless it is to be erased even so.
    package static func decision(of account: Account?, members: [Member], evenIfOpen: Bool) -> Decision {
        guard let account else { return .refused(.unknown) }
        guard account.status == .closed || evenIfOpen else { return .refused(.notClosed(account.status)) }
        return .erase(
            AccountErasing(
                audit: .account(account.id),
                throttles: members.flatMap {
                    LoginThrottle.subjects(of: $0.logIn, at: $0.email, brand: account.brand)
                } + [.answer(of: account.id)]))
    }
}
