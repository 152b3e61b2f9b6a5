import GRDB
import SecurityQuestions
import Synchronization

/// Connections that only read, each for one reader at a time, and so many readers at once. One is opened where none is
/// free, so that there are as many as were ever needed at once.
///
/// In place of GRDB's pool: that takes and gives back a connection through a dispatch queue, where threads that serve pages
/// wait for each other, and asks for the version of the schema each time.
final class ReadingConnections: Sendable {
    private let mapping: FailureMapping
    private let places: BoundedAccess
    private let keepsIdle: Bool
    private let state = Mutex(State())

    private struct State {
        var free: [DatabaseQueue] = []
        /// By their identity: those that somebody reads with.
        var taken: [ObjectIdentifier: DatabaseQueue] = [:]
        var isClosed = false
    }

    /// - Parameters:
    ///   - patience: how long anybody waits for a place before ``StoreFailure/busy``.
    ///   - keepsIdle: whether a connection is kept, with its statements and its cache, for whoever reads next.
    init(_ mapping: FailureMapping, places: Int, patience: Duration, keepsIdle: Bool) {
        self.mapping = mapping
        self.places = BoundedAccess(places: places, patience: patience)
        self.keepsIdle = keepsIdle
    }

    /// Gives a connection to `body`, on the caller's thread and with no transaction around it. Throws ``StoreFailure``, or what
    /// `body` throws.
    func with<Value>(_ body: (Database) throws -> Value) async throws -> Value {
        try await places.enter()
        defer { places.leave() }
        return try mapping.mapping {
            let connection = try take()
            defer { giveBack(connection) }
            return try connection.unsafeRead(body)  // "unsafe" for two statements
        }
    }

    /// Reads one state of the database on a thread of the connection's own. Broken off when the task is cancelled.
    func aside<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) async throws -> Value {
        try await places.enter()
        defer { places.leave() }
        do {
            let connection = try take()
            defer { giveBack(connection) }
            return try await connection.read(body)
        } catch {
            throw mapping.failure(for: error)
        }
    }

    /// How many are open.
    var count: Int { state.withLock { $0.free.count + $0.taken.count } }

    /// Closes what nobody reads with.
    func closeIdle() throws {
        let idle = state.withLock { state in
            defer { state.free = [] }
            return state.free
        }
        for connection in idle { try connection.close() }
    }

    /// Breaks off whoever still reads, and closes everything; nothing is opened again.
    func close() throws {
        let taken = state.withLock { state in
            state.isClosed = true
            return Array(state.taken.values)
        }
        try closeIdle()
        for connection in taken {
            connection.interrupt()
            try connection.close()
        }
    }

    private static let closed = DatabaseError(resultCode: .SQLITE_MISUSE, message: "the database is closed")

    private func take() throws -> DatabaseQueue {
        let free = try state.withLock { state in
            if state.isClosed { throw Self.closed }
            let free = state.free.popLast()
            if let free { state.taken[ObjectIdentifier(free)] = free }
            return free
        }
        if let free { return free }
        let opened = try DatabaseQueue(path: mapping.path, configuration: ConnectionSettings.reader)
        let isTaken = state.withLock { state in
            // Whatever closes meanwhile knows nothing of this one.
            if !state.isClosed { state.taken[ObjectIdentifier(opened)] = opened }
            return !state.isClosed
        }
        guard isTaken else {
            try? opened.close()
            throw Self.closed
        }
        return opened
    }

    private func giveBack(_ connection: DatabaseQueue) {
        let isKept = state.withLock { state in
            state.taken[ObjectIdentifier(connection)] = nil
            guard keepsIdle, !state.isClosed else { return false }
            state.free.append(connection)
            return true
        }
        if !isKept { try? connection.close() }
    }
}
