import Crypto
import SecurityQuestions

/// Marks requests as a key ring does.
public struct SampleRequestMarks: RequestMarker {
    private let keys: [SymmetricKey]

    /// - Parameter seeds: one for each key, that which marks first.
    public init(_ seeds: UInt8...) { keys = seeds.map { SymmetricKey(data: [UInt8](repeating: $0, count: 32)) } }

    public func marks(of facts: [UInt8]) -> [[UInt8]] {
        keys.map { Array(HMAC<SHA256>.authenticationCode(for: facts, using: $0)) }
    }
}
