/// Takes work that nobody waits for.
package protocol Background: Sendable {
    /// Does `piece` later, or not at all: it is work that comes again.
    func add(_ piece: @escaping @Sendable () async -> Void)
}
