/// A database that another one is copied into, by a connection that nobody else has.
package protocol CopyTarget {
    /// The host or the path, to be told.
    var location: String { get }
    var connection: any SQLConnection { get }

    /// Whether the marker of a copy is in it (``DatabaseCopy/marker``).
    var isBegun: Bool { get }

    /// One transaction, on the disk when this returns and undone when it throws.
    func transaction(_ body: () throws -> Void) throws

    /// Adds rows with a value for each column of the table, within a transaction.
    func add(_ rows: [[SQLValue]], to table: CopiedTable) throws

    /// The last act before the copy counts, within a transaction: keys are counted on from the largest, and nobody has come meanwhile.
    func settle(_ tables: [CopiedTable]) throws
}
