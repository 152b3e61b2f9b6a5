import Foundation

/// An identifier that cannot be taken for another subject's: 16 bytes, a UUID of version 7 (RFC 9562 §5.7).
public struct ID<Subject>: Hashable, Sendable, CustomStringConvertible {
    public let uuid: UUID

    public init(_ uuid: UUID) { self.uuid = uuid }

    /// Reads the usual text form; nil where it is not one.
    public init?(_ text: String) {
        guard let uuid = UUID(uuidString: text) else { return nil }
        self.uuid = uuid
    }

    /// A new identifier that sorts by time of birth.
    public init(_ world: World) {
        let milliseconds = UInt64(max(0, world.now().timeIntervalSince1970 * 1000))
        var bytes = world.randomBytes(16)
        for place in 0..<6 { bytes[place] = UInt8(truncatingIfNeeded: milliseconds >> (8 * (5 - UInt64(place)))) }
        bytes[6] = bytes[6] & 0x0F | 0x70
        bytes[8] = bytes[8] & 0x3F | 0x80
        self.uuid = UUID(bytes)
    }

    /// The usual text form, in small letters. By hand: Foundation's goes through C's `printf`, and a request writes some twenty.
    public var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (place, byte) in bytes.enumerated() {
            if place == 4 || place == 6 || place == 8 || place == 10 { text.append(UInt8(ascii: "-")) }
            text.append(hexadecimal: byte)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The 16 bytes of the UUID.
    package var bytes: [UInt8] {
        let b = uuid.uuid
        return [
            b.0, b.1, b.2, b.3, b.4, b.5, b.6, b.7, b.8, b.9, b.10, b.11, b.12, b.13, b.14, b.15,
        ]
    }
}

extension [UInt8] {
    /// Two digits, in small letters.
    mutating func append(hexadecimal byte: UInt8) {
        append(Self.digit(byte >> 4))
        append(Self.digit(byte & 15))
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}

extension UUID {
    /// - Precondition: there are 16 bytes.
    package init(_ b: [UInt8]) {
        self.init(
            uuid: (
                b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]
            ))
    }
}
