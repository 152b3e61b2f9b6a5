/// "This was not me", by the link of a notice and without a log-in. Looking at the link changes nothing.
package struct ReportNotMeByLink: Sendable {
    private let stores: any MemberStore

    package init(stores: any MemberStore) { self.stores = stores }

    /// What the link would do; nil at another brand, or where it does nothing (any more).
    package func reach(of link: TokenHash, brand: Brand.ID) async throws -> NotMeLink.Reach? {
        try await stores.reachOfNotMeLink(link, brand: brand)
    }

    /// - Returns: what it has done; nil where it did nothing.
    package func perform(link: TokenHash, brand: Brand.ID, from address: String?) async throws -> NotMeLink.Reach? {
        try await stores.reportNotMe(byLink: link, brand: brand, from: address)
    }
}
