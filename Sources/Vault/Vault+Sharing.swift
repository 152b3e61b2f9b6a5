import SecurityQuestions

extension Vault: SharedHashing {
    package func asked(by requester: HashRequester) -> Vault {
        var vault = self
        vault.pool = RequestedHashing(pool: pool.pool, requester: requester)
        return vault
    }

    package func isFull(_ lane: HashRequester.Lane) -> Bool { pool.pool.queue.isFull(lane) }

    /// How hashing goes on, whoever asked for it.
    package var hashingProgress: HashPool.Progress { pool.pool.progress }
}

/// A pool, and who it hashes for.
package struct RequestedHashing: Sendable {
    let pool: HashPool
    fileprivate let requester: HashRequester

    init(pool: HashPool, requester: HashRequester) { (self.pool, self.requester) = (pool, requester) }

    /// As ``HashPool/run(for:_:)``.
    package func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await pool.run(for: requester, work)
    }
}
