import AppConfiguration
import SecurityQuestions

/// What is done by the server of PostgreSQL, and by no command of ours.
enum FileOnly: Sendable {
    case backup, restore, compacting

    var instead: String {
        switch self {
        case .backup:
            "A backup of PostgreSQL is made by its own tools, such as “pg_dump --format=custom”: docs/postgresql.md has the steps, and how "
                + "a copy is proved."
        case .restore:
            "A database of PostgreSQL is restored by “pg_restore”: docs/postgresql.md has the steps."
        case .compacting:
            "PostgreSQL takes deleted rows away by itself (autovacuum); “VACUUM FULL” by the owner of the tables writes them anew."
        }
    }

    /// Throws where the database is no file.
    func require(_ configuration: Configuration) throws {
        if configuration.postgres != nil { throw CommandError(.usage, instead) }
    }

    func require(_ context: AppContext) throws -> any DatabaseFile {
        guard let file = context.file else { throw CommandError(.usage, instead) }
        return file
    }
}
