/// Why one account of an import could not be added, or changed.
package struct ImportConflict: Sendable, Hashable {
    /// Its place in what was handed in, from 0.
    package let index: Int
    package let reason: Reason

    package enum Reason: Sendable, Hashable {
        case numberTaken
        case unchangeable(AccountChange.Refusal)
    }

    package init(index: Int, reason: Reason) {
        self.index = index
        self.reason = reason
    }
}
