import Foundation
import SecurityQuestions
import SpokenAnswers

/// Numbers and days of the calendar as people of a language write them (CLDR).
extension Text {
    func withColon(_ words: String) -> String { words + (language == .fr ? "\u{a0}:" : ":") }

    /// As people look for names: no capital, accent or ligature sends one to the end.
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

    /// "22"
    func dayOfMonth(_ date: Date) -> String {
        date.formatted(Date.FormatStyle(locale: locale, timeZone: zone).day())
    }

    /// "14", of the clock.
    func hour(_ date: Date) -> String {
        date.formatted(
            Date.VerbatimFormatStyle(
                format: "\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased))", locale: locale,
                timeZone: zone,
                calendar: Calendar(identifier: .gregorian)))
    }

    /// "1.5"
    func average(_ number: Double) -> String {
        number.formatted(.number.precision(.fractionLength(0...1)).locale(locale))
    }

    /// "2026-11-22", as a filter of the audit log takes it.
    func filterDay(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(timeZone: zone).year().month().day())
    }
}
