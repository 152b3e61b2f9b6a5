/// Why the database cannot do what it was asked. Whatever was being changed is as it was before.
public enum StoreFailure: Error, Sendable, Hashable {
    /// No space left on the disk.
    case full
    /// The folder or the file cannot be written.
    case readOnly(path: String)
    /// Another program holds the database.
    case locked(path: String)
    /// Made by a later version of the program.
    case newer(path: String)
    /// Not a database, or a damaged one.
    case damaged(path: String)
    /// Its tables, indexes, triggers or views are not those that this program makes. `objects` names what was added, taken
    /// away or changed, such as `trigger quiet`.
    case altered(path: String, objects: [String])
    /// Too many want it at once: nobody waits for longer than ten seconds.
    case busy
    /// The connection to the database was lost, or none could be had.
    case connectionLost
    /// Two changes were in each other's way, again and again; another try may succeed.
    case conflict
    /// The folder does not exist or may not be entered.
    case unreachable(path: String)
}
