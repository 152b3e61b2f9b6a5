import Foundation
import Phrasebook
import SecurityQuestions

/// A table of what happened. With days, each has a head of its own; without, each entry tells its whole date.
struct ActivityTable {
    let entries: [ActivityEntry]
    var days: ActivityDays?

    func content(_ visit: Visit) -> HTML {
        let text = visit.text
        if entries.isEmpty { return "<p class=\"quiet\">\(text(PortalWords.noActivity))</p>" }
        return """
            <table class="stacked activity">
            <thead><tr><th scope="col">\(text(PortalWords.happened))</th><th scope="col">\(text(PortalWords.who))</th>\
            <th scope="col">\(text(PortalWords.when))</th></tr></thead>
            \(days.map { byDays($0, text) } ?? "<tbody>\(entries.map { row($0, text) })</tbody>" as HTML)
            </table>
            """
    }

    private func byDays(_ days: ActivityDays, _ text: Text) -> HTML {
        let groups: [HTML] = days.split(entries).map { day, entries in
            """
            <tbody><tr class="day"><th colspan="3" scope="rowgroup">\(days.words(day))</th></tr>
            \(entries.map { row($0, text) })</tbody>

            """
        }
        return "\(groups)"
    }

    private func row(_ entry: ActivityEntry, _ text: Text) -> HTML {
        let at = entry.newest.at
        return """
            <tr><td>\(told(entry, text))</td><td>\(text(ActivityWords.who(entry.newest)))</td>\
            <td>\(days == nil ? text.moment(at) : text.clock(at))</td></tr>

            """
    }

    private func told(_ entry: ActivityEntry, _ text: Text) -> HTML {
        let through: HTML? = entry.program.map { "<small>\(text(ActivityWords.through($0)))</small>" }
        guard entry.isCall else {
            let told = ActivityWords.told(entry.newest)
            return "\(text(entry.count > 1 ? ActivityWords.repeated(told, entry.count) : told))\(through.orNone)"
        }
        let steps: [HTML] = entry.steps.map { "<li>\(text.clock($0.at)) \(text(ActivityWords.told($0)))</li>" }
        return "\(text(ActivityWords.call(entry.steps)))\(through.orNone)<ol class=\"parts\">\(steps)</ol>"
    }
}
