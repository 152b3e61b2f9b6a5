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
        case notAdded(Refusal)
    }

    package enum Refusal: Sendable {
        case accountNotOpen
        /// Only owners make owners, and users invite nobody.
        case notAllowed
        /// Somebody of this account has the address: a form that was sent twice, most often.
        case alreadyHere(Member)
        case tooMany
        case tooManyOpen
    }

    package func perform(_ member: Member, by origin: AuditOrigin) async throws -> Outcome {
        let link = try MailedLink(keeping, world: world, lasting: Activation.lifetime)
        if let refusal = try await stores.add(member, link: link, by: origin) { return .notAdded(refusal) }
        return .added(link)
    }
}
