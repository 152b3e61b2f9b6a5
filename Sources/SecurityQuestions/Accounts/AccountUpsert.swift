/// What becomes, or would become, of one account that somebody brings: it is added, changed or left as it is.
package enum AccountUpsert: Sendable {
    case added
    /// - Parameter mails: so many notices go.
    /// Apart, so that a million of the others take little.
    indirect case changed(AccountChange, mails: Int)
    /// It is there, and just so.
    case left
    case refused([ImportConflict.Reason])

    package var refusals: [ImportConflict.Reason] {
        if case .refused(let reasons) = self { reasons } else { [] }
    }

    /// What becomes of `count` accounts that are only added, where some stand in the way.
    package static func steps(of count: Int, conflicts: [ImportConflict]) -> [AccountUpsert] {
        let reasons = Dictionary(grouping: conflicts, by: \.index)
        return (0..<count).map { index in reasons[index].map { .refused($0.map(\.reason)) } ?? .added }
    }

    /// Those of a list that stand in the way, by their places.
    package static func conflicts(in steps: [AccountUpsert]) -> [ImportConflict] {
        steps.enumerated().flatMap { index, step in
            step.refusals.map { ImportConflict(index: index, reason: $0) }
        }
    }
}
