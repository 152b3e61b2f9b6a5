import Foundation
import Phrasebook
import SecurityQuestions

/// The days that entries fall on, where the brand's customers are.
struct ActivityDays {
    private let now: Date
    private let text: Text
    private let calendar: Calendar

    init(now: Date, text: Text) {
        (self.now, self.text) = (now, text)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = text.zone
        self.calendar = calendar
    }

    /// - Parameter entries: the newest first.
    func split(_ entries: [ActivityEntry]) -> [(day: Date, entries: [ActivityEntry])] {
        var days: [(day: Date, entries: [ActivityEntry])] = []
        for entry in entries {
            let day = calendar.startOfDay(for: entry.newest.at)
            if days.last?.day == day {
                days[days.count - 1].entries.append(entry)
            } else {
                days.append((day, [entry]))
            }
        }
        return days
    }

    func words(_ day: Date) -> String {
        let today = calendar.startOfDay(for: now)
        if day == today { return text(ActivityWords.today(text.day(day))) }
        let isYesterday = calendar.date(byAdding: .day, value: -1, to: today) == day
        return isYesterday ? text(ActivityWords.yesterday(text.day(day))) : text.day(day)
    }
}
