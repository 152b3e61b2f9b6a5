/// Who sees which entries of the audit log.
///
/// The account's own people see ``AuditEvent/Kind/shownToOwner``. A supervisor sees the entries about accounts of their
/// brands, an agent's own entries where they supervise one of that agent's brands, and what is about neither.
package enum AuditVisibility {
    /// What an entry is about, as the rule asks for it.
    package struct Facts: Sendable {
        /// Whether the entry names an account.
        package let isAboutAccount: Bool
        /// Of that account; nil where it is there no more.
        package let accountBrand: Brand.ID?
        /// Of the agent who did it; nil where it was no agent.
        package let agentBrands: Set<Brand.ID>?

        package init(isAboutAccount: Bool, accountBrand: Brand.ID?, agentBrands: Set<Brand.ID>?) {
            self.isAboutAccount = isAboutAccount
            self.accountBrand = accountBrand
            self.agentBrands = agentBrands
        }
    }

    /// Whether whoever supervises `brands` sees it.
    package static func isShown(_ facts: Facts, toSupervisorOf brands: Set<Brand.ID>) -> Bool {
        if facts.isAboutAccount { return facts.accountBrand.map(brands.contains) ?? false }
        guard let agentBrands = facts.agentBrands else { return true }
        return !agentBrands.isDisjoint(with: brands)
    }
}

extension AuditEvent.Kind {
    /// What happens to an account before anybody of it acts. There are many of them after an import, so they are not found
    /// by account: neither under Activity nor in a supervisor's search for one account.
    package static let beforeActivation: Set<AuditEvent.Kind> = [.accountImported, .accountInvited]

    /// What is found by account.
    package static let foundByAccount: Set<AuditEvent.Kind> = Set(allCases).subtracting(beforeActivation)
}
