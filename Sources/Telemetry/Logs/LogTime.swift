import Foundation

/// A moment as logs write it: RFC 3339 in UTC, to the microsecond.
struct LogTime: Sendable, CustomStringConvertible {
    let microseconds: Int64

    init(_ date: Date) { microseconds = Int64((date.timeIntervalSince1970 * 1e6).rounded()) }

    /// Reckoned here: a line is written with each request, and a formatter costs more than all the rest of it.
    var description: String {
        let (seconds, fraction) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let (date, time) = (Self.civil(Int(days)), Int(rest))
        var text: [UInt8] = []
        text.reserveCapacity(27)
        for (number, count, mark) in [
            (date.year, 4, "-"), (date.month, 2, "-"), (date.day, 2, "T"), (time / 3600, 2, ":"),
            (time / 60 % 60, 2, ":"),
            (time % 60, 2, "."), (Int(fraction), 6, "Z"),
        ] as [(Int, Int, Unicode.Scalar)] {
            var divisor = (1..<count).reduce(1) { power, _ in power * 10 }
            while divisor > 0 {
                text.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
                divisor /= 10
            }
            text.append(UInt8(ascii: mark))
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The day of the Gregorian calendar that is so many days after the first of 1970, by eras of 400 years that begin in March.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let (shifted, era) = (days + 719_468, (days + 719_468) / 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
    }
}
