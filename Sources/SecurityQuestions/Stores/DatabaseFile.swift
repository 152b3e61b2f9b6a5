/// Looks for what was erased.
public protocol TraceSearcher: Sendable {
    /// Looks for values in the files of the database, as they stand on the disk; of one that is reached over a network, in every row.
    /// Throws ``StoreFailure``.
    func search(for traces: Traces) async throws -> TraceSearch
}

/// What only a database that is a file of ours can do. One that is reached over a network is backed up and compacted by
/// who runs it.
///
/// All of it is done while others go on reading and writing. Throws ``StoreFailure``.
public protocol DatabaseFile: TraceSearcher {
    /// Writes one state of the database into the file at `path`, which must be empty or missing, and checks the copy.
    /// Everything that was acknowledged before is in it.
    func copy(to path: String) async throws -> BackupFacts

    /// Writes the whole database anew, so that nothing of what was deleted is left in it, and empties its write-ahead log.
    func compact() async throws -> LogEmptying
    /// Moves the write-ahead log into the database and empties it; what was deleted was overwritten there.
    func emptyLog() async throws -> LogEmptying
}
