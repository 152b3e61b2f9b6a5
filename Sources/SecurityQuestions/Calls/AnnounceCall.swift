/// "I am calling Customer Care now": the words of the next call about the account stand on both sides. Whoever is logged in may
/// say so.
package struct AnnounceCall: Sendable {
    private let stores: any CallAnnouncementStore

    package init(stores: any CallAnnouncementStore) { self.stores = stores }

    /// Who may not call announces no call.
    package func isDenied(to member: Member) -> Bool { !member.mayCall }

    /// - Parameter id: comes with the form, so that a double click is one.
    /// - Returns: what stands now; nil where the account is gone, or the member may not call.
    @discardableResult
    package func perform(_ id: ID<CallAnnouncement>, in login: MemberSession, from address: String?) async throws
        -> CallAnnouncement?
    {
        if isDenied(to: login.member) { return nil }
        return try await stores.announce(id, of: login.account.id, by: AuditOrigin(login.member, address: address))
    }
}
