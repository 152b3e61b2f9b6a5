/// Why a secret could be neither sealed nor compared: it says nothing of whether it was right.
public enum KeepingFailure: Error, Sendable, Hashable {
    /// Every hashing thread is busy and the queue is full: try again shortly.
    case busy
    /// Whoever asks has asked for as much as they may for now.
    case limited(seconds: Int)
    /// The key it is sealed with is not in the key ring.
    case keyMissing(String)
    /// It was altered, or moved from another place.
    case brokenSeal
}
