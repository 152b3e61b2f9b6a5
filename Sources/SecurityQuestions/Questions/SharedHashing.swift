/// Keeps secrets for many, and hashes for each no more than their share.
package protocol SharedHashing: Sendable {
    /// The same, on behalf of `requester`.
    func asked(by requester: HashRequester) -> Self
    /// Whether so many wait in that lane that nobody else may.
    func isFull(_ lane: HashRequester.Lane) -> Bool
}
