import Foundation
import SecurityQuestions

/// Whether the colours of the brands can be read: 4.5 to 1 for text (WCAG 2.2, 1.4.3), of the accent with white and with the
/// grounds of pages and mails, of the accent on dark with the dark ones.
struct ColourCheck: Sendable {
    let brands: [Brand]

    static let least = 4.5
    /// As the style sheet and the mails have them.
    static let light = ["#ffffff", "#f6f6f4"]
    static let dark = ["#101316", "#15181b", "#1e2226"]

    func look() -> Finding.Outcome {
        let faults = brands.flatMap { brand in
            [
                fault(brand, "accent", brand.look.accent, on: Self.light),
                fault(brand, "accent-on-dark", brand.look.accentOnDark, on: Self.dark),
            ].compactMap(\.self)
        }
        return faults.isEmpty ? .ok("every brand’s can be read") : .warning(faults)
    }

    private func fault(_ brand: Brand, _ setting: String, _ colour: String, on grounds: [String]) -> String? {
        let worst = grounds.map { (ground: $0, ratio: Self.contrast(colour, $0)) }.min { $0.ratio < $1.ratio }
        guard let worst, worst.ratio < Self.least else { return nil }
        let (ratio, least) = (Self.written(worst.ratio, digits: 2), Self.written(Self.least, digits: 1))
        return
            "\(brand.name): \(setting) \(colour) has a contrast of \(ratio) to 1 with \(worst.ground), and \(least) are needed for "
            + "buttons, links and mails to be read: choose a \(setting == "accent" ? "darker" : "lighter") one."
    }

    private static func written(_ ratio: Double, digits: Int) -> String {
        ratio.formatted(
            .number.precision(.fractionLength(digits)).rounded(rule: .down).locale(Locale(identifier: "en_GB")))
    }

    /// WCAG 2.2, "contrast ratio"; of colours written `#rrggbb`.
    static func contrast(_ one: String, _ other: String) -> Double {
        let (first, second) = (luminance(one), luminance(other))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    private static func luminance(_ colour: String) -> Double {
        let value = Int(colour.dropFirst(), radix: 16) ?? 0
        let parts = [16, 8, 0].map { shift -> Double in
            let part = Double(value >> shift & 0xFF) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
