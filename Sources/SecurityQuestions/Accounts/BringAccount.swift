/// Brings an account as a program of the carrier's knows it: company, phones and language of the account that has the number, or an
/// account that is not there yet, whose owner is mailed an invitation. Of an account that is there nobody's address, name or role is
/// changed: a program's word is not enough to take an account over.
package struct BringAccount: Sendable {
    private let stores: any AccountStore
    private let keeping: any LinkSigner
    private let world: World

    package init(stores: any AccountStore, keeping: any LinkSigner, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        case added(ID<Account>)
        case changed(ID<Account>, [AccountChange.Field])
        /// It is there, and just so.
        case left(ID<Account>)
        case refused(ImportConflict.Reason)
        /// There is none of the number, and too little was said to add it.
        case notThere
    }

    /// - Parameters:
    ///   - details: what is nil stays.
    ///   - new: what is added where no account of the brand has the number; nil where too little was said.
    ///   - spend: takes what a change costs, before there is one; what it throws is thrown on.
    package func perform(
        _ number: String, of brand: Brand.ID, details: AccountDetails, orAdding new: NewAccount?,
        by origin: AuditOrigin,
        spend: () async throws -> Void
    ) async throws -> Outcome {
        if let there = try await account(number, of: brand) {
            let step = try await ChangeAccount(stores: stores)
                .perform(there, to: details, isRehearsal: true, by: origin)
            if case .left = step { return .left(there) }
            try await spend()
            return try await change(there, to: details, origin)
        }
        guard let new else { return .notThere }
        try await spend()
        let outcome = try await ImportAccounts(stores: stores, keeping: keeping, world: world)
            .perform([new], isMailed: true, by: origin)
        switch outcome {
        case .added: return .added(new.account.id)
        case .conflicts(let conflicts):
            // Somebody else has added it meanwhile.
            guard let there = try await account(number, of: brand) else {
                return .refused(conflicts.first?.reason ?? .numberTaken)
            }
            return try await change(there, to: details, origin)
        }
    }

    private func account(_ number: String, of brand: Brand.ID) async throws -> ID<Account>? {
        try await stores.accounts(
            stating: [[.accountNumber(Account.key(ofNumber: number))]], brands: [brand], limit: 1
        ).first?.id
    }

    private func change(_ account: ID<Account>, to details: AccountDetails, _ origin: AuditOrigin) async throws
        -> Outcome
    {
        switch try await ChangeAccount(stores: stores).perform(account, to: details, by: origin) {
        case .changed(let change, _): .changed(account, change.fields)
        case .left, .added: .left(account)
        case .refused(let reasons): .refused(reasons.first ?? .numberTaken)
        case nil: .notThere
        }
    }
}
