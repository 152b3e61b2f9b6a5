import Foundation
import Phrasebook
import SecurityQuestions

/// A bar for each day: what was verified is plain, what was wrong is hatched. The table beside it says the same.
struct DayChart {
    let days: [(day: Date, figures: CheckFigures)]

    private static let step = 40
    private static let height = 120
    /// Room for the count over a bar, and for the day under it.
    private static let margin = 24

    func content(_ text: Text) -> HTML {
        let total = days.map(\.figures).reduce(CheckFigures(), +)
        let (width, height) = (days.count * Self.step, Self.height + 2 * Self.margin)
        return """
            <svg class="chart" viewBox="0 0 \(width) \(height)" role="img" \
            aria-label="\(text(SupervisorWords.chart(total.checks, total.wrong, days: days.count)))">
            <defs><pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)"><rect width="3" height="6"/></pattern></defs>
            \(days.enumerated().map { bar($0.offset, $0.element.day, $0.element.figures, text) })
            <line x1="0" y1="\(Self.margin + Self.height)" x2="\(width)" y2="\(Self.margin + Self.height)"/>
            </svg>
            <p class="legend"><span class="plain-key"></span> \(text(SupervisorWords.verified)) \
            <span class="hatched-key"></span> \(text(SupervisorWords.wrong))</p>
            """
    }

    private func bar(_ place: Int, _ day: Date, _ figures: CheckFigures, _ text: Text) -> HTML {
        let most = max(1, days.map(\.figures.checks).max() ?? 1)
        let left = place * Self.step + 8
        let bottom = Self.margin + Self.height
        let whole = figures.checks * Self.height / most
        let wrong = figures.wrong * Self.height / most
        let middle = left + 12
        let count: HTML =
            figures.checks == 0
            ? .none : "<text x=\"\(middle)\" y=\"\(bottom - whole - 6)\">\(figures.checks)</text>"
        return """
            <rect class="verified" x="\(left)" y="\(bottom - whole)" width="24" height="\(whole - wrong)"/>\
            <rect class="wrong" fill="url(#hatched)" x="\(left)" y="\(bottom - wrong)" width="24" height="\(wrong)"/>\
            \(count)<text class="day" x="\(middle)" y="\(bottom + 18)">\(text.dayOfMonth(day))</text>

            """
    }
}
