import CKeptMemory
import CSodium
import SecurityQuestions

/// The memory-hard hash of RFC 9106, version 0x13, one lane, as libsodium computes it.
enum Argon2id {
    static let saltLength = 16
    static let length = 32

    /// Throws ``KeepingFailure/busy`` where there is no memory for it just now.
    static func hash(_ text: SecretBytes, salt: [UInt8], cost: HashCost) throws(KeepingFailure) -> SecretBytes {
        try hash(text, salt: salt, passes: cost.passes, memory: cost.bytes, length: length)
    }

    /// - Parameter memory: in bytes; whole kibibytes of it are used.
    static func hash(
        _ text: SecretBytes, salt: [UInt8], passes: Int, memory: Int, length: Int
    ) throws(KeepingFailure) -> SecretBytes {
        precondition(isReady, "libsodium does not start")
        precondition(salt.count == saltLength)
        let hash = SecretBytes(count: length)
        kept_memory_offer()
        defer { kept_memory_withdraw() }
        let status = text.reveal { text in
            hash.fill { hash in
                unsafe csodium_argon2id(  // arrays go in with their own lengths; the salt's is checked above
                    &hash, hash.count, text, text.count, salt, UInt64(passes), memory)
            }
        }
        guard status == 0 else { throw .busy }
        return hash
    }

    /// `sodium_init` may be called from any thread; a lazy static calls it once.
    private static let isReady = sodium_init() >= 0
}
