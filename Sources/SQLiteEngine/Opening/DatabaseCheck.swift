import GRDB
import SecurityQuestions

extension SQLiteEngine {
    /// What SQLite finds damaged in a database file, without changing it; nothing where the file is sound.
    ///
    /// Throws ``StoreFailure``.
    package static func damage(in path: String) throws -> [String] {
        var settings = Configuration()
        settings.readonly = true
        do {
            let queue = try DatabaseQueue(path: path, configuration: settings)
            let found = try queue.read { try String.fetchAll($0, sql: "PRAGMA quick_check(10)") }
            return found == ["ok"] ? [] : found
        } catch is DatabaseError {
            throw StoreFailure.damaged(path: path)
        }
    }
}
