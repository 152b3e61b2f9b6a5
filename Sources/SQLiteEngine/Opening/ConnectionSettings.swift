import Foundation
import GRDB

/// How connections to the database are set up.
enum ConnectionSettings {
    /// For pages: one for each thread that tasks run on, and some more for readers that wait for a page of the file.
    static let readers = max(4, ProcessInfo.processInfo.activeProcessorCount)
    /// For what may take minutes: a verification, an export, a search, and one more.
    static let longReaders = 4

    /// One writer, and the readers of pages.
    static func pool(_ path: String) throws -> DatabasePool {
        let pool = try DatabasePool(path: path, configuration: configuration(readers: readers))
        // GRDB sets NORMAL as its last step; FULL is what makes an acknowledged change outlive a loss of power.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        return pool
    }

    /// Readers of a pool of their own.
    static func longReaders(_ path: String) throws -> DatabasePool {
        var configuration = configuration(readers: longReaders)
        configuration.readonly = true
        return try DatabasePool(path: path, configuration: configuration)
    }

    /// A reader that copies the whole database.
    static var copying: Configuration {
        var configuration = configuration(readers: 1)
        configuration.readonly = true
        return configuration
    }

    private static func configuration(readers: Int) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = readers
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
