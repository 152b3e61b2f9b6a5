import CSodium
import Foundation

/// Bytes that nobody may see: the hash of an answer, its tags, a password. Overwritten when the last owner lets go.
final class SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private var bytes: [UInt8]

    /// So many zeros, to be filled.
    init(count: Int) { bytes = [UInt8](repeating: 0, count: count) }

    init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    /// Takes what is in `data` and overwrites it there.
    init(emptying data: inout Data) {
        bytes = Array(data)
        data.resetBytes(in: data.startIndex..<data.endIndex)
    }

    deinit {
        unsafe sodium_memzero(&bytes, bytes.count)  // libsodium's promise: never optimised away
    }

    var count: Int { bytes.count }

    /// The one way to the bytes; what they are used for must not outlive `use`.
    func reveal<Result, Failure: Error>(_ use: ([UInt8]) throws(Failure) -> Result) throws(Failure) -> Result {
        try use(bytes)
    }

    func fill<Result>(_ use: (inout [UInt8]) -> Result) -> Result { use(&bytes) }

    var description: String { "•••" }
    var debugDescription: String { "•••" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

extension SecretBytes {
    /// Whether both hold the same, found out in a time that does not depend on what they hold.
    func isEqual(to other: SecretBytes) -> Bool {
        guard count == other.count else { return false }
        return reveal { mine in
            other.reveal { theirs in
                unsafe sodium_memcmp(mine, theirs, mine.count) == 0  // both are `mine.count` long
            }
        }
    }
}

extension SecretBytes {
    static func joining(_ pieces: [SecretBytes]) -> SecretBytes {
        let whole = SecretBytes(count: pieces.reduce(0) { $0 + $1.count })
        var start = 0
        for piece in pieces {
            piece.reveal { piece in
                whole.fill { whole in
                    for (place, byte) in piece.enumerated() { whole[start + place] = byte }
                }
            }
            start += piece.count
        }
        return whole
    }

    /// The piece with this number, counted from 0, where all are of one `length`.
    func piece(_ number: Int, length: Int) -> SecretBytes {
        reveal { SecretBytes($0[(number * length)..<((number + 1) * length)]) }
    }
}
