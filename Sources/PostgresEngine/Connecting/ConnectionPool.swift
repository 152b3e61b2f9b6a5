import SecurityQuestions
import Synchronization

/// Connections, so many at most, each with a thread of its own. One is made where none is free, so that there are as many as were
/// ever needed at once.
final class ConnectionPool: Sendable {
    private let address: PostgresAddress
    private let places: BoundedAccess
    private let free = Mutex<[ConnectionThread]>([])

    /// - Parameter patience: how long anybody waits for a connection before ``StoreFailure/busy``.
    init(_ address: PostgresAddress, places: Int, patience: Duration) {
        self.address = address
        self.places = BoundedAccess(places: places, patience: patience)
    }

    /// Throws ``StoreFailure/busy``, or what `work` throws.
    func with<Value: Sendable>(_ work: @escaping @Sendable (PQSession) throws -> Value) async throws -> Value {
        try await places.enter()
        defer { places.leave() }
        // The one that was used last: of those that were once needed the others rest.
        let thread = free.withLock { $0.popLast() } ?? ConnectionThread(address)
        defer { free.withLock { $0.append(thread) } }
        return try await thread.run(work)
    }

    /// Closes what nobody uses.
    func closeIdle() { free.withLock { $0 = [] } }
}
