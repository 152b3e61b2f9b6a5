/// Which entries of the audit log somebody may see.
///
/// 1. An entry of a brand (its account's, or whose host it came to): who supervises that brand.
/// 2. What an agent did that concerns no brand: who supervises every brand of that agent. One who is gone has none.
/// 3. Everything else (the operator's, the server's, the care desk's failed log-ins): who supervises every brand there is.
package struct AuditVisibility: Sendable, Hashable {
    private let brands: Set<Brand.ID>
    private let isOfAll: Bool

    /// - Parameter all: every brand of the configuration.
    package init(of supervisor: Agent, among all: Brands) {
        let brands = Set(supervisor.brands)
        self.init(brands: brands, isOfAll: brands.isSuperset(of: all.all.map(\.id)))
    }

    /// - Parameter isOfAll: there are no other brands than these.
    package init(brands: Set<Brand.ID>, isOfAll: Bool) { (self.brands, self.isOfAll) = (brands, isOfAll) }

    /// The operator's.
    package static let everything = AuditVisibility(brands: [], isOfAll: true)

    /// - Parameter agentBrands: those of the agent who is the actor; nil where there is no such agent.
    package func shows(_ event: AuditEvent, agentBrands: Set<Brand.ID>?) -> Bool {
        if isOfAll { return true }
        if let brand = event.brand { return brands.contains(brand) }
        guard case .agent = event.actor, let agentBrands, !agentBrands.isEmpty else { return false }
        return agentBrands.isSubset(of: brands)
    }
}
