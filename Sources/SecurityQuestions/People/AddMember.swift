/// Gives another person access to an account, and mails them a link to choose a password.
package struct AddMember: Sendable {
    private let stores: any MemberStore
    private let keeping: any LinkSigner
    private let world: World

    package init(stores: any MemberStore, keeping: any LinkSigner, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        case added(MailedLink)
        /// The account is not open, or the brand has a member with this address.
        case notAdded
    }

    package func perform(_ member: Member, by origin: AuditOrigin) async throws -> Outcome {
        let link = try MailedLink(keeping, world: world, lasting: Activation.lifetime)
        return try await stores.add(member, link: link, by: origin) ? .added(link) : .notAdded
    }
}
