import SecurityQuestions
import Synchronization

/// The dearest hash that is in use: the configured one, or that of a record sealed when more was configured. What does not
/// match takes as long, whatever its own record costs.
final class DearestCost: Sendable {
    private let state: Mutex<HashCost>

    init(_ configured: HashCost) { state = Mutex(configured) }

    var cost: HashCost { state.withLock { $0 } }

    /// A record of `cost` was opened: nobody but this product has made it.
    func met(_ cost: HashCost) {
        state.withLock { dearest in if cost.work > dearest.work { dearest = cost } }
    }

    /// Works for as long as is missing after a hash of `spent`.
    func evenOut(after spent: HashCost) throws(KeepingFailure) {
        let dearest = cost
        let missing = ((dearest.work - spent.work) << 20) / dearest.passes
        guard missing >= Self.least else { return }
        _ = try Argon2id.hash(
            SecretBytes(count: 0), salt: [UInt8](repeating: 0, count: Argon2id.saltLength), passes: dearest.passes,
            memory: missing, length: Argon2id.length)
    }

    /// Argon2id takes no less memory (RFC 9106 §3.1).
    private static let least = 8 << 10
}
