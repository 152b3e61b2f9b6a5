/// What a search for traces has found. Tells how many, never which.
public struct TraceSearch: Sendable, Hashable {
    /// The files that were read, by their names.
    public let files: [String]
    public let bytes: Int
    /// How many values were looked for.
    public let values: Int
    /// How many of them stand in a file though nobody else has them.
    public let found: Int
    /// How many stand there because somebody else has them as well, such as a name that two people have.
    public let shared: Int
    /// How many were too short to be looked for.
    public let tooShort: Int

    public init(files: [String], bytes: Int, values: Int, found: Int, shared: Int, tooShort: Int) {
        self.files = files
        self.bytes = bytes
        self.values = values
        self.found = found
        self.shared = shared
        self.tooShort = tooShort
    }
}
