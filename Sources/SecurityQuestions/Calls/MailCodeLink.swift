/// Mails a link to a support code to the person whose name the caller gave.
package struct MailCodeLink: Sendable {
    private let stores: any CodeLinkStore
    private let keeping: any LinkSigner
    private let world: World
    private let brands: Brands

    package init(stores: any CodeLinkStore, keeping: any LinkSigner, world: World, brands: Brands) {
        (self.stores, self.keeping, self.world, self.brands) = (stores, keeping, world, brands)
    }

    package enum Outcome: Sendable {
        case mailed
        case refused(CodeLinkMailing.Refusal)
        /// No such call, or another agent's.
        case unknownCall
    }

    /// Throws ``KeepingFailure``.
    package func perform(in call: ID<Call>, by agent: Agent, from address: String?) async throws -> Outcome {
        let link = try MailedLink(keeping, world: world, lasting: CodeLink.lifetime)
        switch try await stores.mailCodeLink(link, in: call, under: brands, by: agent, from: address) {
        case .mailed: return .mailed
        case .refused(let refusal): return .refused(refusal)
        case nil: return .unknownCall
        }
    }
}
