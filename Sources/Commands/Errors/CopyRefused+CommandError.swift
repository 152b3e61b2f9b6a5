import SecurityQuestions

extension CopyRefused {
    var commandError: CommandError {
        switch self {
        case .notEmpty(let target, let table):
            CommandError(
                .notCreated,
                "Nothing was copied: \(target) is not empty (there are rows in \(table)). Take a database with the schema of this version "
                    + "and nothing in it.")
        case .otherSource(let target):
            CommandError(
                .notCreated,
                "\(target) holds the beginning of a copy of another database, or this one was changed since then. Begin anew, in an empty "
                    + "one.")
        case .underWay(let target): CommandError(.unavailable, "Another copy goes on into \(target): let it end.")
        case .otherSchema(let database, let missing):
            CommandError(
                .configuration,
                "Nothing was copied: \(database) lacks \(missing.joined(separator: ", ")). Start its server once with this version, which "
                    + "brings it up to date, and stop it again.")
        case .nodes(let database, let names):
            CommandError(
                .unavailable,
                "Nodes live on \(database) (\(names.joined(separator: ", "))): stop them all, and copy then. One that was killed is "
                    + "counted for 20 seconds.")
        case .differs(let table):
            CommandError(
                .badData,
                "The copy is not what it was made of: \(table) differs. Somebody has changed one of the two meanwhile. Begin anew, in an "
                    + "empty database; this one is not served.")
        }
    }
}
