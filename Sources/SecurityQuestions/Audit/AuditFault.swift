/// The first thing in an audit log that is not as it was recorded. Numbers are those of entries.
public enum AuditFault: Error, Sendable, Hashable {
    /// Its content is another one, or another entry stands in its place.
    case changed(Int64)
    /// It is not there, but later ones are.
    case missing(Int64)
    /// It stands after one with the same or a higher number.
    case outOfPlace(Int64)
    /// It continues the chain but was not written by Countersign with this key ring.
    case notOurs(Int64)
    /// The log ends at `last`; it was signed up to `signed`.
    case cut(last: Int64, signed: Int64)
    /// The entries up to `upTo` form a chain, but not the one that was signed there; up to `after` they are as they were.
    case rewritten(after: Int64, upTo: Int64)
    /// The checkpoint at the entry does not bear the signature of its key.
    case forgedCheckpoint(Int64)
    /// The checkpoint at the entry is signed, but by a key that nobody vouches for.
    case strangeKey(Int64, publicKey: [UInt8])
    /// Values of the entry are gone, and no entry tells of just that erasure.
    case erasureNotTold(Int64)
    /// Nothing in the log is signed.
    case neverSigned
    /// Not a log, or its end is missing.
    case unreadable(line: Int)
}
