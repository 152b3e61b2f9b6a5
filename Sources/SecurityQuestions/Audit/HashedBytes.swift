import Crypto

/// Bytes to be hashed or signed, put together so that no two contents have the same bytes.
package struct HashedBytes {
    package private(set) var bytes: [UInt8]

    package init(_ purpose: String) {
        bytes = []
        bytes.reserveCapacity(256)
        append(purpose)
    }

    /// Of a fixed length.
    package mutating func append(_ more: [UInt8]) { bytes += more }

    package mutating func append(_ number: Int64) {
        for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> (56 - 8 * Int64(place)))) }
    }

    package mutating func append(_ text: String) {
        let length = UInt32(text.utf8.count)
        for place in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32(place)))) }
        bytes += text.utf8
    }

    package mutating func append(_ text: String?) {
        bytes.append(text == nil ? 0 : 1)
        if let text { append(text) }
    }

    package mutating func append(_ number: Int64?) {
        bytes.append(number == nil ? 0 : 1)
        if let number { append(number) }
    }

    /// 32 bytes.
    package var digest: [UInt8] { Array(SHA256.hash(data: bytes)) }
}
