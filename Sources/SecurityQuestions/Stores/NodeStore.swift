/// The servers that share a database, and which of them does what only one does at a time. By the clock of the database.
///
/// Throws ``StoreFailure``.
package protocol NodeStore: Sendable {
    /// Says that a node lives, and forgets those that have been dead for a day.
    ///
    /// - Returns: the others that live.
    func beat(_ node: ServerNode) async throws -> [ServerNode]

    /// Those that live, by their names.
    func nodes() async throws -> [ServerNode]

    /// A node has stopped: it gives up its leases.
    func leave(_ node: ID<ServerNode>) async throws

    /// Takes a job that nobody has, or goes on with it. Waits for what a node that had it before is still writing.
    ///
    /// - Returns: nil where another has it.
    func take(_ job: Lease.Job, by node: ID<ServerNode>) async throws -> Lease?
}
