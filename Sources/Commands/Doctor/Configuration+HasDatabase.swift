import AppConfiguration
import DurableFiles
import Foundation

extension Configuration {
    /// Whether there is a database: PostgreSQL's are made by whoever runs it. An empty file, as a first start leaves that was ended at once, is none: the next start
    /// goes on with it.
    ///
    /// It is not opened: closing it would end the locks that SQLite may have on it.
    var hasDatabase: Bool {
        if postgres != nil { return true }
        let attributes = try? FileManager.default.attributesOfItem(atPath: database)
        return FileContent.isThere(database) && attributes?[.size] as? Int != 0
    }
}
