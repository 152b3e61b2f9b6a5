import Foundation
import SecurityQuestions
import SpokenAnswers

/// Numbers and days of the calendar as people of a language write them (CLDR).
extension Text {
    private var locale: Locale { Locale(identifier: language == .en ? "en_GB" : "fr_FR") }

    func withColon(_ words: String) -> String { words + (language == .fr ? "\u{a0}:" : ":") }

    func sorts(_ one: String, before other: String) -> Bool {
        one.compare(other, options: .caseInsensitive, locale: locale) == .orderedAscending
    }

    func number(_ number: Int) -> String { number.formatted(.number.locale(locale)) }

    func percent(_ share: Double) -> String {
        share.formatted(.percent.precision(.fractionLength(0)).locale(locale))
    }

    /// "22 Nov 2026, 16:20:31", with a machine-readable form beside it.
    func instant(_ date: Date) -> HTML {
        let style = Date.FormatStyle(date: .abbreviated, time: .standard, locale: locale, timeZone: zone)
        return "<time datetime=\"\(date.formatted(.iso8601))\">\(date.formatted(style))</time>"
    }

    /// The day of this number since 1 January 1970, in UTC.
    func day(_ number: Int) -> String {
        Self.date(number).formatted(
            Date.FormatStyle(date: .long, time: .omitted, locale: locale, timeZone: .gmt))
    }

    /// "22"
    func dayOfMonth(_ number: Int) -> String {
        Self.date(number).formatted(Date.FormatStyle(locale: locale, timeZone: .gmt).day())
    }

    private static func date(_ number: Int) -> Date { Date(timeIntervalSince1970: Double(number) * 86_400) }
}
