import SecurityQuestions
import Synchronization
import Telemetry

/// Connections, so many at most, each with a thread of its own. One is made where none is free, so that there are as many as were
/// ever needed at once.
final class ConnectionPool: Sendable {
    private let address: PostgresAddress
    private let places: BoundedAccess
    private let metrics: PoolMetrics
    private let free = Mutex<[ConnectionThread]>([])

    /// - Parameter patience: how long anybody waits for a connection before ``StoreFailure/busy``.
    init(_ address: PostgresAddress, places: Int, patience: Duration, _ metrics: PoolMetrics) {
        (self.address, self.metrics) = (address, metrics)
        self.places = BoundedAccess(places: places, patience: patience)
    }

    /// Throws ``StoreFailure/busy``, or what `work` throws.
    func with<Value: Sendable>(_ work: @escaping @Sendable (PQSession) throws -> Value) async throws -> Value {
        let start = ContinuousClock.now
        try await places.enter()
        defer { places.leave() }
        // The one that was used last: of those that were once needed the others rest.
        let rested = free.withLock { $0.popLast() }
        let thread = rested ?? ConnectionThread(address)
        metrics.took(since: start, isNew: rested == nil)
        defer {
            free.withLock { $0.append(thread) }
            metrics.gaveBack()
        }
        return try await thread.run(work)
    }

    /// Closes what nobody uses.
    func closeIdle() {
        let ended = free.withLock { free in
            defer { free = [] }
            return free.count
        }
        metrics.ended(ended)
    }
}
