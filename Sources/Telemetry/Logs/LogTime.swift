import Encodings
import Foundation

/// A moment as logs write it: RFC 3339 in UTC, to the microsecond.
struct LogTime: Sendable, CustomStringConvertible {
    let microseconds: Int64

    init(_ date: Date) { microseconds = Int64((date.timeIntervalSince1970 * 1e6).rounded()) }

    var description: String {
        let (seconds, fraction) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        var text: [UInt8] = []
        text.reserveCapacity(27)
        UTCText.append(Int(seconds), to: &text)
        text.append(UInt8(ascii: "."))
        UTCText.append(Int(fraction), digits: 6, to: &text)
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }
}
