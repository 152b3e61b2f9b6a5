/// "They called me": ends the calls and the code of the account, and tells its owners.
package struct ReportImpostor: Sendable {
    private let stores: any CallAnnouncementStore

    package init(stores: any CallAnnouncementStore) { self.stores = stores }

    package enum Outcome: Sendable {
        case done
        case notAllowed
    }

    package func perform(in login: MemberSession, from address: String?) async throws -> Outcome {
        guard login.member.role.mayGetSupportCode else { return .notAllowed }
        try await stores.reportImpostor(login.account.id, by: AuditOrigin(login.member, address: address))
        return .done
    }
}
