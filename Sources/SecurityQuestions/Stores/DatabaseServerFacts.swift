import Foundation

/// A database server, as it tells of itself.
package struct DatabaseServerFacts: Sendable, Hashable {
    /// Its host, its port and the name of the database.
    package let location: String
    package let version: String
    /// How many it takes at once.
    package let connections: Int
    /// A standby, which takes no writes.
    package let isReadOnly: Bool
    /// How many replicas are connected, as far as this role may see.
    package let standbys: Int
    /// Whether what was acknowledged is on its disk.
    package let waitsForDisk: Bool
    /// Whether it is on a replica's as well.
    package let isSynchronous: Bool
    /// Whether the connection is by TLS.
    package let isEncrypted: Bool
    /// Whether a server is refused whose certificate is of no authority that is trusted (`sslmode`).
    package let isProved: Bool
    /// In seconds: how far its clock is from this machine's, as far as the way there leaves that to be told.
    package let clockSkew: TimeInterval

    /// How many connections a node makes at most beside its pool: for what may take its time.
    package static let longReads = 2

    package init(
        location: String, version: String, connections: Int, isReadOnly: Bool, standbys: Int, waitsForDisk: Bool,
        isSynchronous: Bool, isEncrypted: Bool, isProved: Bool, clock: Date, asked: Date, answered: Date
    ) {
        self.location = location
        self.version = version
        self.connections = connections
        self.isReadOnly = isReadOnly
        self.standbys = standbys
        self.waitsForDisk = waitsForDisk
        self.isSynchronous = isSynchronous
        self.isEncrypted = isEncrypted
        self.isProved = isProved
        // Between the question and the answer it may have been read at any moment.
        clockSkew =
            clock < asked ? clock.timeIntervalSince(asked) : max(0, clock.timeIntervalSince(answered))
    }
}
