import Foundation

/// Whether a link to a support code is mailed in a call. The page offers it where a code could be checked and the brand allows it.
package enum CodeLinkMailing: Sendable {
    case mailed(CodeLink, event: AuditEvent)
    case refused(Refusal)

    package enum Refusal: Sendable, Hashable {
        /// The brand does not allow it.
        case notOffered
        /// No code can be checked in this call.
        case takesNoCode
        /// The caller has given no name, or none of somebody who may get a code. Which of it is not told: before a call is verified nobody
        /// at the care desk learns who belongs to the account.
        case noReader
        /// An address of the account is younger than ``CodeLink/addressAge``.
        case addressIsNew
        /// One was mailed less than ``CodeLink/spacing`` ago.
        case mailedLately(until: Date)
    }

    /// - Parameters:
    ///   - latest: of the account.
    ///   - caller: whose name was given, as they are now.
    ///   - newestAddress: when the latest address of the account became one, as the log has it.
    package init(
        _ link: MailedLink, in facts: CallFacts, under policy: Brand.Policy, latest: CodeLink?, caller: Member?,
        newestAddress: Date?, by origin: AuditOrigin, at now: Date
    ) {
        let call = facts.call
        guard policy.mailsCodeLinks else {
            self = .refused(.notOffered)
            return
        }
        guard facts.eligibility(under: policy, at: now).refusal(of: .supportCode, at: now) == nil else {
            self = .refused(.takesNoCode)
            return
        }
        if let latest, now < latest.nextAt {
            self = .refused(.mailedLately(until: latest.nextAt))
            return
        }
        guard let caller, call.caller == .known(caller.id), caller.mayGetSupportCode else {
            self = .refused(.noReader)
            return
        }
        if let newestAddress, newestAddress > now.addingTimeInterval(-CodeLink.addressAge) {
            self = .refused(.addressIsNew)
            return
        }
        var event = origin.event(
            .codeLinkMailed, at: now, account: call.account, call: call.id,
            detail: PersonConcerned(caller.role.rawValue, caller.name).detail)
        event.caller = caller.id
        self = .mailed(
            CodeLink(
                token: link.token, account: call.account, call: call.id, member: caller.id, mailedAt: now,
                expiresAt: link.expiresAt), event: event)
    }

    /// What makes an address one of record, as the log has it.
    package static let newAddresses: [AuditEvent.Kind] = [.accountActivated, .memberAdded, .emailChanged]
}
