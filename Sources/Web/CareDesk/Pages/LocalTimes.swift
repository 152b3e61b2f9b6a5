import Foundation
import Phrasebook
import SecurityQuestions

/// What time it may be where the caller is, beside the care desk's; nothing where the clocks show the same. A script moves them on.
struct LocalTimes {
    let there: CallerZone
    let now: Date

    init(of account: Account, brand: Brand, at now: Date) {
        there = CallerZone(of: account, brand: brand)
        self.now = now
    }

    func content(_ text: Text) -> HTML {
        let zones = there.zones.compactMap(TimeZone.init(identifier:))
        guard zones.contains(where: { $0.secondsFromGMT(for: now) != text.zone.secondsFromGMT(for: now) }) else {
            return .none
        }
        let clocks = zones.map { clock($0, $0.name(at: now, in: text.language), text) }
        let here = clock(text.zone, "\(text(LocalTimeWords.here)), \(text.zone.name(at: now, in: text.language))", text)
        return """
            <div><dt>\(text(LocalTimeWords.title))</dt><dd class="clocks">\(clocks) <small>\(text(source))</small>\(here)</dd></div>
            """
    }

    private var source: Phrase {
        switch there {
        case .ofPhones: LocalTimeWords.byPhones
        case .ofBrand: LocalTimeWords.byBrand
        }
    }

    /// The milliseconds that a clock of this zone would show in UTC stand beside it.
    private func clock(_ zone: TimeZone, _ name: String, _ text: Text) -> HTML {
        let shown = now.addingTimeInterval(TimeInterval(zone.secondsFromGMT(for: now)))
        let time = Text(language: text.language, zone: zone).time(now)
        let milliseconds = Int(shown.timeIntervalSince1970 * 1000)
        return "<span><strong data-clock=\"\(milliseconds)\">\(time)</strong> (\(name))</span> "
    }
}
