/// Why one account of an import could not be added.
public struct ImportConflict: Sendable, Hashable {
    /// Its place in what was handed in, from 0.
    public let index: Int
    public let reason: Reason

    public enum Reason: String, Sendable {
        case numberTaken, emailTaken
    }

    public init(index: Int, reason: Reason) {
        self.index = index
        self.reason = reason
    }
}
