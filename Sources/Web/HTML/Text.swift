import Foundation
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// Speaks one language, in one time zone.
struct Text: Sendable {
    let language: Language
    let zone: TimeZone

    func callAsFunction(_ phrase: Phrase) -> String { phrase[language] }

    var other: Language { language == .en ? .fr : .en }

    /// "22 November 2026 at 16:20", "22 novembre 2026 à 16:20" (CLDR).
    func date(_ date: Date) -> String { kept(date, .date) { date.formatted(style(.long)) } }
    func time(_ date: Date) -> String { kept(date, .time) { date.formatted(style(.omitted)) } }

    /// "22 November 2026".
    func day(_ date: Date) -> String {
        kept(date, .day) {
            date.formatted(
                Date.FormatStyle(date: .long, time: .omitted, locale: locale, timeZone: zone))
        }
    }

    /// The same as `date` with a machine-readable form beside it.
    func moment(_ date: Date) -> HTML { machine(date, self.date(date)) }
    /// Where the day is told already.
    func clock(_ date: Date) -> HTML { machine(date, time(date)) }

    private func machine(_ date: Date, _ words: String) -> HTML {
        "<time datetime=\"\(kept(date, .machine) { date.formatted(.iso8601) })\">\(words)</time>"
    }

    private func kept(_ date: Date, _ form: DateTexts.Form, _ make: () -> String) -> String {
        DateTexts.shared.text(.init(date, form, language, zone), make)
    }

    private func style(_ style: Date.FormatStyle.DateStyle) -> Date.FormatStyle {
        Date.FormatStyle(date: style, time: .shortened, locale: locale, timeZone: zone)
    }

    var locale: Locale { Locale(identifier: language == .en ? "en_GB" : "fr_FR") }
}

extension Brand.Host {
    /// Customer Care's number, not to be broken over lines at its spaces.
    var unbrokenCarePhone: String { carePhone.replacing(" ", with: "\u{a0}") }
}
