import AppConfiguration
import SecurityQuestions

/// Whether the server of PostgreSQL is one that guesses can be counted on.
struct DatabaseServerCheck: Sendable {
    let database: DatabaseSettings
    let facts: DatabaseServerFacts

    /// In seconds; more than this between two clocks is nobody's intention.
    static let mostSkew = 2.0
    /// What PostgreSQL keeps for its superusers (`superuser_reserved_connections`), and what long reads and commands take.
    private static let beside = 3 + 4

    /// Throws where nothing works.
    func require() throws {
        if facts.isReadOnly {
            throw CommandError(
                .unavailable, "\(facts.location) is a standby, which takes no writes: name every host in database.url.")
        }
        guard database.pool + Self.beside <= facts.connections else {
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
        return warnings
    }

    var said: String {
        let replicas =
            facts.standbys == 0
            ? "no replica seen" : "\(facts.standbys) replicas\(facts.isSynchronous ? ", synchronous" : "")"
        let way = facts.isEncrypted ? ", by TLS\(facts.isProved ? " and its certificate" : "")" : ""
        return
            "PostgreSQL \(facts.version) at \(facts.location), \(replicas), \(database.pool) of \(facts.connections) connections\(way)"
    }

    private var isOnThisMachine: Bool {
        let host = facts.location.dropFirst("postgresql://".count)
        return ["127.", "localhost", "[::1]", "::1", "/"].contains(where: host.hasPrefix)
    }
}
