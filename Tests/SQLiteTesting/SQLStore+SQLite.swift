import SQLStore
import SQLiteEngine
import SecurityQuestions

extension SQLStore {
    /// A store over a SQLite file, whole from the start: also where a test does not care for the tag.
    package static func sqlite(
        at path: String, use: SQLiteEngine.Use = .server, world: World,
        tag: @escaping AuditTag = { hash in Array(hash.suffix(16)) }
    ) throws -> SQLStore {
        SQLStore(engine: try SQLiteEngine(path: path, use: use, world: world), world: world, tag: tag)
    }

    /// What only a file can do.
    package var file: SQLiteEngine {
        guard let file = engine as? SQLiteEngine else { preconditionFailure("a store of another engine") }
        return file
    }

    /// What the end of the program does.
    package func close() throws { try file.close() }
}
