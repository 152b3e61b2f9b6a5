import SQLStore
import SQLiteEngine
import SecurityQuestions

extension RowTags {
    /// Of no key: for tests that are about something else. Every byte counts (FNV-1a).
    package static let sample = RowTags { keyID, facts in sampleTag(keyID, facts) }

    package static func sampleTag(_ keyID: String?, _ facts: [UInt8]) -> RowTag {
        let hash = facts.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * UInt64($0))) }
        return RowTag(keyID: keyID ?? "sample", code: bytes + bytes)
    }
}

extension SQLStore {
    /// A store over a SQLite file, whole from the start: also where a test does not care for the tag.
    package static func sqlite(
        at path: String, use: SQLiteEngine.Use = .server, world: World,
        tag: @escaping AuditTag = { hash in Array(hash.suffix(16)) }
    ) throws -> SQLStore {
        SQLStore(engine: try SQLiteEngine(path: path, use: use, world: world), world: world, tag: tag, tags: .sample)
    }

    /// What only a file can do.
    package var file: SQLiteEngine {
        guard let file = engine as? SQLiteEngine else { preconditionFailure("a store of another engine") }
        return file
    }

    /// What the end of the program does.
    package func close() throws { try file.close() }
}
