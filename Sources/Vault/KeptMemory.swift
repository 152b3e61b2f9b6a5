import CKeptMemory
import SecurityQuestions

/// Memory that a hashing thread keeps from one hash to the next: wiped after each, locked, and left out of dumps.
///
/// Mapping, zeroing and giving back 19 MiB takes the kernel nearly as long as the hash takes. A thread keeps as much as
/// the configured cost asks for; a record that was sealed at a higher one gets its memory from the kernel.
package enum KeptMemory {
    /// Whether hashes have kept memory here, else why not.
    package enum Standing: Sendable, Hashable {
        case kept
        /// The build has libsodium as it comes, or is watched by a sanitizer.
        case notBuiltIn
        /// The system does not let this process lock so many bytes, or leave them out of dumps.
        case refused(bytes: Int)
    }

    /// What `threads` threads that hash at `cost` find.
    package static func standing(cost: HashCost, threads: Int) -> Standing {
        guard isBuiltIn() else { return .notBuiltIn }
        let bytes = threads * kept_memory_size(cost.bytes)
        return kept_memory_is_allowed(bytes) ? .kept : .refused(bytes: bytes)
    }

    /// Whether libsodium asks for it, found out by the least hash there is.
    static func isBuiltIn() -> Bool {
        let salt = [UInt8](repeating: 0, count: Argon2id.saltLength)
        _ = try? Argon2id.hash(SecretBytes(count: 0), salt: salt, passes: 1, memory: 8 << 10, length: Argon2id.length)
        return kept_memory_was_asked()
    }
}
