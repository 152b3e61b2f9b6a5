import Foundation
import SpokenAnswers
import Testing

@testable import Web

@Suite struct `A date in words` {
    private static let zones = ["UTC", "Europe/Paris", "America/Montreal", "Asia/Kathmandu"].compactMap {
        TimeZone(identifier: $0)
    }
    private static let dates = [-90.5, -60, 0, 1_780_000_000, 1_780_000_030.999, 1_780_000_039, 1_780_000_041].map {
        Date(timeIntervalSince1970: $0)
    }

    /// As it is without anything kept.
    private static func made(_ date: Date, _ text: Text, _ style: Date.FormatStyle.DateStyle) -> String {
        let locale = Locale(identifier: text.language == .en ? "en_GB" : "fr_FR")
        return date.formatted(Date.FormatStyle(date: style, time: .shortened, locale: locale, timeZone: text.zone))
    }

    @Test func `that was kept is the one that would be made`() {
        for _ in 0..<2 {
            for language in Language.allCases {
                for zone in Self.zones {
                    let text = Text(language: language, zone: zone)
                    for date in Self.dates {
                        #expect(text.date(date) == Self.made(date, text, .long))
                        #expect(text.time(date) == Self.made(date, text, .omitted))
                        let style = Date.FormatStyle(
                            date: .long, time: .omitted,
                            locale: Locale(identifier: language == .en ? "en_GB" : "fr_FR"), timeZone: zone)
                        #expect(text.day(date) == date.formatted(style))
                        #expect(text.moment(date).text.contains("\"\(date.formatted(.iso8601))\""))
                    }
                }
            }
        }
    }

    @Test func `is made once, and no more are kept than is said`() throws {
        let texts = DateTexts(atMost: 3)
        let zone = try #require(TimeZone(identifier: "UTC"))
        var made = 0
        for minute in [0.0, 1, 0, 59, 60, 120, 180, 240] {
            let key = DateTexts.Key(Date(timeIntervalSince1970: minute), .date, .en, zone)
            _ = texts.text(key) {
                made += 1
                return "\(minute)"
            }
            #expect(texts.count <= 3)
        }
        #expect(made == 5)
    }
}
