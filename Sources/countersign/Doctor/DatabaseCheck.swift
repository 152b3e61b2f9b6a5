import GRDB
import SecurityQuestions

/// Has SQLite look for damage in a database file, without changing it.
struct DatabaseCheck: Sendable {
    let path: String

    /// What SQLite finds; nothing where the file is sound.
    func damage() throws -> [String] {
        var settings = GRDB.Configuration()
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
