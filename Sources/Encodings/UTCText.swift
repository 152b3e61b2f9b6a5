/// Moments in UTC as RFC 3339 has them, reckoned by hand: a formatter costs more than all else of a line of the log.
package enum UTCText {
    /// Adds `2026-11-28T09:30:00`, which stands before a fraction and the Z.
    ///
    /// - Parameter seconds: since 1970; beyond the years 0 and 9999, which RFC 3339 cannot say, the first or the last of them.
    package static func append(_ seconds: Int, to text: inout [UInt8]) {
        let (days, second) = min(max(seconds, first), last).dividedDown(by: 86_400)
        let date = civil(days)
        for (number, count, mark) in [
            (date.year, 4, "-"), (date.month, 2, "-"), (date.day, 2, "T"), (second / 3600, 2, ":"),
            (second / 60 % 60, 2, ":"),
        ] as [(Int, Int, Unicode.Scalar)] {
            append(number, digits: count, to: &text)
            text.append(UInt8(ascii: mark))
        }
        append(second % 60, digits: 2, to: &text)
    }

    private static let first = -62_167_219_200
    private static let last = 253_402_300_799

    /// Adds so many digits at least.
    ///
    /// - Precondition: `number` is not less than nothing.
    package static func append(_ number: Int, digits count: Int, to text: inout [UInt8]) {
        var divisor = (1..<count).reduce(1) { power, _ in power * 10 }
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            text.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    /// The day of the Gregorian calendar that is so many days after the first of 1970, by eras of 400 years that begin in March.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (days + 719_468).dividedDown(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        // Months from March on have 31, 30, 31, 30, 31 days, again and again: 153 in five.
        let fromMarch = (5 * dayOfYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
    }
}

extension Int {
    /// Rounded down, so that what is left is never less than nothing.
    fileprivate func dividedDown(by divisor: Int) -> (Int, Int) {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }
}
