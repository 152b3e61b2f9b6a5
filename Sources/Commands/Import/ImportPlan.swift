import SecurityQuestions

/// What an import would do with a file that was read, as the database is now.
struct ImportPlan: Sendable {
    let file: AccountFile
    /// Of each entry, in order.
    let steps: [AccountUpsert]
    /// How many accounts the brand has.
    let accountsOfBrand: Int

    var conflicts: [ImportConflict] { AccountUpsert.conflicts(in: steps) }

    private var changes: [(change: AccountChange, mails: Int)] {
        steps.compactMap { if case .changed(let change, let mails) = $0 { (change, mails) } else { nil } }
    }

    var changed: Int { changes.count }
    /// Notices to the people of activated accounts.
    var notices: Int { changes.reduce(0) { $0 + $1.mails } }
    var recentChanges: Int { changes.count { $0.change.recent != nil } }

    /// The places of the entries whose owners get a link.
    var invited: [Int] {
        steps.indices.filter { place in
            switch steps[place] {
            case .added: true
            case .changed(let change, _): change.isInvitedAnew
            case .left, .refused: false
            }
        }
    }

    /// A file that changes more than a hundredth of a brand is agreed to by the number of changes: a column that slipped
    /// would change every account.
    var needsConsent: Bool { changed * 100 > accountsOfBrand }
}
