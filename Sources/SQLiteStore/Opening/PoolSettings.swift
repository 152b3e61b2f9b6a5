import Foundation
import GRDB

/// How connections to the database are set up.
enum PoolSettings {
    /// One writer, and a reader for each thread that tasks run on: none waits for another.
    static func open(_ path: String, tagger: AuditTagger = AuditTagger()) throws -> DatabasePool {
        let pool = try DatabasePool(path: path, configuration: configuration(tagger))
        // GRDB sets NORMAL as its last step; FULL is what makes an acknowledged change outlive a loss of power.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        return pool
    }

    private static func configuration(_ tagger: AuditTagger) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = max(4, ProcessInfo.processInfo.activeProcessorCount)
        configuration.label = "countersign"
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA cache_size = \(db.configuration.readonly ? -1024 : -8192);
                    PRAGMA temp_store = MEMORY;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA journal_size_limit = 16777216;
                    PRAGMA secure_delete = ON;
                    """)
            tagger.add(to: db)
        }
        return configuration
    }
}
