import Foundation
import GRDB

/// How connections to the database are set up.
enum ConnectionSettings {
    /// At once, for pages: one for each thread that tasks run on, and some more for readers that wait for a page of the file.
    static let readers = max(4, ProcessInfo.processInfo.activeProcessorCount)
    /// At once, for what may take minutes: a verification, an export, a search, and one more.
    static let longReaders = 4

    /// The one connection that writes.
    static func writer(_ path: String) throws -> DatabaseQueue {
        var configuration = configuration
        configuration.journalMode = .wal
        let writer = try DatabaseQueue(path: path, configuration: configuration)
        // GRDB sets NORMAL as its last step; FULL is what makes an acknowledged change outlive a loss of power.
        try writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        return writer
    }

    /// A connection that only reads.
    static var reader: Configuration {
        var configuration = configuration
        configuration.readonly = true
        return configuration
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.label = "countersign"
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA cache_size = \(db.configuration.readonly ? -1024 : -8192);
                    PRAGMA temp_store = MEMORY;
                    PRAGMA trusted_schema = OFF;
                    """)
            guard !db.configuration.readonly else { return }
            try db.execute(sql: "PRAGMA journal_size_limit = 16777216; PRAGMA secure_delete = ON")
        }
        return configuration
    }
}
