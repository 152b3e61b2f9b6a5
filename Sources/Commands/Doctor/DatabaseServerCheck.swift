import AppConfiguration
import SecurityQuestions

/// Whether the server of PostgreSQL is one that guesses can be counted on.
struct DatabaseServerCheck: Sendable {
    let database: DatabaseSettings
    let facts: DatabaseServerFacts
    /// What this node is called.
    let node: String
    /// All that live, this one among them where it runs.
    var nodes: [ServerNode] = []

    /// In seconds; more than this between two clocks is nobody's intention.
    static let mostSkew = 2.0
    /// What PostgreSQL keeps for its superusers (`superuser_reserved_connections`), and what two commands take.
    private static let beside = 3 + 2
    /// Of one node; the others have the same pool, as far as is known here.
    private var ofNode: Int { database.pool + DatabaseServerFacts.longReads }
    /// With this one, which may be about to start.
    private var nodeCount: Int { nodes.count + (nodes.contains { $0.name == node } ? 0 : 1) }

    /// Throws where nothing works.
    func require() throws {
        if facts.isReadOnly {
            throw CommandError(
                .unavailable, "\(facts.location) is a standby, which takes no writes: name every host in database.url.")
        }
        guard ofNode + Self.beside <= facts.connections else {
            throw CommandError(
                .configuration,
                "database.pool is \(database.pool), and \(facts.location) takes \(facts.connections) connections in all: make the pool smaller, "
                    + "or max_connections greater.")
        }
    }

    /// What works and should not stay so.
    var warnings: [String] {
        var warnings: [String] = []
        if !facts.isEncrypted, !isOnThisMachine {
            warnings.append(
                "The connection to \(facts.location) is not encrypted: write sslmode=verify-full into database.url.")
        }
        if facts.isEncrypted, !facts.isProved, !isOnThisMachine {
            warnings.append(
                "Nobody looks at who answers at \(facts.location): write sslmode=verify-full and sslrootcert into database.url."
            )
        }
        if !facts.waitsForDisk {
            warnings.append(
                "\(facts.location) does not wait for its disk (fsync, synchronous_commit): what was acknowledged may be lost, and guesses given "
                    + "twice.")
        }
        if facts.standbys > 0, !facts.isSynchronous {
            warnings.append(
                "No replica of \(facts.location) is waited for (synchronous_standby_names, Patroni’s synchronous_mode; synchronous_commit at least "
                    + "on): after a failover what was acknowledged in its last seconds is lost, and guesses are given twice."
            )
        }
        if abs(facts.clockSkew) > Self.mostSkew {
            warnings.append(
                "The clock of \(facts.location) is \(Int(facts.clockSkew)) seconds from this machine’s: set both by NTP."
            )
        }
        if nodeCount > 1, nodeCount * ofNode + Self.beside > facts.connections {
            warnings.append(
                "\(nodeCount) nodes make up to \(nodeCount * ofNode) connections, each with a pool of \(database.pool), and \(facts.location) "
                    + "takes \(facts.connections) in all: make the pools smaller, or max_connections greater, or put a pooler between."
            )
        }
        let others = nodes.filter { $0.version != ProgramVersion.number }.map { "\($0.name) (\($0.version))" }
        if !others.isEmpty {
            warnings.append(
                "Of another version than this program (\(ProgramVersion.number)) \(others.count == 1 ? "is" : "are") "
                    + "\(others.joined(separator: ", ")): they may serve together for as long as an upgrade takes; let all be of one."
            )
        }
        return warnings
    }

    var said: String {
        let replicas =
            facts.standbys == 0
            ? "no replica seen" : "\(facts.standbys) replicas\(facts.isSynchronous ? ", synchronous" : "")"
        let living = nodes.isEmpty ? "no node running" : "\(nodes.count) \(nodes.count == 1 ? "node" : "nodes") running"
        let way = facts.isEncrypted ? ", by TLS\(facts.isProved ? " and its certificate" : "")" : ""
        return
            "PostgreSQL \(facts.version) at \(facts.location), \(replicas), \(living), \(database.pool) of \(facts.connections) connections\(way)"
    }

    private var isOnThisMachine: Bool {
        let host = facts.location.dropFirst("postgresql://".count)
        return ["127.", "localhost", "[::1]", "::1", "/"].contains(where: host.hasPrefix)
    }
}
