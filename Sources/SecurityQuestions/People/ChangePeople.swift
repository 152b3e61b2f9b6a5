/// Changes the people of an account: roles, who may call, removals, invitations sent again.
package struct ChangePeople: Sendable {
    private let stores: any MemberStore
    private let keeping: any LinkSigner
    private let world: World

    package init(stores: any MemberStore, keeping: any LinkSigner, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Wish: Sendable, Hashable {
        case role(Member.Role, seen: Member.Role)
        case mayCall(Bool)
        case removal
        case invitationAgain
        case unlink
    }

    package func perform(_ wish: Wish, on member: ID<Member>, of account: ID<Account>, by origin: AuditOrigin)
        async throws -> Membership.Outcome
    {
        let request: Membership.Request =
            switch wish {
            case .role(let role, let seen): .role(role, seen: seen)
            case .mayCall(let mayCall): .mayCall(mayCall)
            case .removal: .removal
            case .unlink: .unlink
            case .invitationAgain:
                .invitationAgain(try MailedLink(keeping, world: world, lasting: Activation.lifetime))
            }
        return try await stores.change(member, of: account, by: request, origin: origin)
    }
}
