import Foundation
import SpokenAnswers

extension TimeZone {
    /// "Toronto, UTC−5", "Paris, UTC+1" (CLDR), as it is at `date`.
    package func name(at date: Date, in language: Language) -> String {
        let minutes = abs(secondsFromGMT(for: date)) / 60
        let sign = secondsFromGMT(for: date) < 0 ? "−" : "+"
        let hours = minutes % 60 == 0 ? "\(minutes / 60)" : String(format: "%d:%02d", minutes / 60, minutes % 60)
        let offset = minutes == 0 ? "UTC" : "UTC\(sign)\(hours)"
        return [place(in: language), offset].compactMap(\.self).joined(separator: ", ")
    }

    /// "Toronto", "Londres"; nil where the zone is no place ("UTC").
    package func place(in language: Language) -> String? {
        guard identifier.contains("/"), !identifier.hasPrefix("Etc/") else { return nil }
        let locale = Locale(identifier: language == .en ? "en_GB" : "fr_FR")
        return Date(timeIntervalSince1970: 0).formatted(
            Date.FormatStyle(locale: locale, timeZone: self).timeZone(.exemplarLocation))
    }
}
