/// Whether the write-ahead log could be emptied.
public enum LogEmptying: Sendable, Hashable {
    case emptied
    /// Somebody kept reading an earlier state of the database.
    case readersInTheWay
}
