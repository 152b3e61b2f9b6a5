/// The months, and what may stand in a date without being part of it.
///
/// One row: the number, the names in English, the names in French; `|` parts the short ones. Source: CLDR, calendars
/// gregorian, widths wide and abbreviated.
enum MonthNames {
    static let rows = """
        1  january|jan         janvier|janv|jan|jr
        2  february|feb        février|févr|fév
        3  march|mar           mars|mar
        4  april|apr           avril|avr
        5  may                 mai
        6  june|jun            juin
        7  july|jul            juillet|juil|juill|jul
        8  august|aug          août|aou
        9  september|sep|sept  septembre|sept|sep
        10 october|oct         octobre|oct
        11 november|nov        novembre|nov
        12 december|dec        décembre|déc
        """

    static let months: [Language: [String: Int]] = [.en: index(column: 1), .fr: index(column: 2)]
    static let names: [Language: [String]] = [.en: first(column: 1), .fr: first(column: 2)]

    /// Days of the week and little words: they change no date.
    static let fillers: [Language: Set<String>] = [
        .en: Table.keys(
            """
            monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
            the of on in day year month
            """),
        .fr: Table.keys(
            """
            lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim le la l du de d en au an année mois jour
            """),
    ]

    private static func index(column: Int) -> [String: Int] {
        var index: [String: Int] = [:]
        for row in Table.rows(rows) {
            for name in Table.alternatives(row[column]) { index[LetterFolding.shared.key(of: name)] = Int(row[0]) }
        }
        return index
    }

    private static func first(column: Int) -> [String] {
        Table.rows(rows).compactMap { Table.alternatives($0[column]).first.map(String.init) }
    }
}
