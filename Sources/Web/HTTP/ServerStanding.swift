import Synchronization

/// What keeps a server from taking requests though its database answers, as load balancers are told it.
package final class ServerStanding: Sendable {
    private let state = Mutex((isStopping: false, missingKey: String?.none, isReadOnly: false))

    package init() {}

    /// It was told to stop, and serves on until nobody asks it any more.
    package func stop() { state.withLock { $0.isStopping = true } }

    /// - Parameter key: one that the database knows, and the ring of this server has not; nil where it has all.
    package func lacks(key: String?) { state.withLock { $0.missingKey = key } }

    /// Its database takes no writes, as a standby does, or a file that another program holds.
    package func isReadOnly(_ isReadOnly: Bool) { state.withLock { $0.isReadOnly = isReadOnly } }

    package var takesWrites: Bool { state.withLock { !$0.isReadOnly } }

    /// A line for a monitor; nil where there is none.
    var obstacle: String? {
        state.withLock { state in
            if state.isStopping { return "the server is stopping\n" }
            if state.isReadOnly { return "the database cannot be written\n" }
            return state.missingKey.map { "the key ring lacks the key \($0)\n" }
        }
    }
}
