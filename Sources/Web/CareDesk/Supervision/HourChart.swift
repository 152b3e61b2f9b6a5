import Foundation
import Phrasebook
import SecurityQuestions

/// A bar for each hour's wrong answers, and a line across it for what is usual. The table under it says the same.
struct HourChart {
    let hours: [DeskHistory.Hour]
    /// Tells its patterns from another chart's.
    let id: String

    private static let step = 28
    private static let height = 100
    private static let margin = 24

    private var most: Double {
        max(1, hours.flatMap { [Double($0.figures.wrong), $0.usual] }.max() ?? 1)
    }

    func content(_ text: Text) -> HTML {
        let wrong = hours.map(\.figures.wrong).reduce(0, +)
        let (width, height) = (hours.count * Self.step, Self.height + 2 * Self.margin)
        return """
            <svg class="chart" viewBox="0 0 \(width) \(height)" role="img" \
            aria-label="\(text(OverviewWords.chart(wrong, peaks: hours.filter(\.isPeak).count)))">
            <defs><pattern id="hatched-\(id)" width="6" height="6" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)"><rect width="3" height="6"/></pattern></defs>
            <g class="wrong" fill="url(#hatched-\(id))">\(hours.enumerated().map { bar($0.offset, $0.element) })</g>
            <path class="usual" d="\(hours.enumerated().map { usual($0.offset, $0.element) })"/>
            \(hours.enumerated().map { words($0.offset, $0.element, text) })
            <line x1="0" y1="\(Self.bottom)" x2="\(width)" y2="\(Self.bottom)"/>
            </svg>
            <p class="legend"><span class="hatched-key"></span> \(text(SupervisorWords.wrong)) \
            <span class="line-key"></span> \(text(OverviewWords.usual))</p>
            """
    }

    private static let bottom = margin + height

    private func left(_ place: Int) -> Int { place * Self.step + 4 }

    private func height(_ hour: DeskHistory.Hour) -> Int {
        Int(Double(hour.figures.wrong) * Double(Self.height) / most)
    }

    /// None where nothing was wrong.
    private func bar(_ place: Int, _ hour: DeskHistory.Hour) -> HTML {
        let height = height(hour)
        return height == 0
            ? .none
            : "<rect x=\"\(left(place))\" y=\"\(Self.bottom - height)\" width=\"20\" height=\"\(height)\"/>"
    }

    private func usual(_ place: Int, _ hour: DeskHistory.Hour) -> HTML {
        "M\(left(place) - 2) \(Self.bottom - Int(hour.usual * Double(Self.height) / most))h24"
    }

    private func words(_ place: Int, _ hour: DeskHistory.Hour, _ text: Text) -> HTML {
        let middle = left(place) + 10
        let count: HTML =
            hour.figures.wrong == 0
            ? .none
            : "<text x=\"\(middle)\" y=\"\(Self.bottom - height(hour) - 6)\">\(hour.figures.wrong)</text>"
        let name: HTML =
            place % 3 == 0
            ? "<text class=\"day\" x=\"\(middle)\" y=\"\(Self.bottom + 18)\">\(text.hour(hour.startsAt))</text>" : .none
        return "\(count)\(name)"
    }
}

/// The same hours, the latest first, for whoever opens it.
struct HourTable {
    let hours: [DeskHistory.Hour]

    func content(_ text: Text) -> HTML {
        let heads = [SupervisorWords.checks, SupervisorWords.wrong, OverviewWords.usual]
        return """
            <details><summary>\(text(OverviewWords.everyHour))</summary>
            <div class="many"><table class="stacked figures">
            <thead><tr><th scope="col">\(text(OverviewWords.hour))</th>\
            \(heads.map { "<th scope=\"col\" class=\"number\">\(text($0))</th>" as HTML })</tr></thead>
            <tbody>\(hours.reversed().map { row($0, heads, text) })</tbody>
            </table></div></details>
            """
    }

    private func row(_ hour: DeskHistory.Hour, _ heads: [Phrase], _ text: Text) -> HTML {
        let peak: HTML = hour.isPeak ? " <strong>\(text(OverviewWords.peak))</strong>" : .none
        let values = [text.number(hour.figures.checks), text.number(hour.figures.wrong), text.average(hour.usual)]
        let cells: [HTML] = zip(heads, values).map { head, value in
            text.cell("\(value)", under: text(head), .number)
        }
        return "<tr><td>\(text.moment(hour.startsAt))\(peak)</td>\(cells)</tr>\n"
    }
}
