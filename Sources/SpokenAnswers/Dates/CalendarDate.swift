/// A day, a month or a year of the Gregorian calendar, as much of it as was said.
struct CalendarDate: Equatable {
    var year: Int?
    var month: Int?
    var day: Int?

    /// Nothing for a day that no calendar has.
    init?(year: Int?, month: Int?, day: Int?) {
        guard year.map({ 1...9999 ~= $0 }) ?? true, month.map({ 1...12 ~= $0 }) ?? true else { return nil }
        guard day.map({ 1...Self.days(in: month, of: year) ~= $0 }) ?? true, day == nil || month != nil else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// ISO 8601; two hyphens stand for a year that was not said: "1985-03-03", "1985-03", "--03-03".
    var strict: String {
        var text = year.map { Self.padded($0, to: 4) } ?? "-"
        for part in [month, day] { if let part { text += "-" + Self.padded(part, to: 2) } }
        return text
    }

    /// "3 March 1985", "3 mars 1985"
    func spoken(in language: Language) -> String {
        let monthName = month.flatMap { MonthNames.names[language]?[$0 - 1] }
        let name = language == .en ? monthName.map { $0.prefix(1).uppercased() + $0.dropFirst() } : monthName
        let spokenDay = day.map { language == .fr && $0 == 1 ? "1er" : String($0) }
        return [spokenDay, name, year.map(String.init)].compactMap { $0 }.joined(separator: " ")
    }

    private static func days(in month: Int?, of year: Int?) -> Int {
        switch month {
        case 2: year.map { $0.isMultiple(of: 4) && (!$0.isMultiple(of: 100) || $0.isMultiple(of: 400)) ? 29 : 28 } ?? 29
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
