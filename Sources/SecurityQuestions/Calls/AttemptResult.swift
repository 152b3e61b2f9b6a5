public enum AttemptResult: String, Sendable, CaseIterable {
    case verified
    case wrong
    /// Only sounds right, and the brand wants it spelled. It counts as wrong until a spelled one is right.
    case soundsAlike
    /// The machine was too busy to check; the attempt was given back.
    case notChecked
}
