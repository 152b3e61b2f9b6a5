import Foundation

/// A session that begins with the password, and how that is told: a member's in a browser that they have not used before as
/// just that.
package struct SessionStart: Sendable {
    package let session: Session
    package let event: AuditEvent
    /// Of an owner, whose log-in ends a stop that came by the link of a notice: how that is told, where there is one.
    package let resumption: AuditEvent?

    /// - Parameter isNewBrowser: the member has neither logged in with this browser before nor activated the account in it.
    package init(
        _ token: TokenHash, of identity: Identity, isNewBrowser: Bool, client: ClientSoftware? = nil,
        from address: String?, company: CompanyStanding? = nil, at now: Date
    ) {
        session = Session(beginning: now, token: token, company: company)
        let kind: AuditEvent.Kind =
            switch identity.person {
            case .member: isNewBrowser ? .memberLoggedInNewBrowser : .memberLoggedIn
            case .agent: .agentLoggedIn
            }
        var event = identity.event(kind, at: now, from: address, detail: company.map { _ in Self.byCompany })
        event.noticeDetail = client?.kept
        self.event = event
        var resumption = identity.isOwner ? identity.event(.checksResumed, at: now, from: address) : nil
        resumption?.noticeDetail = NotMeReport.endedByLogin
        self.resumption = resumption
    }
}
