import Foundation

/// Bytes as they stand in cookies and links (RFC 4648 §5), without padding.
package enum Base64URL {
    /// As the one below of an array: byte by byte another sequence would be asked through its protocol.
    package static func text(_ bytes: some Sequence<UInt8>) -> String { text(Array(bytes)) }

    package static func text(_ bytes: [UInt8]) -> String {
        var letters: [UInt8] = []
        letters.reserveCapacity((bytes.count * 4 + 2) / 3)
        var (bits, count) = (0, 0)
        for byte in bytes {
            bits = (bits & 0x3F) << 8 | Int(byte)
            count += 8
            while count >= 6 {
                count -= 6
                letters.append(alphabet[bits >> count & 0x3F])
            }
        }
        if count > 0 { letters.append(alphabet[bits << (6 - count) & 0x3F]) }
        return String(decoding: letters, as: UTF8.self)
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// Whether it is a letter of the alphabet.
    static func has(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Nil where `text` is none.
    package static func bytes(_ text: String) -> Data? {
        let base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: base64 + String(repeating: "=", count: (4 - base64.count % 4) % 4))
    }
}
